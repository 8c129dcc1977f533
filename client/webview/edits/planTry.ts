/**
 * What an edit would make of the plan, tried out before anything is written: the work of the rows as it would be, the
 * intent that says so to the server, and what would no longer hold. Everything the gestures and keys share.
 *
 * Sample: moving a task one column right gives its item with another pin, and the intent `setPins` with that column.
 */
import type { PlanItem, ScheduleProblem } from '../../../server/core/plan/planItem.ts';
import type { PlanIntent, TaskPlace } from '../../../server/protocol/planMessages.ts';
import { scheduleOf } from '../chartModel.ts';
import type { ChartModel } from '../chartModel.ts';
import { titleOf } from '../taskWords.ts';

export interface PlanTry {
  /** For the preview; undefined where nothing changes that is drawn. */
  readonly items?: readonly PlanItem[];
  /** Undefined where the edit changes nothing. */
  readonly intent?: PlanIntent;
  /** What was done, for the status line and screen readers: `"Roof" is in column 8.` */
  readonly words: string;
  /** What stands in the way or would no longer hold. */
  readonly warning?: string;
  /** Another edit that makes room for this one. */
  readonly offer?: { readonly label: string; readonly attempt: PlanTry };
}

/** How the server knows a row. */
export function placeOfRow({ chart }: ChartModel, row: number): TaskPlace {
  const { note, line, title } = chart.rows[row]!;
  const { uri, version } = chart.notes[note]!;
  return { uri, version, line, title };
}

/** Rows without those that stand below another one of them. */
export function withoutDescendants({ schedule: { items } }: ChartModel, rows: Iterable<number>): readonly number[] {
  const chosen = new Set(rows);
  return [...chosen].filter((row) => {
    for (let at = items[row]!.parent; at >= 0; at = items[at]!.parent) if (chosen.has(at)) return false;
    return true;
  }).sort((a, b) => a - b);
}

/** The leaves of rows, majors standing for all below them. */
export function leavesOf({ schedule: { items }, lastBelow }: ChartModel, rows: Iterable<number>): readonly number[] {
  const leaves = new Set<number>();
  for (const row of rows) for (let at = row; at <= lastBelow[row]!; at++) if (!items[at]!.isMajor) leaves.add(at);
  return [...leaves].sort((a, b) => a - b);
}

/** The first column of what is around a row, from which its pins count. */
export function originAround({ schedule: { items, origin } }: ChartModel, row: number): number {
  const parent = items[row]!.parent;
  return parent < 0 ? 1 : origin[parent]!;
}

export function quote(model: ChartModel, row: number): string {
  const title = titleOf(model, row);
  return `“${title.length > 60 ? `${title.slice(0, 59)}…` : title}”`;
}

/** `“Roof”`, or `3 tasks`. */
export function nameRows(model: ChartModel, rows: readonly number[]): string {
  return rows.length === 1 ? quote(model, rows[0]!) : `${rows.length} tasks`;
}

/** What would no longer hold. */
export interface Breach {
  /** As a sentence. */
  readonly words: string;
  /** Tasks would wait for each other, so that the edit is not to be made. */
  readonly isRing: boolean;
}

/** Problems that `items` would have and the plan has not; undefined where there are none. */
export function findNewProblems(model: ChartModel, items: readonly PlanItem[]): Breach | undefined {
  const name = ({ code, item, ...rest }: ScheduleProblem): string => `${code} ${item} ${'other' in rest ? rest.other : ''}`;
  const before = new Set(model.schedule.problems.map(name));
  const found = scheduleOf(items).problems.filter((problem) => BREAKS.has(problem.code) && !before.has(name(problem)));
  if (found.length === 0) return undefined;
  const more = found.length === 1 ? '' : ` and ${found.length - 1} more ${found.length === 2 ? 'problem' : 'problems'}`;
  return { words: `${describeProblem(model, found[0]!)}${more}.`, isRing: found.some(({ code }) => code === 'dependency-cycle') };
}

const BREAKS: ReadonlySet<string> = new Set(['dependency-cycle', 'sync-conflict', 'pin-violates-dependency', 'coupling-broken']);

function describeProblem(model: ChartModel, problem: ScheduleProblem): string {
  const title = quote(model, problem.item);
  const other = 'other' in problem ? quote(model, problem.other) : '';
  switch (problem.code) {
    case 'dependency-cycle': return `That would be a ring: ${problem.members.slice(0, 4).map((row) => quote(model, row)).join(', ')}`;
    case 'sync-conflict': return `${title} could not start together with ${other}`;
    case 'pin-violates-dependency': return `${title} would stand ${problem.blocks === 1 ? '1 block' : `${problem.blocks} blocks`} too early for ${other}`;
    case 'coupling-broken': return `${title} and ${other} would share no column`;
    default: return `${title} would not fit`;
  }
}

/** Items with some replaced. */
export function withChanged(items: readonly PlanItem[], changed: ReadonlyMap<number, PlanItem>): readonly PlanItem[] {
  return items.map((item, row) => changed.get(row) ?? item);
}

/** An item without its pin, or with another one. */
export function withPin(item: PlanItem, pin: PlanItem['pin']): PlanItem {
  return pin === undefined ? without(item, 'pin') : { ...item, pin };
}

export function without(item: PlanItem, key: 'pin' | 'left' | 'sprint'): PlanItem {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== key)) as unknown as PlanItem;
}
