/**
 * Sums over the leaves of each row: points, points done, tasks that can start. Cancelled tasks count nothing.
 * It knows no titles and no sprints.
 *
 * Sample: a major over a done leaf of 2 points and a ready one of 3 has 5 points, 2 done, 1 ready.
 */
import type { Schedule } from './schedule.ts';
import { isReady } from '../taskStates.ts';

/** Arrays by row; of a leaf its own numbers. */
export interface RowTotals {
  readonly points: Float64Array;
  readonly done: Float64Array;
  /** Leaves that are ready, alone or with their partner. */
  readonly ready: Int32Array;
  /** Leaves that are not done. */
  readonly open: Int32Array;
}

/** Linear in rows. */
export function measureTotals({ items, blocks, states }: Pick<Schedule, 'items' | 'blocks' | 'states'>): RowTotals {
  const size = items.length;
  const totals = { points: new Float64Array(size), done: new Float64Array(size), ready: new Int32Array(size), open: new Int32Array(size) };
  for (let row = size - 1; row >= 0; row--) {
    const { isMajor, parent } = items[row]!;
    const state = states[row]!;
    if (!isMajor && state !== 'cancelled') {
      totals.points[row] = blocks.points[row]!;
      totals.done[row] = state === 'done' ? blocks.points[row]! : 0;
      totals.ready[row] = isReady(state) ? 1 : 0;
      totals.open[row] = state === 'done' ? 0 : 1;
    }
    if (parent < 0) continue;
    for (const sums of [totals.points, totals.done, totals.ready, totals.open]) sums[parent]! += sums[row]!;
  }
  return totals;
}
