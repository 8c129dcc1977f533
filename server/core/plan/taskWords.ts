/**
 * What a task is, in plain words: for cards, for the rows of the timeline and for screen readers. It knows no titles
 * and no markup.
 *
 * Sample: a ready task of three points is `ready`, `3 points`, `columns 1–3`, `no float`.
 */
import type { TaskState } from './planItem.ts';
import type { Schedule } from './schedule/schedule.ts';

export function describeState(state: TaskState): string {
  switch (state) {
    case 'ready-with-partner': return 'ready with its partner';
    case 'doing': return 'in progress';
    case 'dead': return 'depends on a task that is missing or cancelled';
    case 'cyclic': return 'in a ring';
    default: return state;
  }
}

export function describePoints(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}

/** `columns 8–9`, `column 8`, `milestone at column 8`; empty for what is cancelled. */
export function describeColumns({ first, last, items }: Schedule, row: number): string {
  const [from, to] = [first[row]!, last[row]!];
  if (Number.isNaN(from)) return '';
  if (to < from) return items[row]!.isMajor ? '' : `milestone at column ${from}`;
  return from === to ? `column ${from}` : `columns ${from}–${to}`;
}

/** `float 2`, `no float`; `2 too late for a pin` in front of one that stands too early; empty for what is cancelled. */
export function describeFloat({ totalFloat }: Schedule, row: number): string {
  const float = totalFloat[row]!;
  if (Number.isNaN(float)) return '';
  return float === 0 ? 'no float' : float < 0 ? `${-float} too late for a pin` : `float ${float}`;
}
