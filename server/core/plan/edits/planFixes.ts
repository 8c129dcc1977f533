/**
 * Repairs of what is wrong in the text of a plan, as edits of the note it stands in, the likeliest first: correct the
 * spelling, give the id, add or round an estimate, remove a token, open a ticked major again, turn `before` round.
 * Repairs of the schedule stand in a file of their own. It proposes; whether a repair really mends is tried elsewhere.
 *
 * Sample: for `after:shcema` there are `Change to "schema"` and `Remove after:shcema`.
 */
import type { DocumentModel } from '../../model/documentModel.ts';
import { guessEstimates, scaleOf } from '../syntax/estimateScale.ts';
import { nearestWords } from '../syntax/nearestWords.ts';
import { addRelation, ensureId, removeField, removeRelation, setField, setState } from './planEdits.ts';
import type { Plan, PlanGraphRow } from '../graph/planGraph.ts';
import type { Fix, PlanProblem } from '../planProblem.ts';
import { ESTIMATE_IN_TITLE, renderTarget } from '../syntax/planValues.ts';
import { findScheduleFixes } from './scheduleFixes.ts';
import { slugId } from './slugId.ts';
import { isRelationKey } from '../syntax/taskSyntax.ts';
import type { WrittenRelation } from '../syntax/taskSyntax.ts';

/** At most so many values of the scale are offered for a missing estimate. */
const OFFERED_VALUES = 5;

/** The repairs of `problem`, which belongs to `plan` and stands in the note of `model`. */
export function findFixes(model: DocumentModel, plan: Plan, problem: PlanProblem): readonly Fix[] {
  const computed = problem.schedule === undefined ? fixesOfText(model, plan, problem) : findScheduleFixes(model, plan, problem, problem.schedule);
  return [...problem.fixes, ...computed].filter(({ edits }) => edits.length > 0);
}

function fixesOfText(model: DocumentModel, plan: Plan, problem: PlanProblem): readonly Fix[] {
  const row = plan.rows[problem.row ?? -1] ?? findRowAt(plan, problem);
  if (row === undefined) return [];
  switch (problem.code) {
    case 'unestimated':
      return [...moveEstimate(model, row), ...scaleOf(plan.sizes).slice(0, OFFERED_VALUES).map((value) => setEstimate(model, row, 'Add', String(value)))];
    case 'invalid-value':
      return fixesOfValue(model, plan, problem, row);
    case 'unknown-reference': {
      const written = row.row.entry.fields.relations.find(({ nameSpan }) => nameSpan.start === problem.span.start);
      return written === undefined ? [] : [...giveId(model, plan, problem, written.target.id), removal(model, row, written)];
    }
    case 'major-has-work': {
      const key = row.row.entry.tokens.find(({ span }) => span.start === problem.span.start)?.key;
      return key === undefined ? [] : [{ title: `Remove ${key}`, edits: removeField(model, row.row, key) }];
    }
    case 'done-over-open':
      return row.row.source === 'item' ? [{ title: `Open "${row.row.entry.title}" again`, edits: setState(model, row.row.index, 'open') }] : [];
    case 'over-capacity':
      return leaveSprint(model, row);
    case 'import-alias':
      return turnRound(model, plan, problem, row);
    default:
      return [];
  }
}

/** The row whose title or tokens hold the place of `problem`. */
function findRowAt(plan: Plan, { note, span }: PlanProblem): PlanGraphRow | undefined {
  return plan.rows.find((row) => row.note === note && [row.row.entry.titleSpan, ...row.row.entry.tokens.map((token) => token.span)]
    .some(({ start, end }) => start <= span.start && span.start <= end && span.end <= end));
}

function setEstimate(model: DocumentModel, { row }: PlanGraphRow, verb: string, value: string): Fix {
  return { title: `${verb} est:${value}`, edits: setField(model, row, 'est', value).value ?? [] };
}

