/**
 * All sprints to the end: each is filled as if those before it were done, until one takes nothing.
 * Each sprint looks at the tasks that are free, not at the whole plan; what is free is kept up from one to the next.
 * It knows nothing of dates; a sprint is as long as its capacity.
 *
 * Sample: capacity 3, `a est:3`, `b est:2 after:a` gives two sprints, [a] and [b], and nothing is left.
 */
import { findFrontier } from '../schedule/frontier.ts';
import type { TaskState } from '../planItem.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { createSprintPlanner, fillNext, findDueSprint } from './sprintFill.ts';
import type { SprintFill, SprintOptions } from './sprintFill.ts';
import { canBeWorkedOn } from '../taskStates.ts';

/** An open task that no sprint takes: its state once all sprints are done, or that it waits for a later number. */
export interface LeftOver {
  readonly row: number;
  readonly reason: TaskState | 'later-sprint';
}

export interface Forecast {
  readonly sprints: readonly SprintFill[];
  /** In document order. */
  readonly left: readonly LeftOver[];
}

/** Fills sprint after sprint, from the one that is due or the one given. */
export function forecastSprints(schedule: Schedule, options: SprintOptions): Forecast {
  const { items, blocks, isCyclic } = schedule;
  const planner = createSprintPlanner(schedule, options);
  const sprints: SprintFill[] = [];
  for (let sprint = options.sprint ?? findDueSprint(schedule); ; sprint++) {
    const fill = fillNext(planner, options.capacity, sprint);
    if (fill.taken.length + fill.already.length === 0) break;
    sprints.push(fill);
  }
  const { states } = findFrontier(blocks, isCyclic, planner.done);
  const left = items.flatMap(({ isMajor }, row): LeftOver[] => {
    const state = states[row]!;
    if (isMajor || state === 'done' || state === 'cancelled') return [];
    return [{ row, reason: canBeWorkedOn(state) ? 'later-sprint' : state }];
  });
  return { sprints, left };
}
