/**
 * What all parts of the block scanner share while one document is scanned: its attributes, where findings go, the
 * buffer for lines to be scanned again, and quick answers to "does this line hold `::`?".
 * It knows none of the rules.
 */
import type { HeadingContainer } from '../model/documentModel.ts';
import type { Attributes } from './attributes.ts';
import type { Findings } from './findings.ts';
import type { LineBuffer } from './lineReader.ts';
import { LineReader } from './lineReader.ts';
import { INLINE_ANCHOR, LEADING_ANCHOR } from './linePatterns.ts';

/** How deep lists and blocks may nest before the innermost are taken for plain text; keeps any note linear. */
export const MAXIMUM_DEPTH = 64;

/** Where a block stands. */
export interface Place {
  readonly container: HeadingContainer;
  /** Lists and blocks around it. */
  readonly depth: number;
  /** Lists around it. */
  readonly listDepth: number;
  /** Index of the nearest checklist item around it, or -1. */
  readonly item: number;
}

export const DOCUMENT_PLACE: Place = { container: 'document', depth: 0, listDepth: 0, item: -1 };

export class Scan {
  readonly attributes: Attributes;
  readonly findings: Findings;
  readonly buffer: LineBuffer;
  readonly reader: LineReader;
  /** Style of the section being read, for bibliographies. */
  sectionStyle: string | undefined;
  private readonly colons = new Occurrence('::');
  private readonly semicolons = new Occurrence(';;');
  private readonly brackets = new Occurrence('[');

  constructor(reader: LineReader, buffer: LineBuffer, attributes: Attributes, findings: Findings) {
    this.buffer = buffer;
    this.reader = reader;
    this.attributes = attributes;
    this.findings = findings;
  }

  get text(): string {
    return this.reader.text;
  }

  /** A reader of the lines put into the buffer since it held `from`. */
  nested(from: number): LineReader {
    return new LineReader(this.text, undefined, this.buffer, from, this.buffer.length);
  }

  /** Whether the line holds `::` or `;;`, without which it is no description list item. */
  mayBeDescription(start: number, end: number): boolean {
    return this.colons.isIn(this.text, start, end) || this.semicolons.isIn(this.text, start, end);
  }

  /** Registers the anchors in a line of running text. */
  findAnchors(start: number, end: number): void {
    if (!this.brackets.isIn(this.text, start, end)) return;
    const line = this.text.slice(start, end);
    if (!line.includes('[[') && !line.includes('or:')) return;
    for (const match of line.matchAll(INLINE_ANCHOR)) {
      const id = match[1] ?? match[3]!;
      this.findings.addId(id, match[2] ?? match[4]);
    }
  }

  /** Registers the anchors that cells in a line of a table begin with; `opensCell` when the line is the start of one. */
  findCellAnchors(start: number, end: number, opensCell: boolean): void {
    if (!this.brackets.isIn(this.text, start, end)) return;
    this.text.slice(start, end).split('|').forEach((cell, index) => {
      const anchor = index > 0 || opensCell ? LEADING_ANCHOR.exec(cell.trimStart()) : null;
      if (anchor !== null) this.findings.addId(anchor[1]!, anchor[2]);
    });
  }
}

/** Remembers where a string comes next, so that asking line by line costs one search per occurrence. */
class Occurrence {
  private readonly needle: string;
  /** Between these offsets it does not begin. */
  private from = 0;
  private found = -1;
  /** The end of what begins at `found`; infinite when the text has ended there, for now. */
  private foundEnd = 0;

  constructor(needle: string) {
    this.needle = needle;
  }

  isIn(text: string, start: number, end: number): boolean {
    if (start > this.found) this.search(text, start);
    return start >= this.from ? this.foundEnd <= end : text.slice(start, end).includes(this.needle);
  }

  private search(text: string, from: number): void {
    const at = text.indexOf(this.needle, from);
    this.from = from;
    this.found = at < 0 ? text.length - 1 : at;
    this.foundEnd = at < 0 ? Number.POSITIVE_INFINITY : at + this.needle.length;
  }
}
