/**
 * What each operation that adds, moves or splits tasks takes: edits of all notes at once, and which rows of the plan they
 * add and remove. Where lines of a list go is known to `core/plan`; references that have to follow are changed here.
 *
 * Sample: `part` of `etl` is a smaller estimate, a line for `etl-2` behind it, and `after:etl-2` wherever `after:etl` stood.
 */
import { endOfSubtree } from '../plan/subtree.ts';
import { findSlot } from '../plan/edits/itemSlot.ts';
import type { SlotPlace } from '../plan/edits/itemSlot.ts';
import { moveItems } from '../plan/edits/moveItems.ts';
import { changeTarget, ensureId, removeRelation, setFields } from '../plan/edits/planEdits.ts';
import type { FieldChange } from '../plan/edits/planEdits.ts';
import type { PlanEntry } from '../plan/syntax/planEntry.ts';
import { freshId } from '../plan/graph/planReferences.ts';
import { renderTarget } from '../plan/syntax/planValues.ts';
import { addTask } from '../plan/edits/structureEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { valueOf } from './planOperations.ts';
import type { ParentName, PlanOperation } from './planOperations.ts';
import { findReferencesTo } from './planReferencesTo.ts';
import { placeOfRow, rawTitle } from './planSource.ts';
import type { PlanSource } from './planSource.ts';
import { readBody, writeBody } from './taskBody.ts';

export type StructureOperation = Exclude<PlanOperation, { readonly kind: 'change' }>;

/** Edits by note. `removed` rows leave their place; `added` rows are new somewhere, undefined where any number may be. */
export interface Structure {
  readonly edits: readonly (readonly TextEdit[])[];
  readonly removed: { readonly start: number; readonly count: number };
  readonly added: number | undefined;
  /** True when the rows added are those removed. */
  readonly isMove?: boolean;
}

/** The half sentence that says why nothing can be done. */
export interface Refusal { readonly fault: string }

const GONE = 'its task is not in the notes any more';
const NONE = { start: 0, count: 0 };

/** @param rowOf rows by the names the operations use */
export function buildStructure(source: PlanSource, rowOf: ReadonlyMap<string, number>, operation: StructureOperation): Structure | Refusal {
  const edits = source.notes.map((): TextEdit[] => []);
  const row = operation.kind === 'new' ? -1 : rowOf.get(operation.task) ?? -1;
  if (operation.kind !== 'new' && row === -1) return { fault: GONE };
  switch (operation.kind) {
    case 'new': return addBelow(source, rowOf, operation.parent, operation.line, edits);
    case 'part': return split(source, row, operation.rest, edits);
    case 'fold': return fold(source, row, rowOf.get(operation.into) ?? -1, edits);
    case 'move': return move(source, rowOf, row, operation.parent, edits);
    case 'body': return replaceBody(source, row, operation.before, operation.after, edits);
  }
}

function addBelow(source: PlanSource, rowOf: ReadonlyMap<string, number>, parent: ParentName, line: string, edits: TextEdit[][]): Structure | Refusal {
  const place = findParent(source, rowOf, parent);
  if (place === undefined) return { fault: 'the place for the new task is not in the notes any more' };
  const { value, fault } = addTask(source.notes[place.note]!.model, place.slot, line);
  if (value === undefined) return { fault };
  edits[place.note]!.push(...value.edits);
  return { edits, added: 1, removed: NONE };
}

function findParent(source: PlanSource, rowOf: ReadonlyMap<string, number>, parent: ParentName): { readonly note: number; readonly slot: SlotPlace } | undefined {
  if ('row' in parent) {
    const placed = source.plan.rows[rowOf.get(parent.row) ?? -1];
    return placed === undefined ? undefined : { note: placed.note, slot: { kind: 'into', source: placed.row.source, index: placed.row.index } };
  }
  const note = source.notes.findIndex(({ path }) => path === parent.path);
  const last = source.plan.rows.findLast((placed) => placed.note === note && placed.parent === -1 && placed.row.source === 'item');
  if (note === -1) return undefined;
  return { note, slot: last === undefined ? { kind: 'line', line: source.notes[note]!.model.lines.starts.length - 1 } : { kind: 'after', source: 'item', index: last.row.index } };
}

function split(source: PlanSource, row: number, rest: number, edits: TextEdit[][]): Structure | Refusal {
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
  return { edits, added: 1, removed: NONE };
}

/** References follow to `into`, relations of the task become its own, and the lines go below it. */
function fold(source: PlanSource, row: number, into: number, edits: TextEdit[][]): Structure | Refusal {
  if (into === -1) return { fault: GONE };
  const { placed } = placeOfRow(source, row);
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
  const moved = moveInto(source, row, { note: target.placed.note, slot: { kind: 'into', source: 'item', index: target.placed.row.index } }, edits);
  if (moved !== undefined) return moved;
  return { edits, added: 0, removed: { start: row, count: 1 } };
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

function move(source: PlanSource, rowOf: ReadonlyMap<string, number>, row: number, parent: ParentName, edits: TextEdit[][]): Structure | Refusal {
  const place = findParent(source, rowOf, parent);
  if (place === undefined) return { fault: 'the place it goes to is not in the notes any more' };
  let end = row + 1;
  while (end < source.plan.rows.length && source.plan.rows[end]!.parent >= row) end++;
  return moveInto(source, row, place, edits) ?? { edits, removed: { start: row, count: end - row }, added: end - row, isMove: true };
}

/** Adds the edits that move the lines of `row`; why they cannot go there, or nothing. */
function moveInto(source: PlanSource, row: number, { note, slot: place }: { readonly note: number; readonly slot: SlotPlace }, edits: TextEdit[][]): Refusal | undefined {
  const { model, placed } = placeOfRow(source, row);
  const target = source.notes[note]!.model;
  if (place.kind !== 'line' && place.source === 'item' && note === placed.note && place.index >= placed.row.index && place.index < endOfSubtree(model.checklist, placed.row.index)) {
    return { fault: 'a task cannot go below itself' };
  }
  const slot = findSlot(target, place);
  if (slot.value === undefined) return { fault: slot.fault };
  const moved = moveItems([{ model, indexes: [placed.row.index] }], target, slot.value);
  if (moved.value === undefined) return { fault: moved.fault };
  const { removals: [removals = []], insertion } = moved.value;
  const around = note === placed.note ? removals.find(({ start, end }) => start < insertion.start && insertion.start < end) : undefined;
  edits[placed.note]!.push(...removals.filter((edit) => edit !== around));
  edits[note]!.push(around === undefined ? insertion : inPlace(target.text, around, insertion));
  return undefined;
}

/** A task that leaves a list at its end goes behind that list, which is where it stands. */
function inPlace(text: string, removal: TextEdit, insertion: TextEdit): TextEdit {
  const ending = /(?:\r\n?|\n)?$/.exec(text.slice(removal.start, removal.end))![0];
  return { start: removal.start, end: removal.end, newText: insertion.newText.replace(/^(?:\r\n?|\n)/, '') + ending };
}

function replaceBody(source: PlanSource, row: number, before: string, after: string, edits: TextEdit[][]): Structure | Refusal {
  const { model, placed } = placeOfRow(source, row);
  const now = readBody(model, placed.row.index);
  if (now !== before && now !== after) return { fault: 'the text below the task was changed by somebody else meanwhile; begin a new session to see it' };
  edits[placed.note]!.push(...writeBody(model, placed.row.index, after));
  let end = row + 1;
  while (end < source.plan.rows.length && source.plan.rows[end]!.parent >= row) end++;
  return { edits, removed: { start: row + 1, count: end - row - 1 }, added: undefined };
}
