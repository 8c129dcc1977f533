/**
 * Scans one block: decides by its first line (and the style above it) what it is, and passes over it, finding the
 * headings, checklist items and anchors inside. The order of the rules in `scanBlock` is Asciidoctor's.
 * It knows nothing of sections, which only the document itself has.
 */
import type { BlockKind } from '../model/documentModel.ts';
import { NO_METADATA, isDiscrete, readMetadata, skipCommentBlock } from './blockMetadata.ts';
import type { BlockMetadata } from './blockMetadata.ts';
import type { LineReader } from './lineReader.ts';
import {
  DELIMITER, LIST, delimiterOf, descriptionItem, isBlank, isBlockMacro, isLayoutBreak, listMarker,
} from './linePatterns.ts';
import { scanCalloutList, scanDescriptionList, scanList } from './listScanner.ts';
import { readParagraph, readStyledParagraph, readVerbatimParagraph } from './paragraph.ts';
import { MAXIMUM_DEPTH } from './scan.ts';
import type { Place, Scan } from './scan.ts';
import { isTitleAhead, readTitle } from './sectionTitle.ts';

export interface BlockOptions {
  /** The block goes on with the text of a list item. */
  readonly textOnly: boolean;
  /** Type of the list around it (`LIST`), 0 for none. */
  readonly listType: number;
}

/** A block that goes on with nothing. */
export const PLAIN: BlockOptions = { textOnly: false, listType: 0 };

/** Blocks that delimiters open when no style says otherwise. */
const KIND_BY_DELIMITER: readonly BlockKind[] =
  ['paragraph', 'open', 'code', 'code', 'example', 'sidebar', 'quote', 'passthrough', 'table', 'comment', 'code'];

/** Styles that make something else of an open block. */
const KIND_BY_STYLE: Readonly<Record<string, BlockKind>> = {
  comment: 'comment', example: 'example', literal: 'code', listing: 'code', source: 'code', pass: 'passthrough', quote: 'quote',
  sidebar: 'sidebar', verse: 'verse', abstract: 'open', partintro: 'open',
};

