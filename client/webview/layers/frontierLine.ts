/**
 * The frontier: one strong stepped line through the rows, with what is done on its left.
 */
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT } from '../geometry.ts';
import { drawWithHalo } from './strokes.ts';

export function drawFrontierLine(frame: Frame): void {
  const { context, palette, model: { frontier } } = frame;
  context.strokeStyle = palette.frontier;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  drawWithHalo(context, palette.background, () => traceLine(frame, frontier));
}

/** Rows without a place of their own, such as majors, are passed where the row before was. */
export function traceLine(frame: Frame, columns: Float64Array): void {
  const { context } = frame;
  context.beginPath();
  let x: number | undefined;
  let pending: number | undefined;
  eachRow(frame, (row, y) => {
    const column = columns[row]!;
    if (Number.isNaN(column)) {
      pending ??= y;
      return;
    }
    const here = xOf(frame, column) - 2; // Its halo must not eat the edge of the block behind it.
    if (x === undefined) context.moveTo(here, Math.max(frame.window.header, pending ?? y));
    else {
      context.lineTo(x, y);
      context.lineTo(here, y);
    }
    x = here;
    pending = undefined;
    context.lineTo(here, y + ROW_HEIGHT);
  });
  context.stroke();
}
