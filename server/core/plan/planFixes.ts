/**
 * Repairs of plan problems as edits of the note they stand in, the likeliest first: correct the spelling, give the id,
 * remove, loosen or re-link a relation, unpin, move, add an estimate, turn `before` round.
 * It proposes; whoever applies an edit decides. A repair that would touch another note is not offered.
 *
 * Sample: for `after:shcema` there are `Change to "schema"` and `Remove after:shcema`.
 */
import type { DocumentModel } from '../model/documentModel.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { addRelation, changeKind, changeTarget, ensureId, removeField, removeRelation, setField } from './planEdits.ts';
import type { Plan, PlanGraphRow, WrittenPlace } from './planGraph.ts';
import type { Pin, ScheduleProblem } from './planItem.ts';
import type { Fix, PlanProblem } from './planProblem.ts';
import { renderPin, renderReference, renderTarget } from './planValues.ts';
import { slugId } from './slugId.ts';

/** The repairs of `problem`, which belongs to `plan` and stands in the note of `model`. */
export function findFixes(model: DocumentModel, plan: Plan, problem: PlanProblem): readonly Fix[] {
  const computed = problem.schedule === undefined ? fixesOfText(model, plan, problem) : fixesOfSchedule(model, plan, problem, problem.schedule);
  return [...problem.fixes, ...computed].filter(({ edits }) => edits.length > 0);
}

function fixesOfText(model: DocumentModel, plan: Plan, problem: PlanProblem): readonly Fix[] {
  const row = plan.rows[problem.row ?? -1] ?? findRowAt(plan, problem);
  if (row === undefined) return [];
  switch (problem.code) {
    case 'unestimated':
      return ['1', '2', '3', '5', '8'].map((value) => ({ title: `Add est:${value}`, edits: setField(model, row.row, 'est', value).value ?? [] }));
    case 'unknown-reference': {
      const written = row.row.entry.fields.relations.find(({ nameSpan }) => nameSpan.start === problem.span.start);
      return written === undefined ? [] : [...giveId(model, plan, problem, written.target.id), removal(model, row, written)];
    }
    case 'major-has-work': {
      const key = row.row.entry.tokens.find(({ span }) => span.start === problem.span.start)?.key;
      return key === undefined ? [] : [{ title: `Remove ${key}`, edits: removeField(model, row.row, key) }];
    }
    case 'import-alias':
      return turnRound(model, plan, problem, row);
    default:
      return [];
  }
}

function findRowAt(plan: Plan, { note, span }: PlanProblem): PlanGraphRow | undefined {
  return plan.rows.find((row) => row.note === note && row.row.entry.tokens.some((token) => token.span.start <= span.start && span.start <= token.span.end));
}

/** A task without an id whose title says the missing name: give it that id. */
function giveId(model: DocumentModel, plan: Plan, { note }: PlanProblem, id: string): readonly Fix[] {
  const words = id.toLowerCase();
  const named = plan.rows.filter(({ note: at, row }) => at === note && row.entry.id === undefined && slugId(row.entry.title, () => false).includes(words));
  return named.slice(0, 3).map(({ row }) => ({ title: `Give "${row.entry.title}" the id "${id}"`, edits: setField(model, row, 'id', id).value ?? [] }));
}

function removal(model: DocumentModel, { row }: PlanGraphRow, written: WrittenPlace['written']): Fix {
  return { title: `Remove ${written.kind}:${renderTarget(written.target)}`, edits: removeRelation(model, row, written) };
}

/** `before:b` on a becomes `after:a` on b, where both stand in this note. */
function turnRound(model: DocumentModel, plan: Plan, { note, span }: PlanProblem, { row }: PlanGraphRow): readonly Fix[] {
  const written = row.entry.fields.relations.filter(({ kind, token }) => kind === 'before' && token.span.start === span.start);
  const targets = written.map(({ target }) => plan.rows[plan.rowOfId.get(target.id) ?? -1]);
  if (written.length === 0 || targets.some((target) => target?.note !== note)) return [];
  const { id, edits } = ensureId(model, row, (name) => plan.rowOfId.has(name));
  const added = targets.flatMap((target) => addRelation(model, target!.row, 'after', { alias: undefined, id }));
  const isSameToken = edits.some((edit) => edit.start >= span.start && edit.end <= span.end);
  if (isSameToken) return [{ title: `Write after:${id} on the other task`, edits: [{ ...span, newText: `id:${id}` }, ...added] }];
  return [{ title: `Write after:${id} on the other task`, edits: [...removeField(model, row, 'before'), ...edits, ...added] }];
}

function fixesOfSchedule(model: DocumentModel, plan: Plan, problem: PlanProblem, schedule: ScheduleProblem): readonly Fix[] {
  const row = plan.rows[schedule.item]!;
  const place = placeOf(plan, schedule);
  const isHere = place?.note === problem.note;
  const writer = isHere ? plan.rows[place.writer]! : undefined;
  const remove = isHere && writer !== undefined ? [removal(model, writer, place.written)] : [];
  const loosen = isHere && writer !== undefined && place.written.kind === 'after'
    ? [{ title: `Loosen to overlap:${renderReference(place.written.target)}`, edits: changeKind(model, writer.row, place.written, 'overlap') }] : [];
  switch (schedule.code) {
    case 'dependency-cycle': return [...loosen, ...remove];
    case 'sync-conflict': return [...remove, ...unpin(model, row, problem)];
    case 'pin-violates-dependency': return [...unpin(model, row, problem), ...move(model, row, problem, schedule.blocks), ...loosen, ...remove];
    case 'slots-differ-from-estimate':
      return [{ title: `Set est:${schedule.slots}`, edits: setField(model, row.row, 'est', String(schedule.slots)).value ?? [] }, ...unpin(model, row, problem)];
    case 'coupling-broken': return remove;
    case 'dead-dependency': return [...(isHere ? relink(plan, place, schedule.other) : []), ...remove];
    case 'invalid-value': {
      if (!isHere) return remove;
      const target = { alias: place.written.target.alias, id: place.written.target.id, block: schedule.blocks };
      return [{ title: `Change to ${renderTarget(target)}`, edits: changeTarget(model, place.written, target) }, ...remove];
    }
    case 'out-of-order': return remove;
  }
}

function placeOf(plan: Plan, schedule: ScheduleProblem): WrittenPlace | undefined {
  if (schedule.code === 'dependency-cycle') return schedule.frees === undefined ? undefined : plan.rows[schedule.frees.item]!.relations[schedule.frees.relation];
  return 'relation' in schedule && schedule.relation !== undefined ? plan.rows[schedule.item]!.relations[schedule.relation] : undefined;
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

/** The cancelled task's own predecessors in its place. */
function relink(plan: Plan, { written }: WrittenPlace, other: number): readonly Fix[] {
  const before = plan.rows[other]?.row.entry.fields.relations.filter(({ kind }) => kind === 'after') ?? [];
  const names = [...new Set(before.map(({ target }) => renderReference(target)))].join(',');
  if (names === '' || written.kind !== 'after') return [];
  const edit: TextEdit = { ...written.span, newText: names };
  return [{ title: `Wait for ${names} instead`, edits: [edit] }];
}
