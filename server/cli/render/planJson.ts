/**
 * `plan`, and the tasks of the other plan commands, as JSON in the shapes of `cliShapes.ts`.
 */
import type { Problem } from '../../core/model/problem.ts';
import { isCritical, slotsOf } from '../../core/plan/schedule/schedule.ts';
import { positionAt } from '../../core/text/lineIndex.ts';
import type { CheckProblem, PlanMajor, PlanOutput, PlanTask } from '../../protocol/cliShapes.ts';
import type { LoadedNote } from '../loadNotes.ts';
import { leavesOf, nameOfRow } from '../loadPlans.ts';
import type { LoadedPlans, ScheduledPlan } from '../loadPlans.ts';

export function planToJson(scheduled: ScheduledPlan, notes: LoadedPlans['notes']): PlanOutput['plans'][number] {
  const { plan, schedule, problems } = scheduled;
  return {
    name: plan.name,
    columns: schedule.columns,
    points: schedule.points,
    tasks: leavesOf(plan).map((row) => taskToJson(scheduled, notes, row)),
    majors: plan.items.flatMap(({ isMajor }, row) => (isMajor ? [majorToJson(scheduled, notes, row)] : [])),
    problems: problems.map((problem) => problemToJson(problem, notes[problem.note]!)),
  };
}

export function taskToJson(scheduled: ScheduledPlan, notes: LoadedPlans['notes'], row: number): PlanTask {
  const { plan, schedule } = scheduled;
  const { sprint, owners = [] } = plan.items[row]!;
  const { parent, ...place } = placeOf(scheduled, notes, row);
  return {
    ...place,
    slots: slotsOf(schedule, row).map(([first, last]) => [first, last]),
    totalFloat: numberOrNull(schedule.totalFloat[row]!),
    freeFloat: numberOrNull(schedule.freeFloat[row]!),
    critical: isCritical(schedule, row),
    state: schedule.states[row]!,
    major: parent,
    sprint: sprint ?? null,
    owner: [...owners],
  };
}

function majorToJson(scheduled: ScheduledPlan, notes: LoadedPlans['notes'], row: number): PlanMajor {
  return placeOf(scheduled, notes, row);
}

/** What tasks and majors have in common. */
function placeOf({ plan, schedule }: ScheduledPlan, notes: LoadedPlans['notes'], row: number): PlanMajor {
  const { note, parent, row: { entry: { id, title, titleSpan } } } = plan.rows[row]!;
  const { path, model } = notes[note]!;
  return {
    id: id ?? null, title, file: path, line: positionAt(model.lines, titleSpan.start).line + 1, points: schedule.blocks.points[row]!,
    first: numberOrNull(schedule.first[row]!), last: numberOrNull(schedule.last[row]!), parent: parent < 0 ? null : nameOfRow(plan, parent),
  };
}

/** Lines and columns from 1, columns in UTF-16 units. */
export function problemToJson({ code, severity, message, span }: Problem, { path, model }: LoadedNote): CheckProblem {
  const { line, character } = positionAt(model.lines, span.start);
  return { code, severity, file: path, line: line + 1, column: character + 1, message };
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
