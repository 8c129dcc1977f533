/**
 * Behind everything: a band for each major, the rows under the pointer, of the keyboard and of the selection.
 */
import { ROW_HEIGHT } from '../geometry.ts';
import { eachRow } from '../frame.ts';
import type { Frame } from '../frame.ts';

export function drawRowBands(frame: Frame): void {
  const { context, palette, state, model, window } = frame;
  const fill = (y: number, colour: string, alpha: number): void => {
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fillRect(0, y, window.width, ROW_HEIGHT);
  };
  eachRow(frame, (row, y) => {
    if (model.schedule.items[row]!.isMajor) fill(y, palette.majors[model.colour[row]!]!, palette.isHighContrast ? 0 : 0.1);
    if (state.selected.has(row)) fill(y, palette.selection, 0.55);
    else if (state.hovered === row) fill(y, palette.hover, 1);
  });
  context.globalAlpha = 1;
}
