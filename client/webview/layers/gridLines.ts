/**
 * The squares of the grid: a faint line at every column that is wide enough, a stronger one at each fifth, and below rows.
 */
import { ROW_HEIGHT, rulerStep } from '../geometry.ts';
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';

export function drawGridLines(frame: Frame): void {
  const { context, palette, window, cell, firstColumn, lastColumn } = frame;
  context.strokeStyle = palette.grid;
  context.lineWidth = 1;
  context.globalAlpha = 0.55;
  context.beginPath();
  eachRow(frame, (_, y) => {
    context.moveTo(0, y + ROW_HEIGHT - 0.5);
    context.lineTo(window.width, y + ROW_HEIGHT - 0.5);
  });
  if (cell >= 8) drawColumns(1);
  context.stroke();
  context.globalAlpha = 1;
  context.beginPath();
  drawColumns(rulerStep(cell));
  context.stroke();

  function drawColumns(step: number): void {
    for (let column = firstColumn; column <= lastColumn; column++) {
      if (column % step !== 0) continue;
      const x = Math.round(xOf(frame, column + 1)) - 0.5;
      context.moveTo(x, 0);
      context.lineTo(x, window.height);
    }
  }
}
