/**
 * What is wrong with a schedule, in words and places: rows by index become titles, spans, related places.
 * It finds no problem itself and repairs none.
 *
 * Sample: a pin two blocks too early becomes `"Deploy" is pinned 2 blocks too early for "Schema": …` at its `at` token.
 */
import type { Span } from '../../text/lineIndex.ts';
import type { Plan, WrittenPlace } from './planGraph.ts';
import { writtenAt } from './planLinks.ts';
import type { ScheduleProblem } from '../planItem.ts';
import { noteProblem, planProblem } from '../planProblem.ts';
import type { PlanProblem, RelatedPlace } from '../planProblem.ts';
import { renderTarget } from '../syntax/planValues.ts';

/** Rings longer than this are not spelt out in the message; the related places name every member. */
const NAMED_MEMBERS = 20;

/** `problem` of the schedule of `plan` as a problem of the note it is written in. */
export function describeScheduleProblem(plan: Plan, problem: ScheduleProblem): PlanProblem {
  const { note, span } = placeOf(plan, problem);
  const related = 'members' in problem ? problem.members : 'other' in problem ? [problem.other] : [];
  const relation = 'relation' in problem ? problem.relation : undefined;
  return planProblem(note, noteProblem(problem.code, span, messageOf(plan, problem)), placesOf(plan, related), {
    row: problem.item, ...(relation !== undefined && { relation }), schedule: problem,
  });
}

/** The row where `problem` is to be shown, then all others that its message or its places speak of. */
export function rowsOfScheduleProblem(plan: Plan, problem: ScheduleProblem): readonly number[] {
  const frees = 'frees' in problem ? problem.frees : undefined;
  const written = [relationOf(plan, problem), frees && plan.rows[frees.item]!.relations[frees.relation]];
  const rows = [
    rowOf(plan, problem), problem.item, ...'other' in problem ? [problem.other] : [], ...'leaf' in problem ? [problem.leaf] : [], ...'members' in problem ? problem.members : [],
    ...frees === undefined ? [] : [frees.item], ...written.flatMap((place) => place?.writer ?? []),
  ];
  return [...new Set(rows)].filter((row) => row >= 0);
}

interface Place {
  readonly note: number;
  readonly span: Span;
}

/** The row in which `problem` is to be shown. */
function rowOf(plan: Plan, problem: ScheduleProblem): number {
  return isAtRelation(problem) ? relationOf(plan, problem)?.writer ?? problem.item : problem.item;
}

function placeOf(plan: Plan, problem: ScheduleProblem): Place {
  const written = isAtRelation(problem) ? relationOf(plan, problem) : undefined;
  if (written !== undefined) return { note: written.note, span: writtenAt(plan.rows, written).span };
  return problem.code === 'dependency-cycle' ? placeOfTitle(plan, problem.item) : placeOfPin(plan, problem.item);
}

/** Others are shown at the row's pin or title, though a relation may be to blame. */
function isAtRelation({ code }: ScheduleProblem): boolean {
  return code !== 'dependency-cycle' && code !== 'pin-violates-dependency' && code !== 'slots-differ-from-estimate';
}

function relationOf(plan: Plan, problem: ScheduleProblem): WrittenPlace | undefined {
  return 'relation' in problem && problem.relation !== undefined ? plan.rows[problem.item]!.relations[problem.relation] : undefined;
}

function messageOf(plan: Plan, problem: ScheduleProblem): string {
  const title = titleOf(plan, problem.item);
  const other = 'other' in problem ? titleOf(plan, problem.other) : '';
  const written = relationOf(plan, problem);
  const said = written === undefined ? '' : spell(plan, written);
  switch (problem.code) {
    case 'dependency-cycle': {
      const { members, frees } = problem;
      const loose = frees === undefined ? undefined : plan.rows[frees.item]!.relations[frees.relation];
      const advice = frees === undefined || loose === undefined ? 'remove one of their relations' : `remove ${spell(plan, loose)} on ${titleOf(plan, frees.item)}`;
      return members.length === 1 ? `${title} waits for itself: ${advice}.` : `These tasks wait for each other: ${listOf(plan, members)}. To free the knot, ${advice}.`;
    }
    case 'sync-conflict':
      return written === undefined
        ? `${title} and ${other} start together but are pinned to different columns: remove one pin, or the relation between them.`
        : `${title} cannot start with ${other} as ${said} says, because another relation or a pin already decides: remove one of them.`;
    case 'pin-violates-dependency':
      return written === undefined
        ? `${title} is pinned ${blocks(problem.blocks)} before ${other} can begin: unpin it or move it later.`
        : `${title} is pinned ${blocks(problem.blocks)} too early for ${other} (${said}): unpin it, move it later, loosen the relation to overlap or drop it.`;
    case 'slots-differ-from-estimate':
      return `${title} has ${blocks(problem.blocks)} but is drawn in ${columns(problem.slots)}: change its estimate, or the columns after at.`;
    case 'coupling-broken':
      return `${title} and ${other} share no column although ${said} couples them: write after instead, or change what keeps them apart.`;
    case 'dead-dependency':
      return `${title} waits for ${other}, which is cancelled: remove ${said}, or name what ${other} waited for.`;
    case 'invalid-value':
      return `${other} has only ${blocks(problem.blocks)}, so ${said} is read as its last one: name an earlier block.`;
    case 'out-of-order':
      return `${titleOf(plan, problem.leaf)} is done although ${other} is not (${said}): the relation may not be needed.`;
  }
}

function titleOf(plan: Plan, row: number): string {
  const title = plan.rows[row]?.row.entry.title;
  return title === undefined ? 'a task of another plan' : `"${title}"`;
}

function listOf(plan: Plan, rows: readonly number[]): string {
  const named = rows.slice(0, NAMED_MEMBERS).map((row) => titleOf(plan, row)).join(', ');
  return rows.length > NAMED_MEMBERS ? `${named} and ${rows.length - NAMED_MEMBERS} more` : named;
}

function placeOfTitle(plan: Plan, row: number): Place {
  const { note, row: { entry } } = plan.rows[row]!;
  return { note, span: entry.titleSpan };
}

function placeOfPin(plan: Plan, row: number): Place {
  const { note, row: { entry } } = plan.rows[row]!;
  return { note, span: entry.fields.at?.token.span ?? entry.titleSpan };
}

function placesOf(plan: Plan, rows: readonly number[]): readonly RelatedPlace[] {
  return rows.filter((row) => plan.rows[row] !== undefined).map((row) => ({ ...placeOfTitle(plan, row), message: plan.rows[row]!.row.entry.title }));
}

/** A relation as it is written: `after:seed+2`. */
function spell(plan: Plan, place: WrittenPlace): string {
  const { kind, target } = writtenAt(plan.rows, place);
  return `${kind}:${renderTarget(target)}`;
}

function blocks(count: number): string {
  return count === 1 ? '1 block' : `${count} blocks`;
}

function columns(count: number): string {
  return count === 1 ? '1 column' : `${count} columns`;
}
