/**
 * What equal columns may claim: for the task under the pointer or of the keyboard, everything that comes before, comes
 * after or is coupled has its own tint; concurrent rows are left alone. Drawn behind the blocks.
 */
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT } from '../geometry.ts';
import { trustOf } from '../trustOf.ts';

export function drawTrustTints(frame: Frame): void {
  const { context, palette, model, subject, cell, window } = frame;
  if (subject < 0 || model.schedule.items[subject]!.isMajor) return;
  const trust = trustOf(model, subject);
  const { first, last, items } = model.schedule;
  eachRow(frame, (row, y) => {
    const standing = trust[row]!;
    if (items[row]!.isMajor || standing === 'concurrent' || standing === 'self') return;
    const colour = standing === 'before' ? palette.before : standing === 'after' ? palette.after : palette.foreground;
    context.fillStyle = colour;
    context.globalAlpha = standing === 'coupled' || standing === 'together' ? 0.05 : 0.12;
    context.fillRect(0, y, window.width, ROW_HEIGHT - 1);
    if (Number.isNaN(first[row]!)) return;
    const [x, width] = [xOf(frame, first[row]!), Math.max(1, last[row]! - first[row]! + 1) * cell - 1];
    context.globalAlpha = standing === 'coupled' || standing === 'together' ? 0.9 : 0.3;
    if (standing === 'coupled' || standing === 'together') {
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.beginPath();
      context.roundRect(x - 1.5, y + 0.75, width + 3, ROW_HEIGHT - 2.5, 4);
      context.stroke();
    } else context.fillRect(x - 2, y, width + 4, ROW_HEIGHT - 1);
  });
  context.globalAlpha = 1;
}
