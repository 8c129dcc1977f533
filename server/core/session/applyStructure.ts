/**
 * Tasks split, folded, added, moved and given other texts, one after the other, each proven by reading the notes again:
 * all other rows must say what they said.
 *
 * Sample: `new grpc 3 Write the guide` puts `- [ ] Write the guide  est:3` behind the last task below that heading.
 */
import type { ItemState } from '../model/documentModel.ts';
import { setState } from '../plan/edits/planEdits.ts';
import { applyEdits, canApply } from '../text/textEdit.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Application } from './applyChanges.ts';
import { valueOf } from './planOperations.ts';
import { placeOfRow, rawTitle, readAgain, textsOf } from './planSource.ts';
import type { PlanSource } from './planSource.ts';
import { sessionError } from './sessionProblem.ts';
import { buildStructure } from './structureOfOperation.ts';
import type { Structure, StructureOperation } from './structureOfOperation.ts';
import { readBody } from './taskBody.ts';

/**
 * @param named the notes whose names the operations use
 * @param source the same with values changed already, rows at the same places
 */
export function applyStructure(named: PlanSource, source: PlanSource, operations: readonly StructureOperation[]): Application {
  let current = source;
  const rowOf = new Map(named.rowOfName);
  for (const operation of operations) {
    const structure = buildStructure(current, rowOf, operation);
    if ('fault' in structure) return { problems: [sessionError('not-possible', operation.span, `This cannot be done: ${structure.fault}.`)] };
    const isPossible = current.notes.every(({ model }, index) => canApply(model.text, structure.edits[index]!));
    if (!isPossible) return { problems: [sessionError('not-possible', operation.span, 'This cannot be done at once with what the task is and where it stands: do it in the note.')] };
    const texts = textsOf(current).map((note, index) => ({ ...note, text: applyEdits(note.text, structure.edits[index]!) }));
    const after = operation.kind === 'fold' ? dropBox(current, texts, rowOf, operation) : readAgain(current, texts);
    const aligned = after === undefined ? undefined : alignRows(current, after, structure);
    if (after === undefined || aligned === undefined || !isDone(after, operation, aligned, rowOf)) return { problems: [sessionError('unproven', operation.span, UNPROVEN)] };
    for (const [name, row] of rowOf) rowOf.set(name, aligned.rows[row]!);
    if (operation.kind === 'new' && operation.name !== undefined) rowOf.set(operation.name, aligned.gap);
    current = operation.kind === 'new' && operation.state !== undefined ? withState(after, aligned.gap, operation.state) : after;
  }
  return { source: current };
}

const UNPROVEN = 'Written like this, the notes would say something else, of this task or of others: change what is written here, or edit the note by hand.';

function withState(source: PlanSource, row: number, state: string): PlanSource {
  const { model, placed } = placeOfRow(source, row);
  const edits = setState(model, placed.row.index, state as ItemState);
  return readAgain(source, textsOf(source).map((note, index) => (index === placed.note ? { ...note, text: applyEdits(note.text, edits) } : note))) ?? source;
}

/** What is asked for beyond rows that stay the same. */
function isDone(after: PlanSource, operation: StructureOperation, { gap, rows }: Alignment, rowOf: ReadonlyMap<string, number>): boolean {
  if (operation.kind === 'new') return after.plan.rows[gap]!.row.source === 'item';
  if (operation.kind !== 'body') return true;
  const { model, placed } = placeOfRow(after, rows[rowOf.get(operation.task)!]!);
  return readBody(model, placed.row.index) === operation.after;
}

interface Alignment {
  /** The new row of each old one, -1 where it is gone. */
  readonly rows: readonly number[];
  /** The first row that was added. */
  readonly gap: number;
}

/** The item that was moved below `into` stands there with box and fields: they go, its title stays as a line of the note. */
function dropBox(before: PlanSource, texts: ReturnType<typeof textsOf>, rowOf: ReadonlyMap<string, number>, { task, into, title }: Extract<StructureOperation, { readonly kind: 'fold' }>): PlanSource | undefined {
  const moved = readAgain(before, texts);
  if (moved === undefined) return undefined;
  const old = before.plan.rows[rowOf.get(task)!]!;
  const above = before.plan.rows[rowOf.get(into)!]!;
  const shift = old.note === above.note && old.row.index < above.row.index ? before.notes[old.note]!.model.checklist.filter((_, index) => isBelow(before, old.note, index, old.row.index)).length : 0;
  const { model } = moved.notes[above.note]!;
  const host = above.row.index - shift;
  const index = model.checklist.findLastIndex((item) => item.parent === host);
  const item = model.checklist[index];
  const line = item?.textLines[0];
  if (item === undefined || line === undefined) return undefined;
  const edit: TextEdit = { start: item.boxSpan.start - 1, end: line.end, newText: title };
  return readAgain(before, texts.map((note, at) => (at === above.note ? { ...note, text: applyEdits(note.text, [edit]) } : note)));
}

function isBelow({ notes }: PlanSource, note: number, index: number, top: number): boolean {
  const { checklist } = notes[note]!.model;
  let at = index;
  while (at > top) at = checklist[at]!.parent;
  return at === top;
}

/** Pairs rows when all but those added and removed say what they said; else undefined. */
function alignRows(before: PlanSource, after: PlanSource, { removed, added, isMove = false }: Structure): Alignment | undefined {
  const errors = (source: PlanSource): number => source.plan.problems.filter(({ severity }) => severity === 'error').length;
  if (errors(after) > errors(before)) return undefined;
  const isRemoved = (row: number): boolean => row >= removed.start && row < removed.start + removed.count;
  const old = before.plan.rows.flatMap((_, row) => (isRemoved(row) ? [] : [row]));
  const count = after.plan.rows.length - old.length;
  if (count < 0 || (added !== undefined && count !== added)) return undefined;
  const firstOther = added === undefined ? removed.start : old.findIndex((row, index) => index >= after.plan.rows.length || says(before, row) !== says(after, index));
  const gap = firstOther === -1 ? old.length : firstOther;
  const rows = before.plan.rows.map(() => -1);
  for (const [index, row] of old.entries()) rows[row] = index < gap ? index : index + count;
  if (isMove) for (let index = 0; index < removed.count; index++) rows[removed.start + index] = gap + index;
  const isSame = rows.every((place, row) => place === -1 || says(before, row, !isRemoved(row)) === says(after, place, !isRemoved(row)));
  return isSame ? { rows, gap } : undefined;
}

function says(source: PlanSource, row: number, withNote = true): string {
  const values = (['state', 'est', 'at', 'sprint', 'owner', 'spent', 'left'] as const).map((what) => valueOf(source, row, what) ?? '');
  return JSON.stringify([withNote ? source.plan.rows[row]!.note : '', rawTitle(source, row), ...values]);
}
