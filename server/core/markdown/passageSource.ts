/**
 * The text of a passage as the inline rules see it, its lines joined without the marks of their containers, and the
 * way back from it to offsets of the note.
 *
 * Sample: for the paragraph of `> a` / `> b` the source is `a⏎b`, and its offset 2 is offset 6 of the note.
 */
import { type BlockScan, PassageRow } from './scan/blockRecords.ts';
import { endOfLineBefore } from './scan/passageRows.ts';

export interface PassageSource {
  readonly source: string;
  /** The offset in the note of an offset in `source`. */
  readonly offsetOf: (at: number) => number;
}

/** The source of the passage that begins at `row` of `scan.passages`. */
export function readPassageSource(scan: BlockScan, row: number): PassageSource {
  const { passages } = scan;
  const lines = passages[row + PassageRow.lines]!;
  return buildPassageSource(scan, passages[row + PassageRow.texts]!, passages[row + PassageRow.line]!, lines, passages[row + PassageRow.end]!);
}

/** Builds the source of `lines` lines from line `line` on, whose texts begin at `lineTexts[texts]`…, up to `end`. */
export function buildPassageSource(scan: BlockScan, texts: number, line: number, lines: number, end: number): PassageSource {
  const { text, lineTexts, lineStarts } = scan;
  const first = lineTexts[texts]!;
  if (lines === 1) return { source: text.slice(first, end), offsetOf: (at) => first + at };
  const pieces: string[] = [];
  const pieceStarts: number[] = [];
  let length = 0;
  for (let index = 0; index < lines; index++) {
    const pieceEnd = index === lines - 1 ? end : endOfLineBefore(text, lineStarts[line + index + 1]!);
    pieces.push(text.slice(lineTexts[texts + index], pieceEnd));
    pieceStarts.push(length);
    length += pieces[index]!.length + 1;
  }
  return { source: pieces.join('\n'), offsetOf: (at) => offsetInNote(at, pieceStarts, lineTexts, texts) };
}

/** Finds the line that holds `at` by bisection. */
function offsetInNote(at: number, pieceStarts: readonly number[], lineTexts: readonly number[], texts: number): number {
  let low = 0;
  let high = pieceStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (pieceStarts[middle]! <= at) low = middle;
    else high = middle;
  }
  return lineTexts[texts + low]! + at - pieceStarts[low]!;
}
