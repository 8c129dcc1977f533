/**
 * Where the overview of a large chart lies on the canvas, and what a place in it stands for. It draws nothing.
 *
 * Sample: in the middle of the overview of a chart of 2,000 columns is column 1,000.
 */
import type { ChartWindow } from './geometry.ts';
import { ROW_HEIGHT } from './geometry.ts';

export interface MiniMap {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the overview for a column and a row. */
  readonly column: number;
  readonly row: number;
}

const SIZE = { width: 150, height: 110, margin: 10 } as const;
/** The chart is this much larger than its window before it gets an overview. */
const LARGE = 3;

/** Undefined where the chart is not large, or the window too small to give any of it away. */
export function placeMiniMap(window: ChartWindow, columns: number, rows: number, cell: number): MiniMap | undefined {
  const isLarge = rows * ROW_HEIGHT > LARGE * window.height || columns * cell > LARGE * window.width;
  if (!isLarge || window.width < 3 * SIZE.width || window.height < 2.5 * SIZE.height) return undefined;
  const [column, row] = [Math.min(4, SIZE.width / columns), Math.min(4, SIZE.height / rows)];
  const [width, height] = [Math.max(40, columns * column), Math.max(30, rows * row)];
  return { left: window.width - width - SIZE.margin, top: window.height - height - SIZE.margin, width, height, column, row };
}

export function isInMiniMap({ left, top, width, height }: MiniMap, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** The scroll position that brings a place of the overview to the middle of the window. */
export function scrollTo(map: MiniMap, window: ChartWindow, cell: number, x: number, y: number): { readonly left: number; readonly top: number } {
  return {
    left: Math.max(0, ((x - map.left) / map.column) * cell - window.width / 2),
    top: Math.max(0, ((y - map.top) / map.row) * ROW_HEIGHT - (window.height - window.header) / 2),
  };
}
