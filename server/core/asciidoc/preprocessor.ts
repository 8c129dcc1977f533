/**
 * The outermost supply of lines: the text itself, front matter passed over, conditional directives carried out and
 * include directives handed on. Lines come without trailing white space, as offsets.
 *
 * An include that nobody expands reads as a line of text, as in Asciidoctor's secure mode, except above the document
 * title, where it reads as nothing: there it brings attributes, and the title must not be lost to it.
 * It knows nothing of blocks; directives act inside listings too.
 */
import type { LineIndex } from '../text/lineIndex.ts';
import type { Attributes } from './attributes.ts';
import { holds, isExpression, parseConditional } from './conditional.ts';
import type { ConditionalDirective } from './conditional.ts';
import type { LineReader, LineSource } from './lineReader.ts';

/** A stretch of text with its lines: the note, or a file put in its place. */
export interface Frame {
  readonly lines: LineIndex;
  /** Offset of the frame in the reader's text. */
  readonly base: number;
  /** The next line to read, counted in `lines`, or in `selected` where that is given. */
  next: number;
  /** One past the last line. */
  readonly last: number;
  /** The lines to read, where not all are. */
  readonly selected?: readonly number[];
  /** False where directives are plain text: files that are no AsciiDoc. */
  readonly directives: boolean;
  /** Called when the frame has been read to its end. */
  readonly leave?: () => void;
}

