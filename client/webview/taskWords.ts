/**
 * What a task is among the others of its chart, in words: for its row, for screen readers and for the card. The words
 * that need nothing but a schedule are those of the core. It knows no pixels.
 *
 * Sample: an overrun task of three points, one of them left, is `4 spent, 1 left, 2 over`.
 */
import { findBlockers } from '../../server/core/plan/schedule/blockers.ts';
import type { TaskState } from '../../server/core/plan/planItem.ts';
import type { Trust } from '../../server/core/plan/schedule/trust.ts';
import type { ChartModel } from './chartModel.ts';

/** For a narrow column of the tree. */
export function shortState(state: TaskState): string {
  switch (state) {
    case 'ready-with-partner': return 'with partner';
    case 'dead': return 'dead end';
    case 'cyclic': return 'ring';
    case 'doing': return 'doing';
    default: return state;
  }
}

/** Used and left, where anything is used. */
export function describeWork({ schedule: { blocks, items } }: ChartModel, row: number): string {
  const [spent, count, points] = [blocks.spent[row]!, blocks.count[row]!, blocks.points[row]!];
  if (spent === 0 || items[row]!.status === 'done') return '';
  const over = count > points ? `, ${count - points} over` : '';
  return `${spent} spent, ${count - spent} left${over}`;
}

export function titleOf({ chart }: ChartModel, row: number): string {
  const title = chart.rows[row]?.title;
  return title === undefined ? 'a task of another plan' : title === '' ? '(no title)' : title;
}

/** The titles a row waits for, quoted. */
export function describeBlockers(model: ChartModel, row: number): readonly string[] {
  const rows = findBlockers(model.schedule, row).filter(({ isBlocking }) => isBlocking).map(({ by }) => by);
  return [...new Set(rows)].map((by) => (by === -1 ? 'a task that does not exist' : titleOf(model, by)));
}

export function describeTrust(trust: Trust): string {
  switch (trust) {
    case 'before': return 'comes before';
    case 'after': return 'comes after';
    case 'coupled': return 'coupled';
    case 'together': return 'starts in a fixed column to it';
    case 'concurrent': return 'concurrent: equal columns claim nothing';
    case 'self': return '';
  }
}

/** Initials for the owner column: `ben,ana` is `BE AN`. */
export function initialsOf(owners: readonly string[]): string {
  return owners.map((owner) => owner.slice(0, 2).toLocaleUpperCase()).join(' ');
}
