/**
 * Everything that is wrong with a plan, not yet put into words: what is written, what the scheduler found, and sprints
 * that hold too much. A letter leaves nearly all of it as it was, so what is found in rows that say the same and stand in
 * their lines as they did is the same object as before the letter: whoever has shown it need not look at it again.
 *
 * Sample: after a letter in a title the findings of other tasks are those of before, also behind it; after a new line, not.
 */
import type { Plan } from './graph/planGraph.ts';
import { describeScheduleProblem, rowsOfScheduleProblem } from './graph/scheduleMessages.ts';
import { describeUnestimated, isUnestimated } from './graph/unestimated.ts';
import type { PlanItem, ScheduleProblem } from './planItem.ts';
import type { PlanProblem, PlanProblemCode } from './planProblem.ts';
import type { Schedule } from './schedule/schedule.ts';
import { findOverfullSprints } from './sprint/capacityProblems.ts';

export interface Finding {
  readonly code: PlanProblemCode;
  /** The note where it is to be shown. */
  readonly note: number;
  /** In words and places. @param plan the one it was listed for: places move, findings stay */
  readonly describe: (plan: Plan) => PlanProblem;
}

interface KeptFinding extends Finding {
  /** The row where it is written, then others it speaks of. */
  readonly rows: readonly number[];
  /** What these rows said, and where in their lines. */
  readonly spots: readonly object[];
}

/** What was found in a row, or of a problem of the schedule, the last time. */
const latest = new WeakMap<PlanItem | ScheduleProblem, KeptFinding>();

/**
 * @param schedule of `plan`
 * @param note only what is to be shown in this note of the plan
 */
export function listFindings(plan: Plan, schedule: Schedule, note?: number): readonly Finding[] {
  const findings: Finding[] = plan.problems.map(asFinding);
  plan.items.forEach((item, row) => {
    if (isUnestimated(item, plan.rows[row]!)) findings.push(findUnestimated(plan, item, row));
  });
  for (const problem of schedule.problems) findings.push(findScheduled(plan, problem));
  for (const problem of findOverfullSprints(plan, schedule)) findings.push(asFinding(problem));
  return note === undefined || plan.notes.length === 1 ? findings : findings.filter((finding) => finding.note === note);
}

function asFinding(problem: PlanProblem): Finding {
  return { code: problem.code, note: problem.note, describe: () => problem };
}

function findUnestimated(plan: Plan, item: PlanItem, row: number): Finding {
  return findLatest(plan, item) ?? keep(plan, item, 'unestimated', [row], (now) => describeUnestimated(now, row));
}

function findScheduled(plan: Plan, problem: ScheduleProblem): Finding {
  return findLatest(plan, problem) ?? keep(plan, problem, problem.code, rowsOfScheduleProblem(plan, problem), (now) => describeScheduleProblem(now, problem));
}

/** What was found before, if all rows it speaks of still say the same in the same places of their lines. */
function findLatest({ rows }: Plan, key: PlanItem | ScheduleProblem): Finding | undefined {
  const known = latest.get(key);
  const isSame = known !== undefined && rows[known.rows[0]!]?.note === known.note && known.rows.every((row, index) => rows[row]?.row.entry.spot === known.spots[index]);
  return isSame ? known : undefined;
}

function keep(plan: Plan, key: PlanItem | ScheduleProblem, code: PlanProblemCode, rows: readonly number[], describe: Finding['describe']): Finding {
  const finding: KeptFinding = { code, note: plan.rows[rows[0]!]!.note, describe, rows, spots: rows.map((row) => plan.rows[row]!.row.entry.spot) };
  latest.set(key, finding);
  return finding;
}
