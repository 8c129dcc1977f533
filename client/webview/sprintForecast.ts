/**
 * The sprints ahead, as lines through the rows: where the frontier will stand when each of them is done. Filled by the
 * scheduler's own rules, a few sprints ahead. It knows no pixels.
 *
 * Sample: with capacity 20 the reference plan's first sprint holds 20 points; its line runs behind the blocks it takes.
 */
import { findFrontier } from '../../server/core/plan/schedule/frontier.ts';
import { createSprintPlanner, fillNext, findDueSprint } from '../../server/core/plan/sprint/sprintFill.ts';
import type { SprintFill } from '../../server/core/plan/sprint/sprintFill.ts';
import type { ChartModel } from './chartModel.ts';
import { findFrontierColumns } from './frontierColumns.ts';
import type { TimelineState } from './timelineState.ts';

export interface SprintAhead {
  readonly fill: SprintFill;
  /** Where the frontier crosses each row when the sprint is done. */
  readonly columns: Float64Array;
  /** The furthest of them, and of the line before the first sprint. */
  readonly end: number;
  readonly start: number;
  readonly members: ReadonlySet<number>;
}

/** Beyond this many sprints a forecast is a guess, and beyond this many rows it does not follow each step of a drag. */
const SPRINTS = 4;
const ROWS = 4_000;

const known = new WeakMap<ChartModel, { readonly capacity: number; readonly sprints: readonly SprintAhead[] }>();

function furthest(columns: Float64Array): number {
  return columns.reduce((most, column) => (column > most ? column : most), 1);
}

/** The sprints that the state asks to see, of the plan or of what a drag would make of it. */
export function findSprints({ shown, capacity, model: settled }: Pick<TimelineState, 'shown' | 'capacity' | 'model'>, model: ChartModel): readonly SprintAhead[] {
  if (!shown.sprints) return [];
  return forecastAhead(model.keys.length > ROWS ? settled ?? model : model, capacity ?? model.chart.capacity);
}

/** None where nobody says how much a sprint holds. */
export function forecastAhead(model: ChartModel, capacity: number | null | undefined): readonly SprintAhead[] {
  if (capacity === null || capacity === undefined || capacity < 1) return [];
  const before = known.get(model);
  if (before?.capacity === capacity) return before.sprints;
  const { schedule } = model;
  const { blocks, isCyclic } = schedule;
  const planner = createSprintPlanner(schedule, {});
  const sprints: SprintAhead[] = [];
  const start = furthest(model.frontier);
  for (let sprint = findDueSprint(schedule); sprints.length < SPRINTS; sprint++) {
    const fill = fillNext(planner, capacity, sprint);
    const members = new Set([...fill.already, ...fill.taken]);
    if (members.size === 0) break;
    const columns = findFrontierColumns(schedule, findFrontier(blocks, isCyclic, planner.done).states);
    sprints.push({ fill, columns, members, start, end: furthest(columns) });
  }
  known.set(model, { capacity, sprints });
  return sprints;
}

/** `Sprint 4 · 18 of 20`. */
export function describeSprint({ fill }: SprintAhead): string {
  return `Sprint ${fill.sprint} · ${fill.points} of ${fill.capacity}`;
}

