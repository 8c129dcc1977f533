/**
 * The sprints ahead, as lines through the rows: where the frontier will stand when each of them is done. Filled by the
 * scheduler's own rules, a few sprints ahead. It knows no pixels.
 *
 * Sample: with capacity 20 the reference plan's first sprint holds 20 points; its line runs behind the blocks it takes.
 */
import { findFrontier } from '../../server/core/plan/schedule/frontier.ts';
import { createSprintPlanner, fillNext, findDueSprint } from '../../server/core/plan/sprint/sprintFill.ts';
import type { SprintFill } from '../../server/core/plan/sprint/sprintFill.ts';
import type { TaskState } from '../../server/core/plan/planItem.ts';
import type { Schedule } from '../../server/core/plan/schedule/schedule.ts';
import { canBeWorkedOn, isReady } from '../../server/core/plan/taskStates.ts';
import type { ChartModel } from './chartModel.ts';
import { findFrontierColumns } from './frontierColumns.ts';
import type { TimelineState } from './timelineState.ts';

export interface SprintAhead {
  readonly fill: SprintFill;
  /** Where the frontier crosses each row when the sprint is done. */
  readonly columns: Float64Array;
  /** The furthest of them, and where the first sprint begins. */
  readonly end: number;
  readonly start: number;
  /** Tasks outside of it that can start when it is done, and could not before. */
  readonly unlocked: readonly number[];
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
export function findSprints(state: Pick<TimelineState, 'shown' | 'capacity' | 'model'>, model: ChartModel): readonly SprintAhead[] {
  if (!state.shown.sprints) return [];
  return forecastAhead(model.keys.length > ROWS ? state.model ?? model : model, capacityOf(state));
}

/** Points a sprint holds: what the reader tries out, else what the note says. */
export function capacityOf({ capacity, model }: Pick<TimelineState, 'capacity' | 'model'>): number | undefined {
  return capacity ?? model?.chart.capacity ?? undefined;
}

/** None where nobody says how much a sprint holds. */
export function forecastAhead(model: ChartModel, capacity: number | undefined): readonly SprintAhead[] {
  if (capacity === undefined || capacity < 1) return [];
  const remembered = known.get(model);
  if (remembered?.capacity === capacity) return remembered.sprints;
  const { schedule } = model;
  const { blocks, isCyclic } = schedule;
  const planner = createSprintPlanner(schedule, {});
  const sprints: SprintAhead[] = [];
  let before: readonly TaskState[] = schedule.states;
  for (let sprint = findDueSprint(schedule); sprints.length < SPRINTS; sprint++) {
    const fill = fillNext(planner, capacity, sprint);
    const members = new Set([...fill.already, ...fill.taken]);
    if (members.size === 0) break;
    const { states } = findFrontier(blocks, isCyclic, planner.done);
    const columns = findFrontierColumns(schedule, states);
    sprints.push({ fill, columns, members, start: sprints[0]?.start ?? findStart(model, members), end: furthest(columns), unlocked: findUnlocked(schedule, states, before) });
    before = states;
  }
  known.set(model, { capacity, sprints });
  return sprints;
}

/** Where the frontier has come to, or its own first block where that is further left. */
function findStart({ frontier, schedule: { first } }: ChartModel, members: ReadonlySet<number>): number {
  return Math.max(1, [...members].reduce((least, row) => Math.min(least, first[row]!), furthest(frontier)));
}

function findUnlocked({ blocks: { isMajor } }: Schedule, states: readonly TaskState[], before: readonly TaskState[]): readonly number[] {
  return states.flatMap((state, row) => (isMajor[row] === 0 && isReady(state) && !canBeWorkedOn(before[row]) ? [row] : []));
}
