/**
 * What each sprint in use holds: its tasks, their points, what is done and what is left. It plans nothing and knows no
 * capacity. Cancelled tasks belong to no sprint.
 *
 * Sample: `a est:3 sprint:1` done and `b est:2 sprint:1` are sprint 1 with 5 points, 3 done, 2 left.
 */
import type { Schedule } from '../schedule/schedule.ts';
import { pointsLeft } from './sprintFill.ts';

export interface SprintTotals {
  readonly sprint: number;
  /** Leaves in document order. */
  readonly rows: readonly number[];
  /** Estimated points. */
  readonly points: number;
  readonly done: number;
  /** Points still to do. */
  readonly left: number;
}

/** The sprints that tasks name, lowest first. Linear in rows. */
export function measureSprints({ items, blocks, states }: Pick<Schedule, 'items' | 'blocks' | 'states'>): readonly SprintTotals[] {
  const rowsBySprint = new Map<number, number[]>();
  items.forEach(({ sprint, isMajor }, row) => {
    if (isMajor || sprint === undefined || states[row] === 'cancelled') return;
    const rows = rowsBySprint.get(sprint);
    if (rows === undefined) rowsBySprint.set(sprint, [row]);
    else rows.push(row);
  });
  return [...rowsBySprint].sort(([a], [b]) => a - b).map(([sprint, rows]) => {
    const sum = (measure: (row: number) => number): number => rows.reduce((total, row) => total + measure(row), 0);
    return {
      sprint, rows,
      points: sum((row) => blocks.points[row]!),
      done: sum((row) => (states[row] === 'done' ? blocks.points[row]! : 0)),
      left: sum((row) => (states[row] === 'done' ? 0 : pointsLeft(blocks, row))),
    };
  });
}
