/**
 * The words of a note and of each of its sections: what a reader reads, without front matter, comments,
 * attribute lines, markup and (by default) code.
 *
 * Kept apart from the outline, which is cheap: counting reads the whole text once. Text hidden by AsciiDoc conditionals
 * counts, since whether it shows depends on who renders the note. A heading that opens no section (quoted, in a list, in a
 * block, discrete) has the words of its title alone: what follows it belongs to the section it stands in, where the
 * text goes on after the quote or list ends.
 *
 * Sample: `# A b`, `c d e` gives the one section 5 own words.
 */
import type { Block, DocumentModel } from '../model/documentModel.ts';
import { countWords } from './countWords.ts';
import type { OutlineEntry } from './outline.ts';

export interface SectionWords {
  /** Of the heading and the text up to the first subsection. */
  readonly own: number;
  /** With all subsections. */
  readonly total: number;
}

export interface NoteWords {
  /** Of the whole note, the text before its first heading included. */
  readonly total: number;
  /** One for each entry of the outline. */
  readonly sections: readonly SectionWords[];
}

export interface CountOptions {
  /** Count the text of code blocks too. Default: false. */
  readonly code?: boolean;
}

/** Counts the words of a note by section. `entries` is the outline of `model`. Linear in the text. */
export function sectionWords(model: DocumentModel, entries: readonly OutlineEntry[], options: CountOptions = {}): NoteWords {
  const own = entries.map(() => 0);
  let outside = 0;
  let section = -1;
  let next = 0;
  for (const run of proseRuns(model, options.code ?? false)) {
    let at = run.start;
    while (at < run.end) {
      while (next < entries.length && entries[next]!.span.start <= at) section = next++;
      section = enclosing(entries, section, at);
      const end = Math.min(run.end, entries[next]?.span.start ?? run.end, entries[section]?.span.end ?? run.end);
      const words = countWords(model.text, at, end);
      if (section === -1) outside += words;
      else own[section]! += words;
      at = end;
    }
  }
  const totals = sumUp(own, entries);
  const total = entries.reduce((sum, { parent }, index) => (parent === -1 ? sum + totals[index]! : sum), outside);
  return { total, sections: own.map((words, index) => ({ own: words, total: totals[index]! })) };
}

/** Own words with those of everything below. Parents precede their children. */
export function sumUp(own: readonly number[], entries: readonly { readonly parent: number }[]): readonly number[] {
  const totals = [...own];
  for (let index = entries.length - 1; index >= 0; index--) {
    const { parent } = entries[index]!;
    if (parent !== -1) totals[parent]! += totals[index]!;
  }
  return totals;
}

/** The innermost section around `at`, going out from one that may have ended before it. */
function enclosing(entries: readonly OutlineEntry[], section: number, at: number): number {
  let found = section;
  while (found !== -1 && entries[found]!.span.end <= at) found = entries[found]!.parent;
  return found;
}

/** The stretches of text that are prose, in order: whole lines, without what a reader does not see. */
function* proseRuns(model: DocumentModel, withCode: boolean): Generator<{ start: number; end: number }> {
  const { lines, text } = model;
  const hidden = hiddenLines(model, withCode);
  const isHiddenLine = model.dialect === 'markdown' ? isReferenceDefinition : isDirective;
  let start = 0;
  for (let line = 0; line < lines.starts.length; line++) {
    const from = lines.starts[line]!;
    if (hidden[line] === 0 && !isHiddenLine(text, from)) continue;
    if (start < from) yield { start, end: from };
    start = lines.starts[line + 1] ?? lines.length;
  }
  if (start < lines.length) yield { start, end: lines.length };
}

/** 1 for every line of a block that is not read. */
function hiddenLines(model: DocumentModel, withCode: boolean): Uint8Array {
  const hidden = new Uint8Array(model.lines.starts.length);
  for (const block of model.blocks) {
    if (isHidden(model, block, withCode)) hidden.fill(1, block.startLine, block.endLine + 1);
  }
  for (const { line } of model.attributes) hidden[line] = 1;
  return hidden;
}

function isHidden(model: DocumentModel, block: Block, withCode: boolean): boolean {
  switch (block.kind) {
    case 'frontMatter': case 'comment': case 'math': return true;
    case 'code': return !withCode;
    case 'html': return startsUnread(model, block.startLine);
    default: return false;
  }
}

/** An HTML block that shows nothing: a comment, declaration, instruction, script or style sheet. */
function startsUnread(model: DocumentModel, line: number): boolean {
  const start = model.lines.starts[line]!;
  return /^[ \t]{0,3}<(?:!|\?|script|style)/i.test(model.text.slice(start, start + 12));
}

const START_LENGTH = 80;

/** Markdown: `[label]: target`. */
function isReferenceDefinition(text: string, from: number): boolean {
  if (text[from] !== '[' && text[from] !== ' ') return false;
  return /^ {0,3}\[[^\]^][^\]]*\]:/.test(text.slice(from, from + START_LENGTH));
}

/** AsciiDoc: block attribute lines and anchors, line comments, directives and pictures. */
function isDirective(text: string, from: number): boolean {
  switch (text[from]) {
    case '[': return /^\[(?:[\w#.%"',]|\[).*\][ \t]*$/m.test(lineFrom(text, from));
    case '/': return text[from + 1] === '/';
    case 'i': case 'e': case 't': return /^(?:ifn?def|ifeval|endif|include|image|toc)::/.test(text.slice(from, from + 10));
    default: return false;
  }
}

function lineFrom(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? undefined : Math.min(end, from + 1000)).replace(/\r$/, '');
}
