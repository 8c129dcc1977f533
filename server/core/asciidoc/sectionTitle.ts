/**
 * Titles of sections and discrete headings: is one ahead, in one line or two, and what does it say about itself.
 * Follows the AsciiDoc documentation, "Section titles and levels". It knows nothing of where sections may stand.
 */
import type { HeadingContainer } from '../model/documentModel.ts';
import type { BlockMetadata } from './blockMetadata.ts';
import type { LineReader } from './lineReader.ts';
import { substituteReferences } from './attributes.ts';
import { TITLE_ANCHOR, atxContentEnd, atxLevel, setextLevel, skipBlanks } from './linePatterns.ts';
import type { Scan } from './scan.ts';

/** Level (from 1) of the title `reader` stands in front of, by its marks alone; 0 when there is none. */
export function isTitleAhead(reader: LineReader): number {
  if (!reader.peek() || reader.start === reader.end) return 0;
  const second = reader.peekSecond();
  const level = atxLevel(reader.text, reader.start, reader.end);
  if (level > 0 || !second) return level;
  return setextLevel(reader.text, reader.start, reader.end, reader.secondStart, reader.secondEnd);
}

export interface TitlePlace {
  readonly metadata: Readonly<BlockMetadata>;
  readonly container: HeadingContainer;
  readonly discrete: boolean;
  readonly role: string | undefined;
  readonly numbered: boolean;
  /** The level where it is not that of the marks plus `leveloffset`. */
  readonly level: number | undefined;
}

/** Reads the title ahead and reports it. */
export function readTitle(scan: Scan, reader: LineReader, place: TitlePlace): void {
  const { metadata } = place;
  const title = titleAhead(reader, metadata.id !== undefined);
  const explicitId = metadata.id ?? title.anchorId;
  scan.findings.addHeading({
    level: place.level ?? offsetLevel(scan, title.level), line: title.line, endLine: title.endLine,
    start: title.start, end: title.end, titleStart: title.titleStart, titleEnd: title.titleEnd, style: title.style,
    container: place.container, discrete: place.discrete, role: place.role, numbered: place.numbered, explicitId,
    referenceText: title.referenceText ?? metadata.referenceText, settings: scan.attributes.titleSettings,
    references: captureReferences(scan, reader.text.slice(title.titleStart, title.titleEnd)), title: undefined,
  });
}

/** `level` (from 1) moved by `leveloffset`, never above 1. */
export function offsetLevel(scan: Scan, level: number): number {
  return Math.max(1, level + scan.attributes.levelOffset);
}

interface TitleLines {
  readonly level: number;
  readonly line: number;
  readonly endLine: number;
  readonly start: number;
  readonly end: number;
  readonly titleStart: number;
  readonly titleEnd: number;
  readonly style: 'atx' | 'setext';
  readonly anchorId: string | undefined;
  readonly referenceText: string | undefined;
}

/** Reads the lines of the title ahead, without reporting it; ` [[id]]` at its end counts unless `ignoreAnchor`. */
export function titleAhead(reader: LineReader, ignoreAnchor: boolean): TitleLines {
  const level = isTitleAhead(reader);
  const { text, start, end, line } = reader;
  const marks = atxLevel(text, start, end);
  const titleStart = skipBlanks(text, start + marks, end);
  const wholeEnd = marks > 0 ? atxContentEnd(text, start, end, marks, titleStart) : end;
  const anchor = !ignoreAnchor && text.charCodeAt(wholeEnd - 1) === 93 && text.charCodeAt(wholeEnd - 2) === 93
    ? TITLE_ANCHOR.exec(text.slice(titleStart, wholeEnd)) : null;
  const found = anchor !== null && anchor[1] === undefined ? anchor : null;
  reader.skip();
  let last = end;
  let endLine = line;
  if (marks === 0) {
    reader.peek();
    last = reader.end;
    endLine = reader.line;
    reader.skip();
  }
  return {
    level, line, endLine, start, end: last, titleStart, style: marks > 0 ? 'atx' : 'setext',
    titleEnd: found === null ? wholeEnd : wholeEnd - found[0].length, anchorId: found?.[2], referenceText: found?.[3],
  };
}

/** The values of the references in a title as they are at this line; counters advance here, once and for all. */
export function captureReferences(scan: Scan, title: string): ReadonlyMap<string, (string | undefined)[]> | undefined {
  if (!title.includes('{')) return undefined;
  const values = new Map<string, (string | undefined)[]>();
  substituteReferences(title, (reference) => {
    const value = scan.attributes.valueOf(reference);
    const known = values.get(reference);
    if (known === undefined) values.set(reference, [value]);
    else known.push(value);
    return value;
  }, false);
  return values;
}