/** An estimate that stands amid the title goes to the end, where it is read. */
function moveEstimate(model: DocumentModel, { row }: PlanGraphRow): readonly Fix[] {
  const { titleSpan } = row.entry;
  const amidTitle = ESTIMATE_IN_TITLE.exec(model.text.slice(titleSpan.start, titleSpan.end));
  const added = amidTitle === null ? undefined : setField(model, row, 'est', amidTitle[1]!).value;
  if (amidTitle === null || added === undefined) return [];
  const start = titleSpan.start + amidTitle.index;
  const end = start + amidTitle[0].length;
  const isFirst = amidTitle.index === 0;
  return [{ title: `Move ${amidTitle[0]} to the end`, edits: [{ start: isFirst ? start : start - 1, end: isFirst ? end + 1 : end, newText: '' }, ...added] }];
}

/** An estimate that nearly is one is rounded to the scale, a size that nearly is one corrected; every bad token can go. */
function fixesOfValue(model: DocumentModel, plan: Plan, { span }: PlanProblem, row: PlanGraphRow): readonly Fix[] {
  const token = row.row.entry.tokens.find((candidate) => candidate.span.start <= span.start && span.end <= candidate.span.end);
  if (token?.key === undefined) return [];
  const value = model.text.slice(token.valueSpan.start, token.valueSpan.end);
  const better = token.key === 'est' ? [...nearestWords(value, plan.sizes.keys(), 1), ...guessEstimates(value, plan.sizes)] : [];
  const isElement = isRelationKey(token.key) && value.includes(',');
  const name = `${token.key}:${value}`;
  return [
    ...better.map((estimate) => setEstimate(model, row, /^\d/.test(estimate) ? 'Round to' : 'Change to', estimate)),
    ...(isElement ? [] : [{ title: `Remove ${name.length > 40 ? token.key : name}`, edits: removeField(model, row.row, token.key) }]),
  ];
}

/** Into the next sprint, or into none. */
function leaveSprint(model: DocumentModel, { row }: PlanGraphRow): readonly Fix[] {
  const sprint = row.entry.fields.sprint?.value;
  if (sprint === undefined) return [];
  return [
    { title: `Move to sprint:${sprint + 1}`, edits: setField(model, row, 'sprint', String(sprint + 1)).value ?? [] },
    { title: `Remove sprint:${sprint}`, edits: removeField(model, row, 'sprint') },
  ];
}

/** A task without an id whose title says the missing name: give it that id. */
function giveId(model: DocumentModel, plan: Plan, { note }: PlanProblem, id: string): readonly Fix[] {
  const words = id.toLowerCase();
  const named = plan.rows.filter(({ note: at, row }) => at === note && row.entry.id === undefined && slugId(row.entry.title, () => false).includes(words));
  return named.slice(0, 3).map(({ row }) => ({ title: `Give "${row.entry.title}" the id "${id}"`, edits: setField(model, row, 'id', id).value ?? [] }));
}

function removal(model: DocumentModel, { row }: PlanGraphRow, written: WrittenRelation): Fix {
  return { title: `Remove ${written.kind}:${renderTarget(written.target)}`, edits: removeRelation(model, row, written) };
}

/** `before:b` on a becomes `after:a` on b, where both stand in this note. */
function turnRound(model: DocumentModel, plan: Plan, { note, span }: PlanProblem, row: PlanGraphRow): readonly Fix[] {
  const written = row.row.entry.fields.relations.filter(({ kind, token }) => kind === 'before' && token.span.start === span.start);
  const targets = written.map(({ target }) => plan.rows[plan.rowOfId.get(target.id) ?? -1]);
  if (written.length === 0 || targets.some((target) => target?.note !== note || target === row)) return [];
  const { id, edits } = ensureId(model, row.row, (name) => plan.rowOfId.has(name));
  const added = targets.flatMap((target) => addRelation(model, target!.row, 'after', { alias: undefined, id }));
  const isSameToken = edits.some((edit) => edit.start >= span.start && edit.end <= span.end);
  if (isSameToken) return [{ title: `Write after:${id} on the other task`, edits: [{ ...span, newText: `id:${id}` }, ...added] }];
  return [{ title: `Write after:${id} on the other task`, edits: [...removeField(model, row.row, 'before'), ...edits, ...added] }];
}
