/**
 * Repairs of what is wrong in the schedule of a plan, as edits of the note the problem stands in: remove, loosen or
 * re-link a relation, unpin, move, take another block, match the estimate to the columns drawn.
 * A repair that would touch another note is not offered. It proposes; whether a repair mends is tried elsewhere.
 *
 * Sample: a pin two blocks too early has `Unpin: remove at`, `Move to at:4`, `Loosen to overlap:a` and `Remove after:a`.
 */
import type { DocumentModel } from '../../model/documentModel.ts';
import { changeKind, changeTarget, removeField, removeRelation, setField } from './planEdits.ts';
import type { Plan, PlanGraphRow, WrittenPlace } from '../graph/planGraph.ts';
import { writtenAt } from '../graph/planLinks.ts';
import type { Pin, ScheduleProblem } from '../planItem.ts';
import type { Fix, PlanProblem } from '../planProblem.ts';
import { renderPin, renderReference, renderTarget } from '../syntax/planValues.ts';

/** Of a long ring no more relations than these are tried. */
const TRIED_RELATIONS = 12;

/** @param problem what was said of `schedule`, in the note of `model` */
export function findScheduleFixes(model: DocumentModel, plan: Plan, problem: PlanProblem, schedule: ScheduleProblem): readonly Fix[] {
  if (schedule.code === 'dependency-cycle') return fixesOfRing(model, plan, problem, schedule);
  const row = plan.rows[schedule.item]!;
  const place = 'relation' in schedule && schedule.relation !== undefined ? row.relations[schedule.relation] : undefined;
  const isHere = place?.note === problem.note;
  const remove = isHere ? [removal(model, plan, place)] : [];
  switch (schedule.code) {
    case 'sync-conflict': return [...remove, ...unpin(model, row, problem)];
    case 'pin-violates-dependency': return [...unpin(model, row, problem), ...move(model, row, problem, schedule.blocks), ...(isHere ? loosening(model, plan, place) : []), ...remove];
    case 'slots-differ-from-estimate':
      return [{ title: `Set est:${schedule.slots}`, edits: setField(model, row.row, 'est', String(schedule.slots)).value ?? [] }, ...unpin(model, row, problem)];
    case 'dead-dependency': return [...(isHere ? relink(plan, schedule.item, place, schedule.other) : []), ...remove];
    case 'invalid-value': {
      if (!isHere) return remove;
      const written = writtenAt(plan.rows, place);
      const target = { alias: written.target.alias, id: written.target.id, block: schedule.blocks };
      return [{ title: `Change to ${renderTarget(target)}`, edits: changeTarget(model, written, target) }, ...remove];
    }
    case 'coupling-broken': case 'out-of-order': return remove;
  }
}

/** The relation that frees the ring first, then the others between its members. Only two tasks that overlap each other are no ring. */
function fixesOfRing(model: DocumentModel, plan: Plan, { note }: PlanProblem, { frees, members }: ScheduleProblem & { readonly code: 'dependency-cycle' }): readonly Fix[] {
  const inRing = new Set(members);
  const between = members.flatMap((member) => plan.rows[member]!.relations.filter((_, at) => inRing.has(plan.items[member]!.relations[at]!.target)));
  const first = frees === undefined ? [] : [plan.rows[frees.item]!.relations[frees.relation]!];
  const here = [...new Set([...first, ...between])].filter((place) => place.note === note).slice(0, TRIED_RELATIONS);
  return here.flatMap((place) => {
    const on = place === first[0] ? '' : ` on "${plan.rows[place.writer]!.row.entry.title}"`;
    const loosen = members.length === 2 ? loosening(model, plan, place) : [];
    return [...loosen, removal(model, plan, place)].map((fix) => ({ ...fix, title: `${fix.title}${on}` }));
  });
}

function removal(model: DocumentModel, plan: Plan, place: WrittenPlace): Fix {
  const written = writtenAt(plan.rows, place);
  return { title: `Remove ${written.kind}:${renderTarget(written.target)}`, edits: removeRelation(model, plan.rows[place.writer]!.row, written) };
}

function loosening(model: DocumentModel, plan: Plan, place: WrittenPlace): readonly Fix[] {
  const written = writtenAt(plan.rows, place);
  if (written.kind !== 'after') return [];
  return [{ title: `Loosen to overlap:${renderReference(written.target)}`, edits: changeKind(model, plan.rows[place.writer]!.row, written, 'overlap') }];
}

function unpin(model: DocumentModel, { note, row }: PlanGraphRow, problem: PlanProblem): readonly Fix[] {
  return note === problem.note && row.entry.fields.at !== undefined ? [{ title: 'Unpin: remove at', edits: removeField(model, row, 'at') }] : [];
}

function move(model: DocumentModel, { note, row }: PlanGraphRow, problem: PlanProblem, blocks: number): readonly Fix[] {
  const pin = row.entry.fields.at?.value;
  if (pin === undefined || note !== problem.note) return [];
  const value = renderPin(shifted(pin, blocks));
  return [{ title: `Move to at:${value}`, edits: setField(model, row, 'at', value).value ?? [] }];
}

function shifted(pin: Pin, blocks: number): Pin {
  if (pin.kind !== 'slots') return { ...pin, column: pin.column + blocks };
  return { kind: 'slots', ranges: pin.ranges.map(([first, last]) => [first + blocks, last + blocks]) };
}

/** What the cancelled task `other` itself came after, in its place; of those that are cancelled too, what they came after. */
function relink(plan: Plan, row: number, place: WrittenPlace, other: number): readonly Fix[] {
  const written = writtenAt(plan.rows, place);
  if (written.kind !== 'after' || other < 0) return [];
  const known = new Set(plan.items[row]!.relations.flatMap(({ kind, target }) => (kind === 'after' ? [target] : [])));
  const seen = new Set([other]);
  const names: string[] = [];
  for (const cancelled of seen) {
    for (const { kind, target } of plan.items[cancelled]!.relations) {
      const id = plan.rows[target]?.row.entry.id;
      if (kind !== 'after' || id === undefined || target === row) continue;
      if (plan.items[target]!.status === 'cancelled') seen.add(target);
      else if (!known.has(target)) names.push(id);
    }
  }
  const list = [...new Set(names)].join(',');
  return list === '' ? [] : [{ title: `Wait for ${list} instead`, edits: [{ ...written.span, newText: list }] }];
}
