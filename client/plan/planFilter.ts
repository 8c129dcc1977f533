/**
 * Which rows of a plan a filter leaves: tasks that can start, tasks that wait, tasks of one person. Groups stay while
 * one of their tasks does. It knows rows, not views.
 *
 * Sample: `{ ready: true }` leaves the ready tasks and the groups around them.
 */
import type { PlanRow } from '../../server/protocol/planViewMessages.ts';

export interface PlanFilter {
  /** Both together leave tasks of either kind. */
  readonly ready: boolean;
  readonly blocked: boolean;
  readonly mine: boolean;
}

export const NO_FILTER: PlanFilter = { ready: false, blocked: false, mine: false };

export function isFiltering({ ready, blocked, mine }: PlanFilter): boolean {
  return ready || blocked || mine;
}

/** The filter in words for readers, such as `my ready tasks`. */
export function describeFilter({ ready, blocked, mine }: PlanFilter): string {
  const kinds = [ready ? 'ready' : '', blocked ? 'blocked' : ''].filter(Boolean).join(' and ');
  return [mine ? 'my' : '', kinds, 'tasks'].filter(Boolean).join(' ');
}

/** @param me what the reader is called in `owner`, in lower case; see `namesOfPerson` */
export function findShownRows(rows: readonly PlanRow[], filter: PlanFilter, me: ReadonlySet<string>): readonly boolean[] {
  if (!isFiltering(filter)) return rows.map(() => true);
  const shown = rows.map((row) => !row.isMajor && matches(row, filter, me));
  for (let index = rows.length - 1; index >= 0; index--) {
    const { parent } = rows[index]!;
    if (shown[index] === true && parent >= 0) shown[parent] = true;
  }
  return shown;
}

function matches({ state, owners }: PlanRow, { ready, blocked, mine }: PlanFilter, me: ReadonlySet<string>): boolean {
  if (mine && !owners.some((owner) => me.has(owner.toLowerCase()))) return false;
  if (!ready && !blocked) return true;
  return (ready && (state === 'ready' || state === 'ready-with-partner')) || (blocked && (state === 'blocked' || state === 'dead' || state === 'cyclic'));
}

/** How a person may be called in `owner`: `Ana Pérez` is `ana`, `pérez`, `ana-pérez`, `anapérez`, `ana.pérez` and so on. */
export function namesOfPerson(name: string): ReadonlySet<string> {
  const words = name.toLowerCase().split(/[\s,]+/).filter(Boolean);
  return new Set([...words, ...['', '-', '_', '.'].map((joint) => words.join(joint))].filter(Boolean));
}
