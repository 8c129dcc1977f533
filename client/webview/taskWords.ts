/**
 * What a task is, in words: for its row, for screen readers and for the card. It knows no pixels.
 *
 * Sample: a ready task of three points is `ready`, `3 points`, `columns 1–3`, `no float`.
 */
import { findBlockers } from '../../server/core/plan/blockers.ts';
import type { TaskState } from '../../server/core/plan/planItem.ts';
import type { Trust } from '../../server/core/plan/trust.ts';
import type { ChartModel } from './chartModel.ts';

export function describeState(state: TaskState): string {
  switch (state) {
    case 'ready-with-partner': return 'ready with partner';
    case 'doing': return 'in progress';
    case 'dead': return 'needs a task that is missing or cancelled';
    case 'cyclic': return 'in a ring';
    default: return state;
  }
}

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

export function describePoints(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}

/** `columns 8–9`, `column 8`, `milestone at column 8`; empty for what is cancelled. */
export function describeColumns({ schedule: { first, last, items } }: ChartModel, row: number): string {
  const [from, to] = [first[row]!, last[row]!];
  if (Number.isNaN(from)) return '';
  if (to < from) return items[row]!.isMajor ? '' : `milestone at column ${from}`;
  return from === to ? `column ${from}` : `columns ${from}–${to}`;
}

export function describeFloat({ schedule: { totalFloat } }: ChartModel, row: number): string {
  const float = totalFloat[row]!;
  if (Number.isNaN(float)) return '';
  return float === 0 ? 'no float' : float < 0 ? `${-float} too early` : `float ${float}`;
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
