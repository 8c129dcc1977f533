/**
 * Checklist items: `* [ ] text`, `* [x] text`, `- [*] text`, and this product's own `[/]` (doing) and `[-]` (cancelled).
 * It knows nothing of what the text says.
 */
import type { ItemState } from '../model/documentModel.ts';
import type { LineReader } from './lineReader.ts';
import { DELIMITER, delimiterOf, isBlank, isBlockAttributeLine, isCommentLine, listMarkerEnd } from './linePatterns.ts';
import { startsListItem } from './paragraph.ts';
import type { Place, Scan } from './scan.ts';

const STATE_BY_SIGN: Readonly<Record<string, ItemState>> = {
  ' ': 'open', x: 'done', X: 'done', '*': 'done', '/': 'doing', '-': 'cancelled',
};

/**
 * Reports the item on the line last peeked at, when its text (from `content`) begins with a box; returns its index in
 * the checklist, or -1. Its further lines are added by `closeChecklistItem`.
 */
export function addChecklistItem(scan: Scan, reader: LineReader, markerStart: number, content: number, place: Place): number {
  const { text, end } = reader;
  const state = STATE_BY_SIGN[text[content + 1] ?? ''];
  if (state === undefined || text.charCodeAt(content + 2) !== 93 || content + 3 >= end || !isBlank(text.charCodeAt(content + 3))) return -1;
  let textStart = content + 4;
  while (textStart < end && isBlank(text.charCodeAt(textStart))) textStart++;
  scan.findings.items.push({
    state, line: reader.line, endLine: reader.line, span: { start: markerStart, end }, markerSpan: { start: markerStart, end: listMarkerEnd(text, markerStart, end) },
    boxSpan: { start: content + 1, end: content + 2 }, textLines: [{ start: textStart, end }],
    depth: place.listDepth, parent: place.item, heading: scan.findings.headings.length - 1,
  });
  return scan.findings.items.length - 1;
}

/** Adds to an item where it ends: at the end of the last line of its content. */
export function closeChecklistItem(scan: Scan, index: number, lines: { readonly from: number; readonly to: number }): void {
  const item = scan.findings.items[index]!;
  const { data } = scan.buffer;
  let inText = true;
  let last = item.span.end;
  for (let at = lines.from * 3; at < lines.to * 3; at += 3) {
    const start = data[at]!;
    const end = data[at + 1]!;
    if (start < 0 || start === end) {
      inText = false;
      continue;
    }
    inText &&= continuesText(scan, start, end);
    if (inText && !isCommentLine(scan.text, start, end)) item.textLines.push(trimmed(scan.text, start, end));
    last = end;
    item.endLine = data[at + 2]!;
  }
  item.span = { start: item.span.start, end: last };
}

function continuesText(scan: Scan, start: number, end: number): boolean {
  const { text } = scan;
  return !(end - start === 1 && text.charCodeAt(start) === 43) && !isBlockAttributeLine(text, start, end)
    && delimiterOf(text, start, end) === DELIMITER.none && !startsListItem(scan, text, start, end);
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from < end && isBlank(text.charCodeAt(from))) from++;
  return { start: from, end };
}