const ADMONITIONS = new Set(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']);
const VERBATIM_STYLES = new Set(['literal', 'listing', 'source', 'verse']);
const PARAGRAPH_STYLES = new Set(['comment', 'example', 'open', 'pass', 'quote', 'sidebar', 'abstract', 'partintro']);
const COMPOUND = new Set<BlockKind>(['example', 'sidebar', 'quote', 'open']);

/** Scans all blocks of `reader` to its end. */
export function scanBlocks(scan: Scan, reader: LineReader, place: Place): void {
  while (reader.peek()) scanBlock(scan, reader, NO_METADATA, place, PLAIN);
}

/** Scans the block `reader` stands in front of; blank and metadata lines before it belong to it. */
export function scanBlock(
  scan: Scan, reader: LineReader, above: Readonly<BlockMetadata>, place: Place, options: BlockOptions,
): void {
  const blankLines = reader.skipBlankLines();
  if (blankLines < 0) return;
  const textOnly = options.textOnly && blankLines === 0;
  const metadata = readMetadata(scan, reader, above, textOnly);
  if (!reader.peek()) return;
  const delimiter = delimiterOf(reader.text, reader.start, reader.end);
  if (delimiter !== DELIMITER.none) scanDelimited(scan, reader, delimiter, metadata, place);
  else scanUndelimited(scan, reader, metadata, place, textOnly, blankLines === 0 ? options.listType : 0);
  if (metadata.id !== undefined) registerBlockId(scan, metadata);
}

function registerBlockId(scan: Scan, metadata: Readonly<BlockMetadata>): void {
  scan.findings.addId(metadata.id!, metadata.referenceText);
  if (metadata.id !== '') scan.findings.anchors.push({ id: metadata.id!, span: { start: metadata.idStart, end: metadata.idEnd } });
}

function scanUndelimited(
  scan: Scan, reader: LineReader, metadata: Readonly<BlockMetadata>, place: Place, textOnly: boolean, adjacentList: number,
): void {
  const { text, start, end } = reader;
  const { style } = metadata;
  if (style !== undefined && VERBATIM_STYLES.has(style)) return readVerbatimParagraph(scan, reader);
  const indented = isBlank(text.charCodeAt(start));
  if (!textOnly && isSingleLineBlock(text, start, end, indented)) return reader.skip();
  const marker = place.depth < MAXIMUM_DEPTH ? listMarker(text, start, end) : 0;
  if (marker !== 0) return (marker & LIST.typeMask) === LIST.callout ? scanCalloutList(scan, reader, place) : scanList(scan, reader, marker, style, place);
  if (place.depth < MAXIMUM_DEPTH && scan.mayBeDescription(start, end)) {
    const item = descriptionItem(text.slice(start, end));
    if (item !== undefined) return scanDescriptionList(scan, reader, item, place);
  }
  if (isDiscrete(metadata) && isTitleAhead(reader) > 0) return scanDiscrete(scan, reader, metadata, place);
  if (style !== undefined && (PARAGRAPH_STYLES.has(style) || ADMONITIONS.has(style))) return readStyledParagraph(scan, reader, style);
  const literal = indented && (style === undefined || style === '');
  if (!literal && !textOnly && text.charCodeAt(start) === 62 && text.charCodeAt(start + 1) === 32 && start + 1 < end) {
    return scanMarkdownQuote(scan, reader, place, adjacentList !== 0);
  }
  readParagraph(scan, reader, { breakAtList: adjacentList !== 0, literal, isText: textOnly || adjacentList === LIST.description });
}

function isSingleLineBlock(text: string, start: number, end: number, indented: boolean): boolean {
  if (!indented) return isLayoutBreak(text, start, end) || isBlockMacro(text, start, end);
  return end - start < 200 && /^ {0,3}([-*_])( *)\1\2\1$/.test(text.slice(start, end));
}

function scanDiscrete(scan: Scan, reader: LineReader, metadata: Readonly<BlockMetadata>, place: Place): void {
  readTitle(scan, reader, {
    metadata, container: place.container, discrete: true, role: undefined, numbered: false, level: undefined,
  });
}

function scanDelimited(scan: Scan, reader: LineReader, delimiter: number, metadata: Readonly<BlockMetadata>, place: Place): void {
  const { start, line } = reader;
  const end = delimiter === DELIMITER.fence ? start + 3 : reader.end;
  const kind = kindOf(delimiter, metadata.style);
  if (kind === 'comment') return skipCommentBlock(scan, reader);
  reader.skip();
  const nested = COMPOUND.has(kind) && place.depth < MAXIMUM_DEPTH;
  const closed = nested ? scanCompound(scan, reader, start, end, kind, place)
    : kind === 'table' ? scanTable(scan, reader, start, end) : reader.skipThrough(start, end);
  scan.findings.addBlock(kind, line, reader.line);
  if (!nested && kind !== 'table' && kind !== 'verse') scan.findings.opaqueLines.push(line, reader.line);
  if (!closed) {
    scan.findings.addProblem('unterminated-block', 'warning', 'This block is never closed, so it takes in the rest of what it stands in.', start, end);
  }
}

function kindOf(delimiter: number, style: string | undefined): BlockKind {
  if (style !== undefined) {
    if (delimiter === DELIMITER.open) return KIND_BY_STYLE[style] ?? (ADMONITIONS.has(style) ? 'example' : 'open');
    if (delimiter === DELIMITER.quote && style === 'verse') return 'verse';
  }
  return KIND_BY_DELIMITER[delimiter]!;
}

/** Passes over a table and registers the anchors its cells begin with; what else cells hold is not looked at. */
function scanTable(scan: Scan, reader: LineReader, from: number, to: number): boolean {
  let opensCell = true;
  while (reader.peek()) {
    const { text, start, end } = reader;
    const closed = reader.isLine(from, to);
    reader.skip();
    if (closed) return true;
    if (start !== end) {
      scan.findCellAnchors(start, end, opensCell);
      opensCell = text.charCodeAt(end - 1) === 124;
    }
  }
  return false;
}

/** Puts the lines up to the closing delimiter aside and scans them as blocks of their own. */
function scanCompound(scan: Scan, reader: LineReader, from: number, to: number, kind: BlockKind, place: Place): boolean {
  const first = scan.buffer.length;
  let closed = false;
  while (!closed && reader.peek()) {
    closed = reader.isLine(from, to);
    if (!closed) scan.buffer.push(reader.start, reader.end, reader.line);
    reader.skip();
  }
  const container = kind === 'quote' ? 'quote' : place.container === 'document' ? 'block' : place.container;
  scanBlocks(scan, scan.nested(first), { ...place, container, depth: place.depth + 1 });
  scan.buffer.length = first;
  return closed;
}

/** A quote in Markdown's manner: `> ` is cut off its lines, which are then blocks of their own. */
function scanMarkdownQuote(scan: Scan, reader: LineReader, place: Place, breakAtList: boolean): void {
  const first = scan.buffer.length;
  const startLine = reader.line;
  readParagraph(scan, reader, { breakAtList, literal: false, isText: false, collect: true });
  const { data } = scan.buffer;
  for (let at = first * 3; at < scan.buffer.length * 3; at += 3) {
    const start = data[at]!;
    if (reader.text.charCodeAt(start) !== 62) continue;
    if (data[at + 1] === start + 1) data[at] = start + 1;
    else if (reader.text.charCodeAt(start + 1) === 32) data[at] = start + 2;
  }
  const lastLine = data[scan.buffer.length * 3 - 1] ?? startLine;
  if (place.depth < MAXIMUM_DEPTH) scanBlocks(scan, scan.nested(first), { ...place, container: 'quote', depth: place.depth + 1 });
  scan.buffer.length = first;
  scan.findings.addBlock('quote', startLine, lastLine);
}
