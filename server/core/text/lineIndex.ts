/**
 * Where the lines of a text begin, and the two conversions built on it: offset to position and back.
 *
 * Offsets count UTF-16 units from 0, as JavaScript strings and the Language Server Protocol do; lines and
 * characters count from 0 too. A line ends at `\n`, `\r\n` or a lone `\r`, as in VS Code and CommonMark.
 * It knows nothing of markup.
 *
 * Sample: in `"ab\r\ncd"` the lines start at 0 and 4; offset 5 is `{ line: 1, character: 1 }`.
 */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open span of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface LineIndex {
  /** Offset of the first unit of every line; the first is 0, so there is always one line. */
  readonly starts: readonly number[];
  /** Length of the text, in UTF-16 units. */
  readonly length: number;
}

/** Builds the index of `text` in one pass. */
export function buildLineIndex(text: string): LineIndex {
  const starts = [0];
  const hasCarriageReturn = text.includes('\r');
  if (!hasCarriageReturn) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return { starts, length: text.length };
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return { starts, length: text.length };
}

/** The line (from 0) that holds `offset`; offsets outside the text count as its first or last. */
export function lineAt(lines: LineIndex, offset: number): number {
  let low = 0;
  let high = lines.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines.starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** The position of `offset`, clamped to the text. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, lines.length));
  const line = lineAt(lines, clamped);
  return { line, character: clamped - lines.starts[line]! };
}

/** The offset of `position`; a line past the end gives the end of the text, a character past its line the next line's start. */
export function offsetAt(lines: LineIndex, position: Position): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.length;
  const next = lines.starts[position.line + 1] ?? lines.length;
  return Math.max(start, Math.min(start + position.character, next));
}
