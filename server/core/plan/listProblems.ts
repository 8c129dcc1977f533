/**
 * Everything that is wrong with a plan: what is written, what the scheduler found, and sprints that hold too much.
 *
 * Sample: a plan with an unknown name and a ring has `unknown-reference`, then `dependency-cycle`.
 */
import { findOverfullSprints } from './sprint/capacityProblems.ts';
import type { Plan } from './graph/planGraph.ts';
import type { PlanProblem } from './planProblem.ts';
import type { Schedule } from './schedule/schedule.ts';
import { describeScheduleProblem, noteOfScheduleProblem } from './graph/scheduleMessages.ts';

/**
 * @param schedule of `plan`
 * @param note only what stands in this note of the plan
 */
export function listProblems(plan: Plan, schedule: Schedule, note?: number): readonly PlanProblem[] {
  const isWanted = (place: number): boolean => note === undefined || place === note;
  return [
    ...plan.problems.filter((problem) => isWanted(problem.note)),
    ...schedule.problems.filter((problem) => isWanted(noteOfScheduleProblem(plan, problem))).map((problem) => describeScheduleProblem(plan, problem)),
    ...findOverfullSprints(plan, schedule).filter((problem) => isWanted(problem.note)),
  ];
}
