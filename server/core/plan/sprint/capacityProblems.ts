/**
 * Sprints with more work left than the plan's capacity, each at the task that is too much. It plans nothing.
 *
 * Sample: capacity 5, `a est:3 sprint:1`, `b est:3 sprint:1` is `over-capacity` at the `sprint:1` of b, with a beside it.
 */
import type { Span } from '../../text/lineIndex.ts';
import type { Plan } from '../graph/planGraph.ts';
import { noteProblem, planProblem } from '../planProblem.ts';
import type { PlanProblem, RelatedPlace } from '../planProblem.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { pointsLeft } from './sprintFill.ts';
import { measureSprints } from './sprintTotals.ts';

/** One problem for each sprint that holds too much; none in a plan without a capacity. Linear in rows. */
export function findOverfullSprints(plan: Plan, schedule: Schedule): readonly PlanProblem[] {
  const { capacity } = plan;
  if (capacity === undefined) return [];
  return measureSprints(schedule).flatMap(({ sprint, rows, left }): readonly PlanProblem[] => {
    if (left <= capacity) return [];
    const open = rows.filter((row) => schedule.states[row] !== 'done');
    let sum = 0;
    const first = open.find((row) => (sum += pointsLeft(schedule.blocks, row)) > capacity)!;
    const writer = findWriter(plan, first);
    const related = open.filter((row) => row !== first).map((row): RelatedPlace => ({
      note: plan.rows[row]!.note, span: plan.rows[row]!.row.entry.titleSpan, message: `also in sprint ${sprint}: ${plan.rows[row]!.row.entry.title}`,
    }));
    return [planProblem(plan.rows[writer]!.note, noteProblem('over-capacity', placeOf(plan, writer),
      `Sprint ${sprint} holds ${left} points of work and the capacity is ${capacity}: move "${plan.rows[first]!.row.entry.title}" or others to a later sprint.`), related, { row: writer })];
  });
}

/** The row that says the sprint: the task itself, or the nearest major around it that does. */
function findWriter({ rows, items }: Plan, task: number): number {
  let row = task;
  while (rows[row]!.row.entry.fields.sprint === undefined && items[row]!.parent >= 0) row = items[row]!.parent;
  return row;
}

function placeOf({ rows }: Plan, row: number): Span {
  const { fields, titleSpan } = rows[row]!.row.entry;
  return fields.sprint?.token.span ?? titleSpan;
}
