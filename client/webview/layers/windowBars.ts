/**
 * The window of each major: a pale bar from its first to its last column, with a stronger one at its foot as long as the
 * share of its points that is done.
 */
import { ROW_HEIGHT } from '../geometry.ts';
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';

export function drawWindowBars(frame: Frame): void {
  const { context, palette, model: { schedule, colour }, cell } = frame;
  eachRow(frame, (row, y) => {
    const [first, last] = [schedule.first[row]!, schedule.last[row]!];
    if (!schedule.items[row]!.isMajor || Number.isNaN(first) || last < first) return;
    const [x, width] = [xOf(frame, first), (last - first + 1) * cell - 1];
    const { count, spent } = schedule.blocks;
    const shape = (): void => {
      context.beginPath();
      context.roundRect(x, y + 3, width, ROW_HEIGHT - 6, Math.min(3, cell / 4));
    };
    shape();
    context.fillStyle = palette.majors[colour[row]!]!;
    context.globalAlpha = palette.isHighContrast ? 0.25 : 0.38;
    context.fill();
    if (palette.isHighContrast) {
      context.globalAlpha = 1;
      context.strokeStyle = palette.majors[colour[row]!]!;
      context.stroke();
    }
    if (spent[row]! > 0 && count[row]! > 0) {
      context.save();
      shape();
      context.clip();
      context.globalAlpha = 0.9;
      context.fillRect(x, y + ROW_HEIGHT - 6, width * Math.min(1, spent[row]! / count[row]!), 3);
      context.restore();
    }
  });
  context.globalAlpha = 1;
}
