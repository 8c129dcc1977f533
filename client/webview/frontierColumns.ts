/**
 * Where the frontier crosses each row: what is left of it is done, and what can start begins at it. It is a jagged line
 * with one step for each row, never a vertical "today".
 *
 * Done rows are passed at their end, rows in progress behind what is spent, rows that can start at their first block.
 * Rows that wait are passed where the plan as a whole has come to, but never behind their own start. The same rule gives
 * the line after a sprint, with the states the tasks would have then.
 *
 * Sample: `a est:2` done, `b est:3 after:a`, `c after:b` give the columns [3, 3, 3].
 */
import { offsetOfBlock } from '../../server/core/plan/schedule/blocks.ts';
import type { TaskState } from '../../server/core/plan/planItem.ts';
import type { Schedule } from '../../server/core/plan/schedule/schedule.ts';

/** @returns for each row the column that begins right of the line; NaN where there is none, as on majors and cancelled tasks. */
export function findFrontierColumns({ items, blocks, first, last }: Schedule, states: readonly TaskState[]): Float64Array {
  const columns = new Float64Array(items.length).fill(NaN);
  let front = 1;
  for (let row = 0; row < items.length; row++) {
    if (blocks.isMajor[row] === 1 || blocks.isLive[row] === 0) continue;
    const column = passedAt(row);
    columns[row] = column;
    if (column > front) front = column;
  }
  for (let row = 0; row < items.length; row++) {
    if (columns[row] === -Infinity) columns[row] = Math.min(first[row]!, front);
  }
  return columns;

  function passedAt(row: number): number {
    switch (states[row]) {
      case 'done': return last[row]! + 1;
      case 'doing': return behindSpent(row);
      case 'ready': case 'ready-with-partner': return first[row]!;
      default: return -Infinity;
    }
  }

  function behindSpent(row: number): number {
    const spent = blocks.spent[row]!;
    return spent === 0 ? first[row]! : first[row]! + offsetOfBlock(blocks, row, spent) + 1;
  }
}
