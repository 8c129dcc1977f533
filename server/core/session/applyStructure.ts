/**
 * Tasks split, folded and added, one after the other, each proven by reading the notes again: all other rows must say
 * what they said. Where lines of a list go is known to `core/plan`; references that have to follow are changed here.
 *
 * Sample: `new grpc 3 Write the guide` puts `- [ ] Write the guide  est:3` behind the last task below that heading.
 */
import { moveItems } from '../plan/moveItems.ts';
import { findSlot } from '../plan/itemSlot.ts';
import type { SlotPlace } from '../plan/itemSlot.ts';
import { changeTarget, ensureId, removeRelation, setFields } from '../plan/planEdits.ts';
import type { FieldChange } from '../plan/planEdits.ts';
import type { PlanEntry } from '../plan/planEntry.ts';
import { freshId } from '../plan/planReferences.ts';
import { renderTarget } from '../plan/planValues.ts';
import { addTask } from '../plan/structureEdits.ts';
import { applyEdits } from '../text/textEdit.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Application } from './applyChanges.ts';
import { valueOf } from './planOperations.ts';
import type { PlanOperation } from './planOperations.ts';
import { findReferencesTo } from './planReferencesTo.ts';
import { placeOfRow, rawTitle, readAgain, textsOf } from './planSource.ts';
import type { PlanSource } from './planSource.ts';
import { sessionError } from './sessionProblem.ts';

export type StructureOperation = Exclude<PlanOperation, { readonly kind: 'change' }>;

/** Edits by note, or the half sentence that says why there are none. */
type Structure = { readonly edits: readonly (readonly TextEdit[])[]; readonly added: number; readonly removed: number } | { readonly fault: string };

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
    const texts = textsOf(current).map((note, index) => ({ ...note, text: applyEdits(note.text, structure.edits[index]!) }));
    const after = operation.kind === 'fold' ? dropBox(current, texts, rowOf, operation) : readAgain(current, texts);
    const rows = after === undefined ? undefined : alignRows(current, after, structure);
    if (after === undefined || rows === undefined) return { problems: [sessionError('unproven', operation.span, 'Written like this, other tasks of the note would change too: do this line by hand in the note.')] };
    for (const [name, row] of rowOf) rowOf.set(name, rows[row]!);
    current = after;
  }
  return { source: current };
}

function buildStructure(source: PlanSource, rowOf: ReadonlyMap<string, number>, operation: StructureOperation): Structure {
  const edits = source.notes.map((): TextEdit[] => []);
  switch (operation.kind) {
    case 'new': return addBelow(source, rowOf, operation, edits);
    case 'part': return split(source, find(rowOf, operation.task), operation.rest, edits);
    case 'fold': return fold(source, find(rowOf, operation.task), find(rowOf, operation.into), edits);
  }
}

function find(rowOf: ReadonlyMap<string, number>, name: string): number {
  return rowOf.get(name) ?? -1;
}

const GONE = 'its task is not in the notes any more';

function addBelow(source: PlanSource, rowOf: ReadonlyMap<string, number>, operation: Extract<StructureOperation, { readonly kind: 'new' }>, edits: TextEdit[][]): Structure {
  const place = findParent(source, rowOf, operation.parent);
  if (place === undefined) return { fault: 'the place for the new task is not in the notes any more' };
  const { value, fault } = addTask(source.notes[place.note]!.model, place.slot, operation.line);
  if (value === undefined) return { fault };
  edits[place.note]!.push(...value.edits);
  return { edits, added: 1, removed: -1 };
}

function findParent(source: PlanSource, rowOf: ReadonlyMap<string, number>, parent: { readonly row: string } | { readonly path: string }): { readonly note: number; readonly slot: SlotPlace } | undefined {
  if ('row' in parent) {
    const placed = source.plan.rows[find(rowOf, parent.row)];
    return placed === undefined ? undefined : { note: placed.note, slot: { kind: 'into', source: placed.row.source, index: placed.row.index } };
  }
  const note = source.notes.findIndex(({ path }) => path === parent.path);
  const last = source.plan.rows.findLast((placed) => placed.note === note && placed.parent === -1 && placed.row.source === 'item');
  if (note === -1) return undefined;
  return { note, slot: last === undefined ? { kind: 'line', line: source.notes[note]!.model.lines.starts.length - 1 } : { kind: 'after', source: 'item', index: last.row.index } };
}

function split(source: PlanSource, row: number, rest: number, edits: TextEdit[][]): Structure {
  if (row === -1) return { fault: GONE };
  const { model, placed } = placeOfRow(source, row);
  if (placed.row.entry.fields.relations.some(({ kind }) => kind === 'before')) return { fault: 'its line says "before", which would have to move: write "after" on the other task first' };
  const isTaken = (id: string): boolean => source.plan.rowOfId.has(id);
  const { id, edits: naming } = ensureId(model, placed.row, isTaken);
  const second = freshId(`${id}-2`, (candidate) => candidate === id || isTaken(candidate));
  const owner = valueOf(source, row, 'owner');
  const line = `${rawTitle(source, row)}  id:${second} est:${rest} after:${id}${owner === undefined ? '' : ` owner:${owner}`}`;
  const { value, fault } = addTask(model, { kind: 'after', source: 'item', index: placed.row.index }, line);
  if (value === undefined) return { fault };
  edits[placed.note]!.push(...naming, ...value.edits);
  for (const { note, written } of findReferencesTo(source, row)) {
    const { target, kind } = written;
    if (kind === 'after' && target.block === undefined && target.percent === undefined) edits[note]!.push(...changeTarget(source.notes[note]!.model, written, { ...target, id: second }));
  }
  return { edits, added: 1, removed: -1 };
}

