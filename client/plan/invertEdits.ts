/**
 * The edits that take edits of a document back, computed before they are made.
 *
 * Sample: replacing `3` by `13` at 5 to 6 is taken back by replacing 5 to 7 with `3`.
 */
import { Position, Range } from 'vscode';
import type { TextDocument } from 'vscode';

export interface RangeEdit {
  readonly range: Range;
  readonly newText: string;
}

/** @param edits of the document as it is now, none overlapping another */
export function invertEdits(document: TextDocument, edits: readonly RangeEdit[]): readonly RangeEdit[] {
  const before = document.getText();
  const ordered = edits
    .map(({ range, newText }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let after = before;
  for (const { start, end, newText } of [...ordered].reverse()) after = after.slice(0, start) + newText + after.slice(end);
  const positionAt = createPositions(after);
  let shift = 0;
  return ordered.map(({ start, end, newText }) => {
    const range = new Range(positionAt(start + shift), positionAt(start + shift + newText.length));
    shift += newText.length - (end - start);
    return { range, newText: before.slice(start, end) };
  });
}

/** Offsets of a text that no document holds yet, as positions. */
function createPositions(text: string): (offset: number) => Position {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: ending }) => index + ending.length)];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return new Position(line, offset - starts[line]!);
  };
}
