/**
 * Tasks added, deleted, moved, renamed, and lists made tasks, in one note or between several, with what belongs to it:
 * a task that gets tasks of its own loses its estimate, and relations to what is deleted may go along.
 * It knows tasks that were found, not intents; whether the text comes out as meant is checked by whoever asks.
 *
 * Sample: moving `- [ ] B` into `- [ ] A  est:3` gives `- [ ] A` over `  - [ ] B`.
 */
import { parseAgain, parseNote } from '../core/parseNote.ts';
import { findPlainItems, listAround } from '../core/plan/edits/convertList.ts';
import { findSlot } from '../core/plan/edits/itemSlot.ts';
import { treeOf } from '../core/plan/edits/itemTree.ts';
import { isWithin } from '../core/plan/subtree.ts';
import type { ItemTree } from '../core/plan/edits/itemTree.ts';
import { moveItems, treeWithMoved, treeWithout } from '../core/plan/edits/moveItems.ts';
import { addPlanComment, removeField, removeRelations } from '../core/plan/edits/planEdits.ts';
import { readItem } from '../core/plan/syntax/planEntry.ts';
import type { PlanEntry } from '../core/plan/syntax/planEntry.ts';
import { findPlanRows } from '../core/plan/graph/planMembership.ts';
import { parseEstimate } from '../core/plan/syntax/planValues.ts';
import type { Reading } from '../core/plan/syntax/planValues.ts';
import { addSection, addTask, removeItem, renameTask } from '../core/plan/edits/structureEdits.ts';
import { composeEdits } from '../core/text/composeEdits.ts';
import { applyEdits } from '../core/text/textEdit.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import { isSection } from './keepInPlan.ts';
import { renameForMove } from './moveReferences.ts';
import { listReferences } from './planRelations.ts';
import type { EditedNote, Finding, FoundTask, OpenNote, PlanScene } from './planTargets.ts';

/** Edits of notes and, where a task was added or moved, which checklist item of which note it is afterwards. */
export interface StructureOutcome {
  readonly notes: readonly EditedNote[];
  readonly added?: { readonly uri: string; readonly item: number };
}

export type Where = 'before' | 'after' | 'into';

export interface NewTask {
  /** As one types it behind the box; it may end with a tail. */
  readonly title: string;
  /** As the syntax writes it; null for none, or none beside the tail. */
  readonly estimate: string | null;
}

/** Adds a task beside or below another. A task that gets its first estimated task below it loses its own estimate. */
export function addTaskBeside({ note, row }: FoundTask, where: Where, task: NewTask): Reading<StructureOutcome> {
  const { value: line, fault } = textOf(task, note.model.dialect);
  if (line === undefined) return { fault };
  const freed = where === 'into' && line.hasKeys ? freeOfWork(note, row.source, row.index) : [];
  return inFreed(note, freed, line.title, (model) => addTask(model, { kind: where, source: row.source, index: row.index }, line.text));
}

/** Adds a task behind a line of a note. */
export function addTaskAtLine(note: OpenNote, line: number, task: NewTask): Reading<StructureOutcome> {
  const { value, fault } = textOf(task, note.model.dialect);
  return value === undefined ? { fault } : inFreed(note, [], value.title, (model) => addTask(model, { kind: 'line', line }, value.text));
}

/** Adds a major with one task behind the major that `task` is or stands in; below the title of the note, which is no major of its own. */
export function addMajor({ note, row }: FoundTask, title: string, first: NewTask): Reading<StructureOutcome> {
  const { value: line, fault } = textOf(first, note.model.dialect);
  if (line === undefined) return { fault };
  const heading = row.source === 'heading' ? row.index : note.model.checklist[row.index]!.heading;
  if (heading === -1) return { fault: 'There is no heading here to add another beside: write one in the note.' };
  const { rows, hasTitleRow } = findPlanRows(note.model);
  const isTitle = hasTitleRow && rows[0]!.index === heading;
  const level = note.model.headings[heading]!.level + (isTitle ? 1 : 0);
  return inFreed(note, [], line.title, (model) => addSection(model, heading, level, title, line.text));
}

/** The line of a new task and the title it must be read with. What is typed may end with a tail of its own. */
function textOf({ title, estimate }: NewTask, dialect: OpenNote['model']['dialect']): Reading<{ readonly text: string; readonly title: string; readonly hasKeys: boolean }> {
  const typed = title.trim();
  const written = readTyped(typed, dialect);
  if (written === undefined) return { fault: 'Write a title on one line.' };
  const { title: words, hasKeys } = written;
  if (estimate === null) return { value: { text: typed, title: words, hasKeys } };
  const { fault } = parseEstimate(estimate);
  if (fault !== undefined) return { fault: `"${estimate}" is no estimate: ${fault}.` };
  return { value: { text: `${typed}${hasKeys ? ' ' : '  '}est:${estimate}`, title: words, hasKeys: true } };
}

