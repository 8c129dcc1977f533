/**
 * What is wrong with a schedule, in words and places: rows by index become titles, spans, related places.
 * It finds no problem itself and repairs none.
 *
 * Sample: a pin two blocks too early becomes `"Deploy" is pinned 2 blocks too early for "Schema": …` at its `at` token.
 */
import type { Span } from '../text/lineIndex.ts';
import type { Plan, WrittenPlace } from './planGraph.ts';
import type { ScheduleProblem } from './planItem.ts';
import { noteProblem, planProblem } from './planProblem.ts';
import type { PlanProblem, RelatedPlace } from './planProblem.ts';
import { renderTarget } from './planValues.ts';

/** Rings longer than this are not spelt out in the message; the related places name every member. */
const NAMED_MEMBERS = 20;

/** `problem` of the schedule of `plan` as a problem of the note it is written in. */
export function describeScheduleProblem(plan: Plan, problem: ScheduleProblem): PlanProblem {
  const { place, message, related } = explain(plan, problem);
  const relation = 'relation' in problem ? problem.relation : undefined;
  return planProblem(place.note, noteProblem(problem.code, place.span, message), related, {
    row: problem.item, ...(relation !== undefined && { relation }), schedule: problem,
  });
}

interface Explanation {
  readonly place: { readonly note: number; readonly span: Span };
  readonly message: string;
  readonly related: readonly RelatedPlace[];
}

function explain(plan: Plan, problem: ScheduleProblem): Explanation {
  const title = titleOf(plan, problem.item);
  const other = 'other' in problem ? titleOf(plan, problem.other) : '';
  const related = 'other' in problem ? placesOf(plan, [problem.other]) : [];
  const written = 'relation' in problem && problem.relation !== undefined ? plan.rows[problem.item]!.relations[problem.relation] : undefined;
  const said = written === undefined ? '' : spell(written);
  const atRelation = written === undefined ? placeOfTitle(plan, problem.item) : { note: written.note, span: written.written.span };
  switch (problem.code) {
    case 'dependency-cycle': {
      const { members, frees } = problem;
      const loose = frees === undefined ? undefined : plan.rows[frees.item]!.relations[frees.relation];
      const advice = frees === undefined || loose === undefined ? 'remove one of their relations' : `remove ${spell(loose)} on ${titleOf(plan, frees.item)}`;
      return {
        place: placeOfTitle(plan, problem.item), related: placesOf(plan, members),
        message: members.length === 1 ? `${title} waits for itself: ${advice}.` : `These tasks wait for each other: ${listOf(plan, members)}. To free the knot, ${advice}.`,
      };
    }
    case 'sync-conflict':
      return { place: written === undefined ? placeOfPin(plan, problem.item) : atRelation, related, message: written === undefined
        ? `${title} and ${other} start together but are pinned to different columns: remove one pin, or the relation between them.`
        : `${title} cannot start with ${other} as ${said} says, because another relation or a pin already decides: remove one of them.` };
    case 'pin-violates-dependency':
      return { place: placeOfPin(plan, problem.item), related, message: written === undefined
        ? `${title} is pinned ${blocks(problem.blocks)} before ${other} can begin: unpin it or move it later.`
        : `${title} is pinned ${blocks(problem.blocks)} too early for ${other} (${said}): unpin it, move it later, loosen the relation to overlap or drop it.` };
    case 'slots-differ-from-estimate':
      return { place: placeOfPin(plan, problem.item), related, message: `${title} has ${blocks(problem.blocks)} but is drawn in ${columns(problem.slots)}: change its estimate, or the columns after at.` };
    case 'coupling-broken':
      return { place: atRelation, related, message: `${title} and ${other} share no column although ${said} couples them: write after instead, or change what keeps them apart.` };
    case 'dead-dependency':
      return { place: atRelation, related, message: `${title} waits for ${other}, which is cancelled: remove ${said}, or name what ${other} waited for.` };
    case 'invalid-value':
      return { place: atRelation, related, message: `${other} has only ${blocks(problem.blocks)}, so ${said} is read as its last one: name an earlier block.` };
    case 'out-of-order':
      return { place: atRelation, related, message: `${titleOf(plan, problem.leaf)} is done although ${other} is not (${said}): the relation may not be needed.` };
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

function placeOfTitle(plan: Plan, row: number): { readonly note: number; readonly span: Span } {
  const { note, row: { entry } } = plan.rows[row]!;
  return { note, span: entry.titleSpan };
}

function placeOfPin(plan: Plan, row: number): { readonly note: number; readonly span: Span } {
  const { note, row: { entry } } = plan.rows[row]!;
  return { note, span: entry.fields.at?.token.span ?? entry.titleSpan };
}

function placesOf(plan: Plan, rows: readonly number[]): readonly RelatedPlace[] {
  return rows.filter((row) => plan.rows[row] !== undefined).map((row) => ({ ...placeOfTitle(plan, row), message: plan.rows[row]!.row.entry.title }));
}

/** A relation as it is written: `after:seed+2`. */
function spell({ written }: WrittenPlace): string {
  return `${written.kind}:${renderTarget(written.target)}`;
}

function blocks(count: number): string {
  return count === 1 ? '1 block' : `${count} blocks`;
}

function columns(count: number): string {
  return count === 1 ? '1 column' : `${count} columns`;
}
