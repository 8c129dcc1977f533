/**
 * Changes of values written into the notes of a plan: found by name, refused where somebody else changed the same value,
 * and proven by reading the result again. Rows stay where they are; what adds or moves rows is in `applyStructure.ts`.
 * It knows texts, not files.
 *
 * Sample: `est 5 → 3` of `list` on notes where it is 8 by now is a problem, and nothing is written.
 */
import { setFields, setForeignToken, setState } from '../plan/edits/planEdits.ts';
import type { FieldChange } from '../plan/edits/planEdits.ts';
import { PLAN_KEYS } from '../plan/syntax/planKeys.ts';
import type { DocumentModel, ItemState } from '../model/documentModel.ts';
import type { Span } from '../text/lineIndex.ts';
import { applyEdits, canApply } from '../text/textEdit.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { isForeign, valueOf } from './planOperations.ts';
import type { PlanOperation, ValueChange } from './planOperations.ts';
import { findReferencesTo } from './planReferencesTo.ts';
import { placeOfRow, readAgain, textsOf } from './planSource.ts';
import type { PlanSource } from './planSource.ts';
import { sessionError } from './sessionProblem.ts';
import type { SessionProblem } from './sessionProblem.ts';

export type ChangeOperation = Extract<PlanOperation, { readonly kind: 'change' }>;

/** The notes read again after the changes, or why nothing was done. */
export type Application = { readonly source: PlanSource } | { readonly problems: readonly SessionProblem[] };

/** What is to be done, with the row it is done to and without what is so already. */
interface RowChanges {
  readonly row: number;
  readonly operation: ChangeOperation;
  readonly changes: readonly ValueChange[];
}

export function applyChanges(source: PlanSource, operations: readonly ChangeOperation[]): Application {
  const found = operations.map((operation) => findChanges(source, operation));
  const problems = found.flatMap((each) => ('problems' in each ? each.problems : []));
  if (problems.length > 0) return { problems };
  const wanted = found.filter((each) => 'row' in each && each.changes.length > 0) as readonly RowChanges[];
  if (wanted.length === 0) return { source };
  const edits = source.notes.map((): TextEdit[] => []);
  const faults = wanted.flatMap((each) => collectEdits(source, each, edits));
  if (faults.length > 0) return { problems: faults };
  const isPossible = source.notes.every(({ model }, note) => canApply(model.text, edits[note]!));
  if (!isPossible) return { problems: wanted.map(({ operation }) => sessionError('not-possible', operation.span, `What is asked of ${nameOf(operation.task)} cannot be written at once: do it in two sessions, or in the note.`)) };
  const after = readAgain(source, textsOf(source).map((note, index) => ({ ...note, text: applyEdits(note.text, edits[index]!) })));
  const unproven = proveChanges(source, after, wanted);
  return unproven.length > 0 || after === undefined ? { problems: unproven } : { source: after };
}

function findChanges(source: PlanSource, operation: ChangeOperation): RowChanges | { readonly problems: readonly SessionProblem[] } {
  const row = source.rowOfName.get(operation.task);
  if (row === undefined) return { problems: [sessionError('changed-meanwhile', operation.span, `${nameOf(operation.task)} is not in the notes any more, or has another name now: remove this line, or begin a new session.`)] };
  const problems = operation.changes.flatMap(({ what, before, after }) => {
    const now = valueOf(source, row, what);
    if (now === before || now === after) return [];
    return [sessionError('changed-meanwhile', operation.span, `The notes changed meanwhile: ${what} of ${nameOf(operation.task)} was ${shown(before)} and is ${shown(now)} now; here it is ${shown(after)}. Write ${shown(now)} to keep theirs, or begin a new session.`)];
  });
  if (problems.length > 0) return { problems };
  return { row, operation, changes: operation.changes.filter(({ what, after }) => valueOf(source, row, what) !== after) };
}

function nameOf(task: string): string {
  return task.includes('\n') ? `"${task.split('\n')[1]!}"` : task;
}

function shown(value: string | undefined): string {
  return value === undefined ? 'nothing' : `"${value}"`;
}