/** What somebody typed as the text of a task, read as one; undefined when it is none. */
function readTyped(typed: string, dialect: OpenNote['model']['dialect']): PlanEntry | undefined {
  const model = parseNote(`${dialect === 'markdown' ? '-' : '*'} [ ] ${typed}`, dialect);
  const [item, ...others] = model.checklist;
  return item === undefined || others.length > 0 || item.endLine > 0 ? undefined : readItem(model, item);
}

/** An edit made in the note as it is after `freed`, as one with it. */
function inFreed(
  note: OpenNote, freed: readonly TextEdit[], title: string,
  edit: (model: OpenNote['model']) => Reading<{ readonly edits: readonly TextEdit[]; readonly tree: ItemTree; readonly at: number }>,
): Reading<StructureOutcome> {
  const { value, fault } = edit(edited(note.model, freed));
  if (value === undefined) return { fault: `That cannot stand there: ${fault}.` };
  const edits = composeEdits(note.model.text.length, freed, value.edits);
  const titled = { source: 'item', index: value.at, title } as const;
  return { value: { notes: [{ note, edits, tree: value.tree, titled }], added: { uri: note.uri, item: value.at } } };
}

function edited(model: OpenNote['model'], edits: readonly TextEdit[]): OpenNote['model'] {
  return edits.length === 0 ? model : parseAgain(model, applyEdits(model.text, edits));
}

/** Takes away what a task must not say once it has tasks of its own: its estimate, blocks spent and left, and slots. */
function freeOfWork({ model }: OpenNote, source: 'item' | 'heading', index: number): readonly TextEdit[] {
  const row = findPlanRows(model).rows.find((candidate) => candidate.source === source && candidate.index === index);
  if (row === undefined || row.kind === 'major') return [];
  const isSlots = row.entry.fields.at?.value.kind === 'slots';
  const keys = (['est', 'spent', 'left', ...(isSlots ? ['at' as const] : [])] as const).filter((key) => row.entry.fields[key] !== undefined);
  let text = model;
  let edits: readonly TextEdit[] = [];
  for (const key of keys) {
    const current = findPlanRows(text).rows.find((candidate) => candidate.source === source && candidate.index === index);
    if (current === undefined) break;
    edits = composeEdits(model.text.length, edits, removeField(text, current, key));
    text = edited(model, edits);
  }
  return edits;
}

/** Deletes tasks with all below them and, if asked to, the relations to them. */
export function deleteTasks(scene: PlanScene, tasks: readonly FoundTask[], removesReferences: boolean): Finding<StructureOutcome> {
  const heading = tasks.find(({ row }) => row.source === 'heading');
  if (heading !== undefined) return { kind: 'fault', message: `"${heading.row.entry.title}" is a heading with its own text: delete it in the note.` };
  const notes: EditedNote[] = [];
  for (const { note, indexes } of byNote(tasks)) {
    const edits: TextEdit[] = [];
    for (const index of indexes) {
      const removal = removeItem(note.model, index);
      if (removal.value === undefined) return { kind: 'fault', message: `It cannot be deleted: ${removal.fault}.` };
      edits.push(...removal.value.edits);
    }
    notes.push({ note, edits, tree: treeWithout(treeOf(note.model), indexes) });
  }
  return removesReferences ? withoutReferences(scene, tasks, notes) : { kind: 'found', value: { notes } };
}

/** The tasks of each note in document order, without those that go along with one above them. */
function byNote(tasks: readonly FoundTask[]): readonly { readonly note: OpenNote; readonly indexes: readonly number[] }[] {
  const notes = new Map<string, { readonly note: OpenNote; readonly chosen: Set<number> }>();
  for (const { note, row } of tasks) {
    const entry = notes.get(note.uri) ?? { note, chosen: new Set<number>() };
    notes.set(note.uri, entry);
    entry.chosen.add(row.index);
  }
  return [...notes.values()].map(({ note, chosen }) => {
    const isCovered = (index: number): boolean => {
      for (let at = note.model.checklist[index]!.parent; at !== -1; at = note.model.checklist[at]!.parent) if (chosen.has(at)) return true;
      return false;
    };
    return { note, indexes: [...chosen].filter((index) => !isCovered(index)).sort((a, b) => a - b) };
  });
}

/** Relations of tasks that stay to tasks that go. */
function withoutReferences(scene: PlanScene, tasks: readonly FoundTask[], notes: readonly EditedNote[]): Finding<StructureOutcome> {
  const analysis = scene.plans(tasks[0]!.note.uri);
  if (analysis === undefined) return { kind: 'found', value: { notes } };
  const isGone = (plan: object, index: number): boolean => tasks.some(({ planned }) => (
    planned?.analysed.plan === plan && isWithin(planned.analysed.plan.items, planned.index, index)));
  const leaving = listReferences(analysis).filter(({ plan, index, to }) => isGone(to.plan, to.index) && !isGone(plan, index));
  const edits = new Map(notes.map((entry) => [entry.note.uri, entry]));
  const unopened = new Set<string>();
  for (const row of new Set(leaving.map((reference) => reference.row))) {
    const { uri } = analysis.notes[row.note]!;
    const note = scene.open(uri);
    if (note === undefined) unopened.add(uri);
    else {
      const before: EditedNote = edits.get(uri) ?? { note, edits: [] };
      const removal = removeRelations(note.model, row.row, leaving.filter((reference) => reference.row === row).map(({ written }) => written));
      edits.set(uri, { note, edits: [...before.edits, ...removal] });
    }
  }
  return unopened.size > 0 ? { kind: 'unopened', uris: [...unopened] } : { kind: 'found', value: { notes: [...edits.values()] } };
}

