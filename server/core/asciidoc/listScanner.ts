/**
 * Lists: which lines belong to an item (its text, nested lists, blocks attached with `+`), and what stands in it.
 * As Asciidoctor does, the lines of an item are first put aside, then scanned as a document of their own; nested lists
 * therefore see what their parents left them. Follows the AsciiDoc documentation, "Lists".
 */
import { NO_METADATA } from './blockMetadata.ts';
import { scanBlock } from './blockScanner.ts';
import { addChecklistItem, closeChecklistItem } from './checklistItem.ts';
import type { ListKind } from './listItemLines.ts';
import { collectItemLines } from './listItemLines.ts';
import type { LineReader } from './lineReader.ts';
import {
  BIBLIOGRAPHY_ANCHOR, LEADING_ANCHOR, LIST, descriptionSibling, listMarker, listMarkerEnd, skipBlanks,
} from './linePatterns.ts';
import type { DescriptionItem } from './linePatterns.ts';
import type { Place, Scan } from './scan.ts';

/** Scans an unordered or ordered list whose first marker is `marker` (see `listMarker`). */
export function scanList(scan: Scan, reader: LineReader, marker: number, style: string | undefined, place: Place): void {
  const type = marker & LIST.typeMask;
  const bibliography = style === 'bibliography' || ((style === undefined || style === '') && scan.sectionStyle === 'bibliography');
  while (reader.peek()) {
    const next = listMarker(reader.text, reader.start, reader.end);
    if ((next & LIST.typeMask) !== type) break;
    scanItem(scan, reader, next, bibliography, place);
    if (reader.skipBlankLines() < 0) break;
  }
}

/** Scans a list of callouts, `<1> text`. */
export function scanCalloutList(scan: Scan, reader: LineReader, place: Place): void {
  while (reader.peek() && listMarker(reader.text, reader.start, reader.end) === LIST.callout) {
    scanItem(scan, reader, LIST.callout, false, place);
  }
}

/** Scans a description list whose first item is `first`. */
export function scanDescriptionList(scan: Scan, reader: LineReader, first: DescriptionItem, place: Place): void {
  let item: DescriptionItem | undefined = first;
  while (item !== undefined) {
    registerLeadingAnchor(scan, item.term, false);
    reader.skip();
    scanItemContent(scan, reader, { type: LIST.description, marker: 0, delimiter: first.delimiter }, item.hasText, place, -1);
    if (!reader.peek()) return;
    const { text, start, end } = reader;
    item = scan.mayBeDescription(start, end) ? descriptionSibling(text.slice(start, end), first.delimiter) : undefined;
  }
}

function scanItem(scan: Scan, reader: LineReader, marker: number, bibliography: boolean, place: Place): void {
  const { text, start, end } = reader;
  const type = marker & LIST.typeMask;
  const markerStart = skipBlanks(text, start, end);
  const content = skipBlanks(text, listMarkerEnd(text, markerStart, end), end);
  let item = -1;
  if (text.charCodeAt(content) === 91) {
    if (text.charCodeAt(content + 1) === 91) registerLeadingAnchor(scan, text.slice(content, end), bibliography);
    else if (type === LIST.unordered) item = addChecklistItem(scan, reader, markerStart, content, place);
  }
  reader.skip();
  scanItemContent(scan, reader, { type, marker, delimiter: '' }, true, place, item);
}

function registerLeadingAnchor(scan: Scan, text: string, bibliography: boolean): void {
  if (!text.startsWith('[[')) return;
  const anchor = (bibliography ? BIBLIOGRAPHY_ANCHOR : LEADING_ANCHOR).exec(text);
  if (anchor !== null) scan.findings.addId(anchor[1]!, anchor[2]);
}

/** Puts the lines of an item aside, the reader standing after its first line, and scans them. */
function scanItemContent(
  scan: Scan, reader: LineReader, list: ListKind, hasText: boolean, place: Place, item: number,
): void {
  const from = scan.buffer.length;
  collectItemLines(scan, reader, list, hasText);
  if (item >= 0) closeChecklistItem(scan, item, { from, to: scan.buffer.length });
  if (scan.buffer.length === from) return;
  const lines = scan.nested(from);
  const inside: Place = {
    container: place.container === 'quote' ? 'quote' : 'list', depth: place.depth + 1, listDepth: place.listDepth + 1, item: item >= 0 ? item : place.item,
  };
  const adjacent = skipLeadingComments(scan, lines);
  if (adjacent !== undefined) {
    const textOnly = list.type === LIST.description ? !hasText : adjacent;
    scanBlock(scan, lines, NO_METADATA, inside, { textOnly, listType: list.type });
    while (lines.peek()) scanBlock(scan, lines, NO_METADATA, inside, { textOnly: false, listType: list.type });
  }
  scan.buffer.length = from;
}

/**
 * Looks past comment lines at the start of an item's further lines: true when text follows directly, false when a
 * blank line does, undefined when there is nothing else. Nothing is passed over unless there is nothing else.
 */
function skipLeadingComments(scan: Scan, lines: LineReader): boolean | undefined {
  let comments: number[] | undefined;
  while (lines.peek() && lines.start !== lines.end && lines.text.startsWith('//', lines.start) && lines.end - lines.start >= 2) {
    (comments ??= []).push(lines.start, lines.end, lines.line);
    lines.skip();
  }
  const adjacent = lines.peek() ? lines.start !== lines.end : undefined;
  if (comments === undefined) return adjacent;
  if (adjacent !== undefined) {
    for (let at = comments.length; at > 0; at -= 3) lines.giveBack(comments[at - 3]!, comments[at - 2]!, comments[at - 1]!);
  } else {
    scan.findings.opaqueLines.push(comments[2]!, comments.at(-1)!);
  }
  return adjacent;
}
