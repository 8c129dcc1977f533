/**
 * What a sprint list is about: one plan, the sprint to plan and its capacity, and the tasks that are listed with the verb
 * that fits them.
 * It knows no text that somebody edits.
 *
 * Sample: in sprint 4, an open task with `sprint:5` is listed as `next`, one without a number as `take` where it fits.
 */
import { parseEstimate, pointsOf } from '../../plan/syntax/planValues.ts';
import { fillSprint, findDueSprint, pointsLeft } from '../../plan/sprint/sprintFill.ts';
import { placeOfRow } from '../planSource.ts';
import type { PlanSource } from '../planSource.ts';
import { buildPlanWords } from '../planWords.ts';
import type { PlanWords } from '../planWords.ts';

export type StepVerb = 'take' | 'wait' | 'next' | 'part' | 'done' | 'drop' | 'edit' | 'fold';

export interface SprintOptions {
  /** The sprint to plan; the one that is due unless given. */
  readonly sprint?: number;
  /** Points it holds; those of the plan's settings unless given. */
  readonly capacity?: number;
}

export interface ListedTask {
  readonly row: number;
  readonly verb: 'take' | 'wait' | 'next';
}

export interface SprintBase extends PlanWords {
  readonly sprint: number;
  readonly capacity: number | undefined;
  /** In the order of the list. */
  readonly listed: readonly ListedTask[];
}

export function buildSprintBase(source: PlanSource, options: SprintOptions = {}): SprintBase {
  const { plan, schedule } = source;
  const sprint = options.sprint ?? findDueSprint(schedule);
  const capacity = options.capacity ?? plan.capacity;
  return { ...buildPlanWords(source), sprint, capacity, listed: listTasks(source, sprint, capacity) };
}

/** Taken first in the order a sprint is filled, then those of the next sprint, then what waits in document order. */
function listTasks({ plan, schedule }: PlanSource, sprint: number, capacity: number | undefined): readonly ListedTask[] {
  const isOpen = (row: number): boolean => !plan.items[row]!.isMajor && schedule.states[row] !== 'done' && schedule.states[row] !== 'cancelled';
  const open = plan.items.flatMap((_, row) => (isOpen(row) ? [row] : []));
  const fill = capacity === undefined ? undefined : fillSprint(schedule, { sprint, capacity });
  const take = fill === undefined ? open.filter((row) => plan.items[row]!.sprint === sprint) : [...fill.already, ...fill.taken];
  const taken = new Set(take);
  const rest = open.filter((row) => !taken.has(row));
  const sprintOf = (row: number): number => plan.items[row]!.sprint ?? 0;
  return [
    ...take.map((row): ListedTask => ({ row, verb: 'take' })),
    ...rest.filter((row) => sprintOf(row) === sprint + 1).map((row): ListedTask => ({ row, verb: 'next' })),
    ...rest.filter((row) => sprintOf(row) <= sprint).map((row): ListedTask => ({ row, verb: 'wait' })),
  ];
}

/** The estimate as written, `?` where there is none that can be read. */
export function estimateText(source: PlanSource, row: number): string {
  const { model, placed: { row: { entry } } } = placeOfRow(source, row);
  const span = entry.fields.est?.token.valueSpan;
  return span === undefined ? '?' : model.text.slice(span.start, span.end);
}

/** Points of a task that are still to do. */
export function leftOf({ schedule }: PlanSource, row: number): number {
  return pointsLeft(schedule.blocks, row);
}

/** Points left of the task if its estimate were `text`. */
export function leftWith(source: PlanSource, row: number, text: string): number {
  if (text === estimateText(source, row)) return leftOf(source, row);
  const { spent, left } = source.plan.items[row]!;
  const points = pointsOfText(source, text) ?? 1;
  return left ?? (spent === undefined ? points : Math.max(1, points - spent));
}

/** The points an estimate stands for in this plan; undefined where it cannot be read. */
export function pointsOfText({ plan }: PlanSource, text: string): number | undefined {
  const estimate = parseEstimate(text).value;
  return estimate === undefined ? undefined : pointsOf(estimate, plan.sizes);
}
