/**
 * Everything that is wrong with a plan, in words and places: what is written, what the scheduler found, and sprints that
 * hold too much.
 *
 * Sample: a plan with an unknown name and a ring has `unknown-reference`, then `dependency-cycle`.
 */
import type { Plan } from './graph/planGraph.ts';
import { listFindings } from './listFindings.ts';
import type { PlanProblem } from './planProblem.ts';
import type { Schedule } from './schedule/schedule.ts';

/**
 * @param schedule of `plan`
 * @param note only what stands in this note of the plan
 */
export function listProblems(plan: Plan, schedule: Schedule, note?: number): readonly PlanProblem[] {
  return listFindings(plan, schedule, note).map(({ describe }) => describe(plan));
}
