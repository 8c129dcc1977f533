/**
 * Tasks without an estimate, in words. It schedules nothing: what is not estimated counts as one block there.
 *
 * Sample: `- [ ] Deploy  owner:ana` is `"Deploy" has no estimate and counts as 1 block: …` at its title.
 */
import type { Plan, PlanGraphRow } from './planGraph.ts';
import type { PlanItem } from '../planItem.ts';
import { noteProblem, planProblem } from '../planProblem.ts';
import type { PlanProblem } from '../planProblem.ts';
import { ESTIMATE_IN_TITLE } from '../syntax/planValues.ts';

/** Whether a row is work that nothing is written of; an estimate that cannot be read is a problem of its own. */
export function isUnestimated({ isMajor, status, estimate }: PlanItem, { row }: PlanGraphRow): boolean {
  return estimate === undefined && !isMajor && status !== 'cancelled' && !row.entry.said.isEstimated;
}

export function describeUnestimated(plan: Plan, row: number): PlanProblem {
  const { note, row: { entry: { title, titleSpan } } } = plan.rows[row]!;
  const amidTitle = ESTIMATE_IN_TITLE.exec(title)?.[0];
  const advice = amidTitle === undefined ? 'add est with a number or a size.' : `${amidTitle} is read only at the end of the line, with nothing but other keys behind it.`;
  return planProblem(note, noteProblem('unestimated', titleSpan, `"${title}" has no estimate and counts as 1 block: ${advice}`), [], { row });
}