/** References follow to `into`, relations of the task become its own, and the lines go below it. */
function fold(source: PlanSource, row: number, into: number, edits: TextEdit[][]): Structure {
  if (row === -1 || into === -1) return { fault: GONE };
  const { model, placed } = placeOfRow(source, row);
  const target = placeOfRow(source, into);
  if (placed.row.entry.fields.relations.some(({ kind }) => kind === 'before')) return { fault: 'its line says "before", which would have to move: write "after" on the other task first' };
  const references = findReferencesTo(source, row).filter(({ row: writer }) => writer !== placed.row && writer !== target.placed.row);
  const { id, edits: naming } = references.length === 0 ? { id: '', edits: [] } : ensureId(target.model, target.placed.row, (name) => source.plan.rowOfId.has(name));
  edits[target.placed.note]!.push(...naming);
  for (const { note, row: writer, written } of references) {
    const isDouble = writer.entry.fields.relations.some((other) => other.kind === written.kind && other.target.id === id);
    edits[note]!.push(...isDouble ? removeRelation(source.notes[note]!.model, writer, written) : changeTarget(source.notes[note]!.model, written, { ...written.target, id }));
  }
  const { value, fault } = setFields(target.model, target.placed.row, joinRelations(placed.row.entry, target.placed.row.entry));
  if (value === undefined) return { fault };
  edits[target.placed.note]!.push(...value);
  const slot = findSlot(target.model, { kind: 'into', source: 'item', index: target.placed.row.index });
  if (slot.value === undefined) return { fault: slot.fault };
  const move = moveItems([{ model, indexes: [placed.row.index] }], target.model, slot.value);
  if (move.value === undefined) return { fault: move.fault };
  edits[placed.note]!.push(...move.value.removals[0]!);
  edits[target.placed.note]!.push(move.value.insertion);
  return { edits, added: -1, removed: row };
}

/** What the relations of `into` become when `folded` is part of it: those of both, without those between the two. */
function joinRelations(folded: PlanEntry, into: PlanEntry): readonly FieldChange[] {
  return (['after', 'overlap', 'with', 'sync'] as const).flatMap((kind) => {
    const listOf = (entry: PlanEntry, other: PlanEntry): readonly string[] => entry.fields.relations
      .filter((relation) => relation.kind === kind && (other.id === undefined || relation.target.id !== other.id)).map(({ target }) => renderTarget(target));
    const before = into.fields.relations.filter((relation) => relation.kind === kind).length;
    const list = [...new Set([...listOf(into, folded), ...listOf(folded, into)])];
    return list.length === before && listOf(into, folded).length === before ? [] : [{ key: kind, value: list.length === 0 ? undefined : list.join(',') }];
  });
}

/** The item that was moved below `into` stands there with box and fields: they go, its title stays as a line of the note. */
function dropBox(before: PlanSource, texts: ReturnType<typeof textsOf>, rowOf: ReadonlyMap<string, number>, { task, into, title }: Extract<StructureOperation, { readonly kind: 'fold' }>): PlanSource | undefined {
  const moved = readAgain(before, texts);
  if (moved === undefined) return undefined;
  const old = before.plan.rows[find(rowOf, task)]!;
  const above = before.plan.rows[find(rowOf, into)]!;
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

/** The new row of each old one when all but the added and the removed row say what they said; else undefined. */
function alignRows(before: PlanSource, after: PlanSource, { added, removed }: { readonly added: number; readonly removed: number }): readonly number[] | undefined {
  const count = (source: PlanSource): number => source.plan.problems.filter(({ severity }) => severity === 'error').length;
  if (count(after) > count(before)) return undefined;
  const old = before.plan.rows.flatMap((_, row) => (row === removed ? [] : [row]));
  const isNew = added > 0;
  if (after.plan.rows.length !== old.length + (isNew ? 1 : 0)) return undefined;
  const says = (source: PlanSource, row: number): string => JSON.stringify([source.plan.rows[row]!.note, rawTitle(source, row), ...(['state', 'est', 'at', 'sprint', 'owner', 'spent', 'left'] as const).map((what) => valueOf(source, row, what) ?? '')]);
  const firstOther = old.findIndex((row, index) => says(before, row) !== says(after, index));
  const gap = isNew ? (firstOther === -1 ? old.length : firstOther) : old.length;
  const rows: number[] = before.plan.rows.map(() => -1);
  for (const [index, row] of old.entries()) {
    const place = index < gap ? index : index + 1;
    if (says(before, row) !== says(after, place)) return undefined;
    rows[row] = place;
  }
  return rows;
}