/** Moves tasks beside or below `target`, whose estimate goes when it had no tasks of its own. Relations follow. */
export function moveTasks(scene: PlanScene, tasks: readonly FoundTask[], where: Where, target: FoundTask): Finding<StructureOutcome> {
  const heading = tasks.find(({ row }) => row.source === 'heading');
  if (heading !== undefined) return { kind: 'fault', message: `"${heading.row.entry.title}" is a heading: move its section in the note or in the outline.` };
  const renamed = renameForMove(scene, tasks, target);
  return renamed.kind === 'found' ? moveRenamed(scene, tasks, where, target, renamed.value) : renamed;
}

/** Moves tasks in the notes as they are once `names` are rewritten. */
function moveRenamed(scene: PlanScene, tasks: readonly FoundTask[], where: Where, { note, row }: FoundTask, names: ReadonlyMap<string, readonly TextEdit[]>): Finding<StructureOutcome> {
  const freed = where === 'into' && row.source === 'item' ? freeOfWork(note, row.source, row.index) : [];
  const first = (uri: string): readonly TextEdit[] => [...names.get(uri) ?? [], ...(uri === note.uri ? freed : [])];
  const modelOf = (from: OpenNote): OpenNote['model'] => edited(from.model, first(from.uri));
  const target = modelOf(note);
  const { value: slot, fault: noSlot } = findSlot(target, { kind: where, source: row.source, index: row.index });
  if (slot === undefined) return { kind: 'fault', message: `They cannot stand there: ${noSlot}.` };
  const leaving = byNote(tasks).map(({ note: from, indexes }) => ({ note: from, indexes, model: from.uri === note.uri ? target : modelOf(from) }));
  const { value: move, fault } = moveItems(leaving, target, slot);
  if (move === undefined) return { kind: 'fault', message: `They cannot be moved: ${fault}.` };
  const outcome = (from: OpenNote, second: readonly TextEdit[], tree: ItemTree): EditedNote =>
    ({ note: from, edits: composeEdits(from.model.text.length, first(from.uri), second), tree });
  const home = leaving.findIndex((entry) => entry.note.uri === note.uri);
  const { tree, at: item } = treeWithMoved(treeOf(target), leaving[home]?.indexes ?? [], slot, move.added);
  const notes = [
    outcome(note, [...(move.removals[home] ?? []), move.insertion], tree),
    ...leaving.flatMap((entry, at) => (at === home ? [] : [outcome(entry.note, move.removals[at]!, treeWithout(treeOf(entry.model), entry.indexes))])),
  ];
  const others = [...names].filter(([uri]) => notes.every((entry) => entry.note.uri !== uri)).map(([uri, edits]) => ({ note: scene.open(uri)!, edits }));
  return { kind: 'found', value: { notes: [...notes, ...others], added: { uri: note.uri, item } } };
}

export function rename({ note, row }: FoundTask, title: string): Reading<StructureOutcome> {
  const { value, fault } = renameTask(note.model, row, title);
  return value === undefined ? { fault: `That cannot be its title: ${fault}.` } : { value: { notes: [{ note, ...value, titled: { source: row.source, index: row.index, title } }] } };
}

/** Gives boxes to list items; a single line stands for the list around it. Their section becomes a plan if it has a heading. */
export function convertList(note: OpenNote, firstLine: number, lastLine: number): Reading<StructureOutcome> {
  const { first, last } = firstLine === lastLine ? listAround(note.model, firstLine) : { first: firstLine, last: lastLine };
  const candidates = findPlainItems(note.model, first, last);
  const tried = edited(note.model, candidates.map(({ edit }) => edit));
  const boxed = new Set(tried.checklist.map(({ line }) => line));
  const converted = candidates.filter(({ line }) => boxed.has(line));
  if (converted.length === 0) return { fault: 'There is no list here to make tasks of.' };
  const edits = converted.map(({ edit }) => edit);
  const model = edited(note.model, edits);
  const headings = new Set(model.checklist.filter(({ line }) => converted.some((item) => item.line === line)).map(({ heading }) => heading));
  const rows = findPlanRows(model).rows.filter(({ source }) => source === 'item').map(({ index }) => model.checklist[index]!.heading);
  const opted = [...headings].filter((heading) => isSection(model, heading) && !rows.includes(heading)).flatMap((heading) => addPlanComment(model, heading));
  return { value: { notes: [{ note, edits: composeEdits(note.model.text.length, edits, opted) }] } };
}