/** An include line as found: offsets in the reader's text. */
export interface IncludeLine {
  readonly target: string;
  readonly options: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface PreprocessorEvents {
  /** An include directive in force; true when it was expanded (a frame was entered) or is to be left out. */
  include(include: IncludeLine): boolean;
  /** A conditional block from its directive to its `endif` (or the end of the text). */
  conditional(startLine: number, endLine: number): void;
  /** Lines left out because their condition does not hold. */
  skipped(startLine: number, endLine: number): void;
  problem(code: string, message: string, start: number, end: number): void;
}

interface OpenConditional {
  readonly target: string;
  readonly isExpression: boolean;
  readonly skippingBefore: boolean;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const INCLUDE = /^\\?include::([^\s[](?:[^[]*[^\s[])?)\[(.*)\]$/;

export class Preprocessor implements LineSource {
  raw = false;
  /** True until a line of content has been read. */
  private opening = true;
  private skipping = false;
  private skippedFrom = 0;
  private readonly conditionals: OpenConditional[] = [];
  private readonly frames: Frame[] = [];
  private frame: Frame;
  private readonly attributes: Attributes;
  private readonly events: PreprocessorEvents;

  constructor(frame: Frame, attributes: Attributes, events: PreprocessorEvents) {
    this.frame = frame;
    this.attributes = attributes;
    this.events = events;
  }

  /** Number of files being read inside one another, the outermost not counted. */
  get depth(): number {
    return this.frames.length;
  }

  /** Reads `frame` before going on with what is being read now. */
  enter(frame: Frame): void {
    this.frames.push(this.frame);
    this.frame = frame;
  }

  load(reader: LineReader): boolean {
    for (;;) {
      const { frame } = this;
      if (frame.next >= frame.last) {
        if (!this.leave(reader)) return false;
        continue;
      }
      const { text } = reader;
      const index = frame.selected === undefined ? frame.next : frame.selected[frame.next]!;
      frame.next++;
      const { starts } = frame.lines;
      const start = frame.base + starts[index]!;
      let end = index + 1 < starts.length ? frame.base + starts[index + 1]! : frame.base + frame.lines.length;
      while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
      reader.start = start;
      reader.end = end;
      reader.line = index;
      if (end > start && !this.raw && frame.directives) {
        const first = text.charCodeAt(start);
        if ((first === 105 || first === 101 || first === 92) && text.charCodeAt(end - 1) === 93) {
          const outcome = this.directive(reader);
          if (outcome === 'drop') continue;
          if (outcome === 'keep') return true;
        }
        if (this.opening && !this.skipping && first !== 58 && first !== 47 && first !== 91 && first !== 46) this.opening = false;
      }
      if (!this.skipping || this.raw) return true;
    }
  }

  /** Ends the current frame; false when it was the outermost. */
  private leave(reader: LineReader): boolean {
    const parent = this.frames.pop();
    if (parent === undefined) {
      this.closeConditionals(reader.line);
      return false;
    }
    this.frame.leave?.();
    this.frame = parent;
    return true;
  }

  private closeConditionals(lastLine: number): void {
    if (this.skipping) this.events.skipped(this.skippedFrom, this.frame.last - 1);
    for (const open of this.conditionals.splice(0)) {
      this.events.problem('unterminated-conditional', 'This condition has no endif::[], so it reaches to the end of the note.', open.start, open.end);
      this.events.conditional(open.line, lastLine);
    }
    this.skipping = false;
  }

  /**
   * Looks at a line that may be a directive: `drop` it, `keep` it (perhaps shortened) whatever is being skipped, or
   * treat it as the `ordinary` line it is.
   */
  private directive(reader: LineReader): 'drop' | 'keep' | 'ordinary' {
    const line = reader.text.slice(reader.start, reader.end);
    const conditional = parseConditional(line);
    if (conditional !== undefined) {
      if (!conditional.escaped) return this.conditional(conditional, reader);
      reader.start++;
      return 'keep';
    }
    if (this.skipping) return 'drop';
    return this.include(line, reader);
  }

  private include(line: string, reader: LineReader): 'drop' | 'keep' | 'ordinary' {
    const match = INCLUDE.exec(line);
    if (match === null) return 'ordinary';
    if (line.startsWith('\\')) {
      reader.start++;
      return 'keep';
    }
    const { start, end } = reader;
    const taken = this.events.include({ target: match[1]!, options: match[2]!, start, end, line: reader.line });
    return taken || this.opening ? 'drop' : 'keep';
  }

  private conditional(directive: ConditionalDirective, reader: LineReader): 'drop' | 'keep' {
    if (directive.name === 'endif') {
      this.endif(directive, reader);
      return 'drop';
    }
    const kept = this.skipping ? this.wouldOpen(directive) : holds(directive, this.attributes);
    if (kept === undefined) return 'drop';
    if (directive.content !== '' && directive.name !== 'ifeval') return this.oneLine(directive, kept && !this.skipping, reader);
    const { start, end, line } = reader;
    this.conditionals.push({
      target: directive.target, isExpression: directive.name === 'ifeval', skippingBefore: this.skipping, start, end, line,
    });
    if (!kept && !this.skipping) {
      this.skipping = true;
      this.skippedFrom = line + 1;
    }
    return 'drop';
  }

  /** Inside skipped lines a directive only counts for nesting, if it is well formed. */
  private wouldOpen(directive: ConditionalDirective): boolean | undefined {
    if (directive.name === 'ifeval') return directive.target === '' && isExpression(directive.content) ? true : undefined;
    return directive.target === '' ? undefined : true;
  }

  /** `ifdef::x[text]`: the text stands in for the line. */
  private oneLine(directive: ConditionalDirective, kept: boolean, reader: LineReader): 'drop' | 'keep' {
    if (!kept) return 'drop';
    reader.start += directive.contentAt;
    reader.end--;
    while (reader.end > reader.start && isWhiteSpace(reader.text.charCodeAt(reader.end - 1))) reader.end--;
    if (!directive.content.startsWith('include::')) return 'keep';
    const outcome = this.include(reader.text.slice(reader.start, reader.end), reader);
    return outcome === 'ordinary' ? 'keep' : outcome;
  }

  private endif(directive: ConditionalDirective, reader: LineReader): void {
    const open = this.conditionals.at(-1);
    if (directive.content !== '' || open === undefined) {
      const message = open === undefined ? 'This endif closes no condition; remove it.' : 'endif takes no text between its brackets.';
      this.events.problem('unmatched-endif', message, reader.start, reader.end);
    } else if (directive.target !== '' && directive.target !== open.target) {
      this.events.problem('unmatched-endif', `The condition open here is endif::${open.target}[].`, reader.start, reader.end);
    } else {
      this.conditionals.pop();
      this.events.conditional(open.line, reader.line);
      if (this.skipping && !open.skippingBefore) this.events.skipped(this.skippedFrom, reader.line - 1);
      this.skipping = open.skippingBefore;
    }
  }
}

/** White space as JavaScript's `\s` and NUL: what Asciidoctor.js cuts from the end of lines. */
function isWhiteSpace(unit: number): boolean {
  return !(unit > 32 && unit < 160) && isSpaceOrControl(unit);
}

function isSpaceOrControl(unit: number): boolean {
  return (unit >= 9 && unit <= 13) || unit === 32 || unit === 0 || unit === 0xa0 || unit === 0xfeff || unit === 0x1680
    || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000;
}