/** Adds the edits of one row to those of its note, and for a new id those of all references. */
function collectEdits(source: PlanSource, { row, operation, changes }: RowChanges, edits: readonly TextEdit[][]): readonly SessionProblem[] {
  const { model, placed } = placeOfRow(source, row);
  const own = edits[placed.note]!;
  const fields: FieldChange[] = [];
  for (const { what, after } of changes) {
    if (what === 'title') own.push({ ...placed.row.entry.titleSpan, newText: after! });
    else if (what === 'state') own.push(...setState(model, placed.row.index, after as ItemState));
    else if (isForeign(what)) own.push(...setForeignToken(model, placed.row, what.slice(2), after));
    else fields.push({ key: what, value: after });
    if (what !== 'id' || after === undefined) continue;
    for (const { note, written } of findReferencesTo(source, row)) edits[note]!.push({ start: written.nameSpan.end - written.target.id.length, end: written.nameSpan.end, newText: after });
  }
  const { value, fault } = setFields(model, placed.row, fields);
  if (fault !== undefined) return [sessionError('invalid-value', operation.span, `This cannot be written: ${fault}.`)];
  const isRenamed = changes.some(({ what }) => what === 'title');
  own.push(...value.map((edit) => (isRenamed ? behindTitle(edit, placed.row.entry.titleSpan) : edit)));
  return [];
}

/** Signs at the end of a title that is written anew hold no place any more for a token before them. */
function behindTitle(edit: TextEdit, title: Span): TextEdit {
  const isInside = edit.start === edit.end && edit.start > title.start && edit.start < title.end;
  return isInside ? { start: title.end, end: title.end, newText: `  ${edit.newText.trim()}` } : edit;
}

/** Every row says what was asked, or what it said before. */
function proveChanges(before: PlanSource, after: PlanSource | undefined, wanted: readonly RowChanges[]): readonly SessionProblem[] {
  const asked = new Map(wanted.map((each) => [each.row, each]));
  const renamed = new Map(wanted.flatMap(({ row, changes }) => changes.filter(({ what }) => what === 'id').map(({ after: id }) => [before.names[row]!, id!])));
  const isSame = after?.plan.rows.length === before.plan.rows.length;
  const wrong = before.names.flatMap((_, row) => {
    if (isSame && !asked.has(row) && isSameLine(before, after!, row)) return [];
    if (isSame && describeRow(after, row, undefined) === describeRow(before, row, asked.get(row)?.changes, renamed)) return [];
    return [asked.get(row)?.operation ?? wanted[0]!.operation];
  });
  return [...new Set(wrong)].map((operation) => sessionError('unproven', operation.span,
    `Written like this, the note would say something else of ${nameOf(operation.task)} or of a task beside it: change title and fields of this line, or edit the note by hand.`));
}

/** Whether a row is an item with the same first line at the same place of the plan, so that it says the same. */
function isSameLine(before: PlanSource, after: PlanSource, row: number): boolean {
  const [one, other] = [placeOfRow(before, row), placeOfRow(after, row)];
  const [a, b] = [one.placed, other.placed];
  if (a.note !== b.note || a.parent !== b.parent || a.row.kind !== b.row.kind || a.row.source !== 'item' || b.row.source !== 'item') return false;
  return firstLineOf(one.model, a.row.index) === firstLineOf(other.model, b.row.index);
}

function firstLineOf({ text, checklist }: DocumentModel, index: number): string {
  const { span, textLines } = checklist[index]!;
  return text.slice(span.start, textLines[0]?.end);
}

/** All that a row says, with `changes` made and ids renamed. */
function describeRow(source: PlanSource, row: number, changes: readonly ValueChange[] | undefined, renamed?: ReadonlyMap<string, string>): string {
  const { placed } = placeOfRow(source, row);
  const foreign = [...new Set([...placed.row.entry.tokens.map(({ name }) => name), ...changes?.map(({ what }) => what).filter(isForeign).map((what) => what.slice(2)) ?? []])];
  const names = foreign.filter((name) => name !== '').sort().map((name) => `x-${name}` as const);
  const values = (['title', 'state', ...PLAN_KEYS, ...names] as const).flatMap((what) => {
    const change = changes?.find((each) => each.what === what);
    const value = change === undefined ? valueOf(source, row, what, renamed) : change.after;
    return isForeign(what) && value === undefined ? [] : [`${what} ${value ?? ''}`];
  });
  return JSON.stringify([placed.note, placed.parent, placed.row.kind, values]);
}
