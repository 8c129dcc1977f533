/**
 * The checklist items of a scanned text: list items whose first block is a paragraph that begins with a box and a
 * blank (GFM 5.3). Besides GitHub's states it knows `[/]`, in progress, and `[-]`, cancelled.
 *
 * Sample: `1. [x] done` is an item of state `done`, `- [x](y)` is none.
 */
import type { ChecklistItem, ItemState } from '../model/documentModel.ts';
import type { Span } from '../text/lineIndex.ts';
import { type BlockScan, BlockRow, HeadingRow, ItemRow, PassageRow } from './scan/blockRecords.ts';
import { CLOSING_BRACKET, isBlank, OPENING_BRACKET, trimmedEnd } from './scan/characters.ts';
import { endOfScannedLine } from './scan/passageRows.ts';

const STATE_BY_BOX: Readonly<Record<string, ItemState>> = { ' ': 'open', x: 'done', X: 'done', '/': 'doing', '-': 'cancelled' };
/** `[ ]` and the blank after it. */
const BOX_LENGTH = 3;

/** Reads all checklist items. */
export function readChecklist(scan: BlockScan): ChecklistItem[] {
  const checklist: ChecklistItem[] = [];
  /** For each item the index in `checklist` of itself or the nearest one around it. */
  const nearest: number[] = [];
  for (let row = 0; row < scan.items.length; row += ItemRow.width) {
    const around = scan.items[row + ItemRow.parent]!;
    const parent = around === -1 ? -1 : nearest[around / ItemRow.width]!;
    const item = readItem(scan, row, parent);
    nearest.push(item === undefined ? parent : checklist.push(item) - 1);
  }
  return checklist;
}

function readItem(scan: BlockScan, row: number, parent: number): ChecklistItem | undefined {
  const { items, blocks, passages, lineTexts } = scan;
  const passage = items[row + ItemRow.passage]!;
  if (passage === -1) return undefined;
  const box = lineTexts[passages[passage + PassageRow.texts]!]!;
  const state = boxState(scan, box, passage);
  if (state === undefined) return undefined;
  const block = items[row + ItemRow.block]!;
  const start = items[row + ItemRow.markerStart]!;
  const endLine = blocks[block + BlockRow.endLine]!;
  return {
    state,
    line: blocks[block + BlockRow.startLine]!,
    endLine,
    span: { start, end: endOfScannedLine(scan, endLine) },
    markerSpan: { start, end: items[row + ItemRow.markerEnd]! },
    boxSpan: { start: box + 1, end: box + 2 },
    textLines: readTextLines(scan, passage),
    depth: items[row + ItemRow.depth]!,
    parent,
    heading: items[row + ItemRow.headings]! / HeadingRow.width - 1,
  };
}

/** The state of the box at `box`, undefined if there is none or no text after it on its line. */
function boxState(scan: BlockScan, box: number, passage: number): ItemState | undefined {
  const { text } = scan;
  if (text.charCodeAt(box) !== OPENING_BRACKET || text.charCodeAt(box + 2) !== CLOSING_BRACKET) return undefined;
  if (!isBlank(text.charCodeAt(box + BOX_LENGTH))) return undefined;
  const lineEnd = endOfScannedLine(scan, scan.passages[passage + PassageRow.line]!);
  if (trimmedEnd(text, box + BOX_LENGTH, lineEnd) === box + BOX_LENGTH) return undefined;
  return STATE_BY_BOX[text.charAt(box + 1)];
}

/** One span a line, the box left out. */
function readTextLines(scan: BlockScan, passage: number): Span[] {
  const texts = scan.passages[passage + PassageRow.texts]!;
  const line = scan.passages[passage + PassageRow.line]!;
  const lines = scan.passages[passage + PassageRow.lines]!;
  const first = withoutBlanks(scan.text, scan.lineTexts[texts]! + BOX_LENGTH, endOfScannedLine(scan, line));
  // Nearly all have one line, and a list that is written down takes less memory than one that grows.
  const spans = [first];
  for (let index = 1; index < lines; index++) spans.push(withoutBlanks(scan.text, scan.lineTexts[texts + index]!, endOfScannedLine(scan, line + index)));
  return spans;
}

function withoutBlanks(text: string, start: number, end: number): Span {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  return { start, end: trimmedEnd(text, start, end) };
}
