/**
 * Adding rows to `scan.passages`, and where a line already read ends.
 */
import { type BlockScan, PassageRow } from './blockRecords.ts';
import { CARRIAGE_RETURN, LINE_FEED, trimmedEnd } from './characters.ts';
import type { ScanState } from './scanState.ts';

/** Records `lines` lines of text from line `line` on, whose text begins at `lineTexts[texts]`…; returns the row. */
export function addPassage(state: ScanState, line: number, texts: number, lines: number, end: number, isTableRow = 0): number {
  const { passages, lineTexts } = state.scan;
  const trimmed = trimmedEnd(state.text, lineTexts[texts + lines - 1]!, end);
  return passages.push(line, texts, lines, trimmed, isTableRow) - PassageRow.width;
}

/** Where line `line`, the one at hand or an earlier one, ends, its line ending not included. */
export function lineEndOf(state: ScanState, line: number): number {
  const next = state.scan.lineStarts[line + 1];
  return line === state.line || next === undefined ? state.lineEnd : endOfLineBefore(state.text, next);
}

/** Where line `line` ends, its line ending not included, once the whole text is scanned. */
export function endOfScannedLine(scan: BlockScan, line: number): number {
  const next = scan.lineStarts[line + 1];
  return next === undefined ? scan.text.length : endOfLineBefore(scan.text, next);
}

/** Where the line ends after which the next one starts at `next`. */
export function endOfLineBefore(text: string, next: number): number {
  const end = text.charCodeAt(next - 1) === LINE_FEED ? next - 1 : next;
  return text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
}
