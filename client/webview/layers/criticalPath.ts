/**
 * A bright line under the blocks of every task that delays the plan when it is delayed itself. Drawn when asked for.
 */
import { isCritical, slotsOf } from '../../../server/core/plan/schedule/schedule.ts';
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT } from '../geometry.ts';

export function drawCriticalPath(frame: Frame): void {
  const { context, palette, state, model: { schedule }, cell } = frame;
  if (!state.shown.critical) return;
  context.fillStyle = palette.foreground;
  eachRow(frame, (row, y) => {
    if (schedule.items[row]!.isMajor || schedule.states[row] === 'done' || !isCritical(schedule, row)) return;
    for (const [first, last] of slotsOf(schedule, row)) context.fillRect(xOf(frame, first), y + ROW_HEIGHT - 3.5, (last - first + 1) * cell - 1, 2.5);
  });
}
