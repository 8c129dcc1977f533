/**
 * One picture of the chart: what is drawn, where its window stands, and in which colours. Every layer gets it and draws its
 * part; none of them changes it. Places are pixels of the canvas, whose origin is above the ruler, right of the tree.
 */
import type { ChartModel } from './chartModel.ts';
import { ROW_HEIGHT, columnAt, columnLeft, spanInSight } from './geometry.ts';
import type { ChartWindow, IndexSpan } from './geometry.ts';
import type { Palette } from './palette.ts';
import type { TimelineState } from './timelineState.ts';

export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly state: TimelineState;
  /** The plan, or what the drag under way would make of it. */
  readonly model: ChartModel;
  readonly window: ChartWindow;
  readonly cell: number;
  /** Places in `state.rows`. */
  readonly rowsInSight: IndexSpan;
  /** Columns from 1; `to` is the first one out of sight. */
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** The row whose trust is shown, or -1. */
  readonly subject: number;
  /** Rows whose relations are shown: those under the pointer and of the keyboard. */
  readonly lined: readonly number[];
}

export function createFrame(context: CanvasRenderingContext2D, palette: Palette, state: TimelineState, model: ChartModel, window: ChartWindow, lined: readonly number[]): Frame {
  const { cell } = state;
  return {
    context, palette, state, model, window, cell, lined, subject: lined[0] ?? -1,
    rowsInSight: spanInSight(window.scrollTop, window.height - window.header, ROW_HEIGHT, state.rows.length),
    firstColumn: Math.max(1, columnAt(window.scrollLeft, cell)),
    lastColumn: columnAt(window.scrollLeft + window.width, cell) + 1,
  };
}

/** Left edge of a column on the canvas. */
export function xOf({ window, cell }: Pick<Frame, 'window' | 'cell'>, column: number): number {
  return columnLeft(column, cell) - window.scrollLeft;
}

/** Top of the row at a place of the list. */
export function yOf({ window }: Pick<Frame, 'window'>, place: number): number {
  return window.header + place * ROW_HEIGHT - window.scrollTop;
}

/** Calls back for every row in sight. */
export function eachRow(frame: Frame, draw: (row: number, y: number) => void): void {
  const { state: { rows }, rowsInSight: { from, to } } = frame;
  for (let place = from; place < to; place++) draw(rows[place]!, yOf(frame, place));
}

const placesOf = new WeakMap<readonly number[], Int32Array>();

/** Where each row of the plan stands in the list; -1 where it is hidden. */
export function findPlaces({ state: { rows }, model }: Pick<Frame, 'state' | 'model'>): Int32Array {
  const known = placesOf.get(rows);
  if (known !== undefined) return known;
  const places = new Int32Array(model.keys.length).fill(-1);
  rows.forEach((row, place) => { places[row] = place; });
  placesOf.set(rows, places);
  return places;
}
