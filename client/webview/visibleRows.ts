/**
 * Which rows are shown, one below the other: those that no fold hides and every filter lets through, with the majors
 * around them. It knows no pixels.
 *
 * Sample: with the first of two majors folded, rows [0, 3, 4] of five are shown.
 */
import type { ChartModel } from './chartModel.ts';
import { isBlocked, isReady } from '../../server/core/plan/taskStates.ts';

/** What rows must have; undefined is no matter. An owner of '' asks for tasks without one. */
export interface RowFilter {
  readonly state?: 'open' | 'ready' | 'doing' | 'blocked' | 'done' | 'problem';
  readonly owner?: string;
  readonly sprint?: number;
}

export function findVisibleRows(model: ChartModel, collapsed: ReadonlySet<string>, filter: RowFilter): readonly number[] {
  const isFiltered = filter.state !== undefined || filter.owner !== undefined || filter.sprint !== undefined;
  if (!isFiltered && collapsed.size === 0) return model.keys.map((_, row) => row);
  const { schedule: { items }, lastBelow } = model;
  const passes = new Uint8Array(items.length);
  for (let row = items.length - 1; row >= 0; row--) {
    const { isMajor, parent } = items[row]!;
    if (!isFiltered || (!isMajor && isWanted(model, row, filter))) passes[row] = 1;
    if (passes[row] === 1 && parent >= 0) passes[parent] = 1;
  }
  const rows: number[] = [];
  for (let row = 0; row < items.length; row++) {
    if (passes[row] === 0) continue;
    rows.push(row);
    if (items[row]!.isMajor && collapsed.has(model.keys[row]!)) row = lastBelow[row]!;
  }
  return rows;
}

function isWanted({ schedule: { items, states }, problems }: ChartModel, row: number, { state, owner, sprint }: RowFilter): boolean {
  const { owners = [], sprint: own } = items[row]!;
  if (sprint !== undefined && own !== sprint) return false;
  if (owner !== undefined && (owner === '' ? owners.length > 0 : !owners.includes(owner))) return false;
  const has = states[row]!;
  switch (state) {
    case undefined: return true;
    case 'open': return has !== 'done' && has !== 'cancelled';
    case 'ready': return isReady(has);
    case 'blocked': return isBlocked(has);
    case 'problem': return (problems.get(row) ?? []).some(({ severity }) => severity === 'error' || severity === 'warning');
    default: return has === state;
  }
}

/** Rows whose title or id holds `words`, whatever their case, in the order of the plan. */
export function findMatches({ chart }: ChartModel, words: string): readonly number[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  return chart.rows.flatMap(({ title, id }, row) => (
    title.toLocaleLowerCase().includes(wanted) || id?.toLocaleLowerCase().includes(wanted) === true ? [row] : []));
}
