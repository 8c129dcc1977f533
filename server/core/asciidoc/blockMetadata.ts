/**
 * The lines above a block that speak about it: `[attributes]`, `[[anchor]]`, `.Title`, comments and attribute entries.
 * They attach to the next block across blank lines. Follows the AsciiDoc documentation, "Block attributes".
 * It knows nothing of the block that follows.
 *
 * Sample: `[[a]]`, `.T`, `[quote#b]` give `{ style: 'quote', id: 'b', hasTitle: true }`.
 */
import { parseAttributeList, parseShorthand } from './attributeList.ts';
import { readAttributeEntry } from './attributeEntry.ts';
import type { LineReader } from './lineReader.ts';
import { BLOCK_ANCHOR, BLOCK_ATTRIBUTE_LIST, isBlockTitle, isCommentLine } from './linePatterns.ts';
import type { Scan } from './scan.ts';

export interface BlockMetadata {
  style: string | undefined;
  /** Empty when the block is to have no id. */
  id: string | undefined;
  /** Where `id` is written. */
  idStart: number;
  idEnd: number;
  referenceText: string | undefined;
  hasTitle: boolean;
}

/** Metadata of a block that has none. */
export const NO_METADATA: Readonly<BlockMetadata> = {
  style: undefined, id: undefined, idStart: 0, idEnd: 0, referenceText: undefined, hasTitle: false,
};

/** True for the styles that make a heading of a title, and no section. */
export function isDiscrete({ style }: Readonly<BlockMetadata>): boolean {
  return style === 'discrete' || style === 'float';
}

/**
 * Passes over metadata lines and the blank lines after them. Returns `metadata` (or a copy, if there was anything);
 * with `textOnly`, as in the text of a list item, only attributes and comments count.
 */
export function readMetadata(scan: Scan, reader: LineReader, metadata: Readonly<BlockMetadata>, textOnly: boolean): Readonly<BlockMetadata> {
  let into: BlockMetadata | undefined;
  while (reader.peek()) {
    const first = reader.text.charCodeAt(reader.start);
    if (reader.start === reader.end || (first !== 91 && first !== 47 && (textOnly || (first !== 46 && first !== 58)))) break;
    into ??= { ...metadata };
    if (!readMetadataLine(scan, reader, into, textOnly)) break;
    if (reader.skipBlankLines() < 0) break;
  }
  return into ?? metadata;
}

function readMetadataLine(scan: Scan, reader: LineReader, into: BlockMetadata, textOnly: boolean): boolean {
  const { text, start, end } = reader;
  switch (text.charCodeAt(start)) {
    case 91: // [
      if (text.charCodeAt(end - 1) !== 93 || !readBracketed(scan, text.slice(start, end), start, into)) return false;
      break;
    case 46: // .
      if (!isBlockTitle(text, start, end)) return false;
      into.hasTitle = true;
      break;
    case 58: // :
      return readAttributeEntry(scan, reader);
    default:
      return readComment(scan, reader, textOnly);
  }
  reader.skip();
  return true;
}

function readBracketed(scan: Scan, line: string, start: number, into: BlockMetadata): boolean {
  if (line.startsWith('[[')) {
    const anchor = BLOCK_ANCHOR.exec(line);
    if (anchor === null) return false;
    setId(into, anchor[1], start, line.length);
    if (anchor[2] !== undefined) into.referenceText = scan.attributes.resolve(anchor[2]);
    return true;
  }
  const list = BLOCK_ATTRIBUTE_LIST.exec(line);
  if (list === null) return false;
  const source = scan.attributes.resolve(list[1]!);
  if (source !== '') applyList(source, start, line.length, into);
  return true;
}

function applyList(source: string, start: number, length: number, into: BlockMetadata): void {
  const { positional, named } = parseAttributeList(source);
  const id = named.get('id');
  if (id !== undefined) setId(into, id, start, length);
  if (named.has('title')) into.hasTitle = true;
  into.referenceText = named.get('reftext') ?? into.referenceText;
  if (!(0 in positional)) return;
  const first = positional[0];
  if (first === undefined || first === '') {
    into.style = first;
    return;
  }
  const shorthand = parseShorthand(first);
  if (shorthand.id !== undefined) setId(into, shorthand.id, start, length);
  into.style = shorthand.style ?? into.style;
}

function setId(into: BlockMetadata, id: string | undefined, start: number, length: number): void {
  into.id = id;
  into.idStart = start;
  into.idEnd = start + length;
}

function readComment(scan: Scan, reader: LineReader, textOnly: boolean): boolean {
  const { text, start, end, line } = reader;
  if (isCommentLine(text, start, end)) {
    scan.findings.opaqueLines.push(line, line);
    reader.skip();
    return true;
  }
  if (textOnly || end - start < 4 || !reader.isUniform(47)) return false;
  skipCommentBlock(scan, reader);
  return true;
}

/** Passes over the comment block that opens on the line last peeked at; directives inside count for nothing. */
export function skipCommentBlock(scan: Scan, reader: LineReader): void {
  const { start, end, line } = reader;
  reader.skip();
  reader.setRaw(true);
  const closed = reader.skipThrough(start, end);
  reader.setRaw(false);
  scan.findings.addBlock('comment', line, reader.line);
  scan.findings.opaqueLines.push(line, reader.line);
  if (!closed) scan.findings.addProblem('unterminated-block', 'warning', 'This comment block is never closed, so it hides the rest of the note.', start, end);
}
