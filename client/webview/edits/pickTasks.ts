/**
 * Putting tasks into a sprint and taking them out: by hand, or all that the forecast would take. What the sprint would then
 * be is said with it: how full it is, and whom it tears from a partner.
 *
 * Sample: picking a task of 8 points for a sprint of 5 says `Sprint 1 · 8 of 5` and that it holds fewer.
 */
import type { PlanItem } from '../../../server/core/plan/planItem.ts';
import { schedulePlan } from '../../../server/core/plan/schedule/schedule.ts';
import { fillSprint, findDueSprint, pointsLeft } from '../../../server/core/plan/sprint/sprintFill.ts';
import type { SprintFill, SprintWarning } from '../../../server/core/plan/sprint/sprintFill.ts';
import type { ChartModel } from '../chartModel.ts';
import { forecastAhead } from '../sprintForecast.ts';
import { NO_CAPACITY, describeSprint, describeWarnings, nameSprint } from '../sprintWords.ts';
import { leavesOf, nameRows, placeOfRow, withChanged, without } from './planTry.ts';
import type { PlanTry } from './planTry.ts';

/** Gives rows the number of the sprint that is due, or takes it away where all have it already. */
export function tryPick(model: ChartModel, rows: Iterable<number>, capacity: number | undefined): PlanTry {
  const sprint = findDueSprint(model.schedule);
  return trySprint(model, rows, isPicked(model, rows, sprint) ? undefined : sprint, capacity);
}

/** What picking would do, as a line of a menu. */
export function labelPick(model: ChartModel, rows: readonly number[]): string {
  const due = findDueSprint(model.schedule);
  if (!isPicked(model, rows, due)) return `Pick for sprint ${due}`;
  return `Take out of sprint ${model.schedule.items[leavesOf(model, rows)[0] ?? -1]?.sprint ?? due}`;
}

/** Whether all rows are in the sprint that is due; a task in progress makes the one it is in the last. */
function isPicked(model: ChartModel, rows: Iterable<number>, due: number): boolean {
  const { items, states } = model.schedule;
  return leavesOf(model, rows).every((row) => items[row]!.sprint === due || (items[row]!.sprint === due - 1 && states[row] === 'doing'));
}

/** @param sprint undefined takes the number away */
export function trySprint(model: ChartModel, rows: Iterable<number>, sprint: number | undefined, capacity: number | undefined): PlanTry {
  const { items } = model.schedule;
  const leaves = leavesOf(model, rows);
  if (leaves.length === 0) return { words: '' };
  const changed = leaves.map((row): [number, PlanItem] => [row, sprint === undefined ? without(items[row]!, 'sprint') : { ...items[row]!, sprint }]);
  const subject = sprint ?? items[leaves[0]!]!.sprint;
  const held = subject === undefined ? undefined : holdSprint(withChanged(items, new Map(changed)), subject, capacity);
  const warning = held && describeWarnings(model, held.warnings);
  return {
    words: `${nameRows(model, leaves)} ${sprint === undefined ? `taken out of ${subject === undefined ? 'the sprint' : `sprint ${subject}`}` : `picked for sprint ${sprint}`}.${held === undefined ? '' : ` ${nameSprint(held.sprint, held.points, capacity)}.`}`,
    intent: { kind: 'setField', tasks: leaves.map((row) => placeOfRow(model, row)), field: 'sprint', value: sprint === undefined ? null : String(sprint) },
    ...(warning !== undefined && { warning }),
  };
}

/** A sprint as it is, without taking anything more into it. */
function holdSprint(items: readonly PlanItem[], sprint: number, capacity: number | undefined): Pick<SprintFill, 'sprint' | 'points' | 'warnings'> {
  const schedule = schedulePlan(items);
  const { already, warnings } = fillSprint(schedule, { capacity: 0, sprint });
  const points = already.reduce((sum, row) => sum + pointsLeft(schedule.blocks, row), 0);
  const members = new Set(already);
  const splits = warnings.filter((warning) => warning.code === 'coupling-split' && members.has(warning.item) && !members.has(warning.other));
  const over: readonly SprintWarning[] = capacity !== undefined && points > capacity ? [{ code: 'over-capacity', points, capacity }] : [];
  return { sprint, points, warnings: [...over, ...splits] };
}

/** Writes the number of the next sprint on every task the forecast takes. */
export function tryTake(model: ChartModel, capacity: number | undefined): PlanTry {
  const [sprint] = forecastAhead(model, capacity);
  if (sprint === undefined) return { words: '', warning: capacity === undefined ? NO_CAPACITY : 'No task is left to take.' };
  const { fill } = sprint;
  if (fill.taken.length === 0) return { words: '', warning: `${describeSprint(sprint)}: nothing to add.` };
  const warning = describeWarnings(model, fill.warnings);
  return {
    words: `${fill.taken.length === 1 ? '1 task' : `${fill.taken.length} tasks`} taken. ${describeSprint(sprint)}.`,
    intent: { kind: 'setField', tasks: fill.taken.map((row) => placeOfRow(model, row)), field: 'sprint', value: String(fill.sprint) },
    ...(warning !== undefined && { warning }),
  };
}
