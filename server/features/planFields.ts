/**
 * States, fields and pins of tasks as edits, each of one token. It knows tasks that were found, not intents.
 *
 * Sample: pinning a task to column 10 in a major that begins at column 8 writes `at:3`.
 */
import type { ItemState } from '../core/model/documentModel.ts';
import { toPin } from '../core/plan/edits/pinEdits.ts';
import type { ShownPin } from '../core/plan/edits/pinEdits.ts';
import { removeField, setField, setState } from '../core/plan/edits/planEdits.ts';
import { parseEstimate, pointsOf, renderPin } from '../core/plan/syntax/planValues.ts';
import type { Reading } from '../core/plan/syntax/planValues.ts';
import { composeEdits } from '../core/text/composeEdits.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import { rereadTask } from './planTargets.ts';
import type { EditedNote, FoundTask } from './planTargets.ts';

export type EditableField = 'est' | 'sprint' | 'owner' | 'spent' | 'left';

export function setStates(tasks: readonly FoundTask[], state: ItemState): Reading<readonly EditedNote[]> {
  return editEach(tasks, ({ note, row }) => (row.source === 'heading'
    ? { fault: `"${row.entry.title}" is a heading and has no box: tick its tasks.` }
    : { value: setState(note.model, row.index, state) }));
}

/** @param value as the syntax writes it, or null to take the field away */
export function setFields(tasks: readonly FoundTask[], field: EditableField, value: string | null): Reading<readonly EditedNote[]> {
  return editEach(tasks, ({ note, row, planned }) => {
    if (value === null) return { value: removeField(note.model, row, field) };
    if (isMajor(planned) && (field === 'est' || field === 'spent' || field === 'left')) {
      return { fault: `"${row.entry.title}" has tasks of its own, and its points are their sum: change those.` };
    }
    const edits = field === 'est' && isUnknownSize(value, planned) ? { fault: `the plan has no such size` } : setField(note.model, row, field, value);
    return edits.value === undefined ? { fault: `"${value}" cannot be written as ${field}: ${edits.fault}.` } : edits;
  });
}

/** A word that stands for nothing would be written only to be marked as wrong. */
function isUnknownSize(value: string, planned: FoundTask['planned']): boolean {
  const { value: estimate } = parseEstimate(value);
  return estimate !== undefined && planned !== undefined && pointsOf(estimate, planned.analysed.plan.sizes) === undefined;
}

export interface PinnedTask {
  readonly task: FoundTask;
  /** In columns as a chart shows them; null frees the task. */
  readonly pin: ShownPin | null;
  readonly estimate?: string | undefined;
}

export function setPins(pins: readonly PinnedTask[]): Reading<readonly EditedNote[]> {
  const pinOf = new Map(pins.map((pinned) => [pinned.task, pinned]));
  return editEach([...pinOf.keys()], (task) => {
    const { pin, estimate } = pinOf.get(task)!;
    const { note, row } = task;
    const resized = estimate === undefined ? { value: [] } : setFields([task], 'est', estimate);
    if (resized.fault !== undefined) return { fault: resized.fault };
    const first = resized.value.flatMap(({ edits }) => edits);
    const { model, row: sized } = first.length === 0 ? { model: note.model, row } : rereadTask(note, row, first);
    if (pin === null) return { value: composeEdits(note.model.text.length, first, removeField(model, sized, 'at')) };
    if (pin.kind === 'slots' && isMajor(task.planned)) return { fault: `"${row.entry.title}" is a group: pin its first column, or its tasks.` };
    const { value, fault } = toPin(pin, originAround(task));
    if (value === undefined) return { fault: `"${row.entry.title}": ${fault}.` };
    const edits = setField(model, sized, 'at', renderPin(value));
    return edits.value === undefined ? edits : { value: composeEdits(note.model.text.length, first, edits.value) };
  });
}

function isMajor(planned: FoundTask['planned']): boolean {
  return planned?.analysed.plan.rows[planned.index]!.row.kind === 'major';
}

/** The column that `at` of a task counts from. */
function originAround({ planned }: FoundTask): number {
  const parent = planned?.analysed.plan.items[planned.index]!.parent ?? -1;
  return parent < 0 ? 1 : planned!.analysed.schedule().origin[parent]!;
}

/** The edits of all tasks, note by note, or the first fault. */
function editEach(tasks: readonly FoundTask[], edit: (task: FoundTask) => Reading<readonly TextEdit[]>): Reading<readonly EditedNote[]> {
  const byNote = new Map<string, { readonly note: FoundTask['note']; readonly edits: TextEdit[] }>();
  for (const task of tasks) {
    const { value, fault } = edit(task);
    if (value === undefined) return { fault };
    const edited = byNote.get(task.note.uri) ?? { note: task.note, edits: [] };
    byNote.set(task.note.uri, edited);
    edited.edits.push(...value);
  }
  return { value: [...byNote.values()] };
}
