/**
 * The numbers above the columns, which stay in sight while the rows scroll below.
 */
import { xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { RULER_HEIGHT, rulerStep } from '../geometry.ts';

export function drawRuler(frame: Frame): void {
  const { context, palette, window, cell, firstColumn, lastColumn, state, model } = frame;
  context.globalAlpha = 1;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, window.width, window.header);
  context.fillStyle = palette.border;
  context.fillRect(0, window.header - 1, window.width, 1);
  const step = rulerStep(cell);
  context.font = palette.font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const hovered = state.hovered;
  const [first, last] = hovered < 0 ? [NaN, NaN] : [model.schedule.first[hovered]!, model.schedule.last[hovered]!];
  if (last >= first) {
    context.fillStyle = palette.majors[model.colour[hovered]!]!;
    context.fillRect(xOf(frame, first), window.header - 4, (last - first + 1) * cell - 1, 3);
  }
  for (let column = firstColumn; column <= lastColumn; column++) {
    const isNumbered = column === 1 || column % step === 0;
    const isEnd = column === first || column === last;
    if (!isNumbered && !isEnd) continue;
    if (isNumbered && !isEnd && cell * 1.2 < 24 && (Math.abs(column - first) * cell < 24 || Math.abs(column - last) * cell < 24)) continue;
    context.fillStyle = isEnd ? palette.foreground : palette.muted;
    context.fillText(String(column), xOf(frame, column) + cell / 2, window.header - RULER_HEIGHT / 2);
  }
}
