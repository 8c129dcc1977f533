/**
 * Where things are in the chart, in CSS pixels, and back. The chart's origin is the top left corner of column 1 in the
 * first row; whoever paints adds the header and the tree. It knows no tasks.
 *
 * Sample: with cells of 26 pixels column 3 starts at 56, and 60 lies in column 3.
 */

/** Height of a row, as in VS Code's lists. */
export const ROW_HEIGHT = 22;
/** Above the rows: the numbers of columns, and above those the sprints where any are shown. */
export const RULER_HEIGHT = 26;
export const SPRINTS_HEIGHT = 20;
/** Left of column 1, so that a line in front of it is not lost in the edge of the list. */
export const GUTTER = 4;
/** In front of titles: of all rows, of each level, of the icon and its gap. */
export const INDENT = { first: 12, level: 12, icon: 20 } as const;
/** Cells may be this small and this large. */
export const CELL_RANGE = { least: 2, most: 48, usual: 24 } as const;
/** Below this blocks become bars with ticks. */
export const BLOCK_LEAST = 8;

/** The part of the chart in sight, right of the tree. */
export interface ChartWindow {
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
  /** Height of the header, below which the rows begin. */
  readonly header: number;
}

/** A half-open span of rows or columns, by index from 0. */
export interface IndexSpan {
  readonly from: number;
  readonly to: number;
}

/** Left edge of a column, counted from 1. A fraction is a place inside it. */
export function columnLeft(column: number, cell: number): number {
  return GUTTER + (column - 1) * cell;
}

/** The column at a place, from 1; smaller in front of the chart. */
export function columnAt(x: number, cell: number): number {
  return Math.floor((x - GUTTER) / cell) + 1;
}

/** What of `count` things of `size` pixels is in sight, with one more at either side. */
export function spanInSight(scroll: number, length: number, size: number, count: number): IndexSpan {
  const from = Math.max(0, Math.floor(scroll / size) - 1);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((scroll + length) / size) + 1) };
}

/** The scroll position nearest to `scroll` that brings `start` to `start + size` into a window of `length`. */
export function scrollIntoSight(scroll: number, length: number, start: number, size: number): number {
  if (start < scroll || size > length) return Math.max(0, start);
  return start + size > scroll + length ? start + size - length : scroll;
}

/** Pixels a frame by which a drag at `at` scrolls what lies between `from` and `to`: none but near an end, more beyond it. */
export function edgeSpeed(at: number, from: number, to: number): number {
  const edge = Math.min(28, (to - from) / 5);
  const beyond = at < from + edge ? at - from - edge : Math.max(0, at - to + edge);
  return Math.sign(beyond) * Math.min(24, Math.ceil(Math.abs(beyond) / 3));
}

/** The next cell size in a direction: about a quarter larger or smaller, whole pixels, within the range. */
export function zoomedCell(cell: number, direction: 1 | -1): number {
  const next = direction > 0 ? Math.max(cell + 1, Math.round(cell * 1.25)) : Math.min(cell - 1, Math.round(cell / 1.25));
  return Math.min(CELL_RANGE.most, Math.max(CELL_RANGE.least, next));
}

/** The largest cell size at which `columns` fit into `length`; never larger than usual. */
export function fittingCell(columns: number, length: number): number {
  const fitting = Math.floor((length - GUTTER) / Math.max(1, columns + 1));
  return Math.min(CELL_RANGE.usual, Math.max(CELL_RANGE.least, fitting));
}

/** Distance of numbered columns: every fifth, or as many fives as keep the numbers apart. */
export function rulerStep(cell: number): number {
  return [5, 10, 20, 50, 100, 200, 500].find((step) => step * cell >= 40) ?? 1000;
}
