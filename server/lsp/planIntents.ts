/**
 * Answers intents about plans with the edits that do what they say, against the versions the editor has. Tasks are found
 * where the sender saw them or the intent is refused, and an edit of the structure is handed out only when its text
 * parses to what is meant. It applies nothing.
 */
import type { Connection } from 'vscode-languageserver';
import { treeOf, isSameTree } from '../core/plan/edits/itemTree.ts';
import { parseAgain } from '../core/parseNote.ts';
import type { DocumentModel } from '../core/model/documentModel.ts';
import { composeEdits } from '../core/text/composeEdits.ts';
import { applyEdits } from '../core/text/textEdit.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import { keepInPlan } from '../features/keepInPlan.ts';
import { setFields, setPins, setStates } from '../features/planFields.ts';
import { changeRelation, relate, unrelate } from '../features/planRelations.ts';
import { addMajor, addTaskAtLine, addTaskBeside, convertList, deleteTasks, moveTasks, rename } from '../features/planStructure.ts';
import type { StructureOutcome } from '../features/planStructure.ts';
import { CHANGED, findTasks, readEntry } from '../features/planTargets.ts';
import type { EditedNote, Finding, FoundTask, OpenNote, PlanScene } from '../features/planTargets.ts';
import type { Reading } from '../core/plan/syntax/planValues.ts';
import { planEditRequest } from '../protocol/planMessages.ts';
import type { NoteEdits, PlanEditResult, PlanIntent, TaskPlace } from '../protocol/planMessages.ts';
import { fromUri } from './fromLsp.ts';
import { answerRequest } from './guard.ts';
import type { State } from './state.ts';
import { toRange } from './toLsp.ts';

export function answerPlanIntents(connection: Connection, state: State): void {
  const scene: PlanScene = { open: (uri) => state.open.find(fromUri(uri)), plans: (uri) => state.plans(fromUri(uri)) };
  answerRequest(connection, planEditRequest, { kind: 'fault', message: 'The edit failed; the log says why.' }, ({ intent }) => answerIntent(scene, intent));
}

/** What to do about an intent in the world as it is. */
export function answerIntent(scene: PlanScene, intent: PlanIntent): PlanEditResult {
  const found = editPlan(scene, intent);
  switch (found.kind) {
    case 'fault': return { kind: 'fault', message: found.message };
    case 'unopened': return { kind: 'unopened', uris: [...found.uris] };
    case 'found': return toResult(found.value);
  }
}

/** The edits of an intent, not yet checked. */
function editPlan(scene: PlanScene, intent: PlanIntent): Finding<StructureOutcome> {
  if (intent.kind === 'addTaskAtLine' || intent.kind === 'convertList') return editNote(scene, intent);
  const found = findTasks(scene, placesOf(intent));
  if (found.kind !== 'found') return found;
  const at = (place: TaskPlace): FoundTask => found.value.get(place)!;
  switch (intent.kind) {
    case 'setState': return inLines(setStates(intent.tasks.map(at), intent.state));
    case 'setField': return inLines(setFields(intent.tasks.map(at), intent.field, intent.value));
    case 'setPins': return inLines(setPins(intent.pins.map(({ task, pin, estimate }) => ({ task: at(task), pin, estimate }))));
    case 'addRelation': return inLines(relate(scene, [intent.task, ...intent.others ?? []].map(at), at(intent.target), intent.relation, intent));
    case 'removeRelation': return inLines(unrelate(at(intent.task), intent));
    case 'changeRelation': return inLines(changeRelation(at(intent.task), intent, intent.to.relation, intent.to));
    case 'rename': return toFinding(rename(at(intent.task), intent.title));
    case 'addTask': return toFinding(addTaskBeside(at(intent.task), intent.where, intent));
    case 'addMajor': return toFinding(addMajor(at(intent.task), intent.title, { title: intent.firstTask, estimate: intent.estimate }));
    case 'deleteTasks': return deleteTasks(scene, intent.tasks.map(at), intent.references === 'remove');
    case 'moveTasks': return moveTasks(scene, intent.tasks.map(at), intent.where, at(intent.target));
  }
}

type PlacedIntent = Exclude<PlanIntent, { readonly kind: 'addTaskAtLine' | 'convertList' }>;

/** Every task an intent names. */
function placesOf(intent: PlacedIntent): readonly TaskPlace[] {
  switch (intent.kind) {
    case 'setState': case 'setField': case 'deleteTasks': return intent.tasks;
    case 'moveTasks': return [...intent.tasks, intent.target];
    case 'addRelation': return [intent.task, ...intent.others ?? [], intent.target];
    case 'setPins': return intent.pins.map(({ task }) => task);
    default: return [intent.task];
  }
}

/** Intents about lines of a note that need hold no task. */
function editNote(scene: PlanScene, intent: Exclude<PlanIntent, PlacedIntent>): Finding<StructureOutcome> {
  const note = scene.open(intent.uri);
  if (note === undefined) return { kind: 'unopened', uris: [intent.uri] };
  if (note.version !== intent.version) return { kind: 'fault', message: CHANGED };
  return toFinding(intent.kind === 'convertList' ? convertList(note, intent.firstLine, intent.lastLine) : addTaskAtLine(note, intent.line, intent));
}

function toFinding<T>({ value, fault }: Reading<T>): Finding<T> {
  return value === undefined ? { kind: 'fault', message: fault! } : { kind: 'found', value };
}

function inLines({ value, fault }: Reading<StructureOutcome['notes']>): Finding<StructureOutcome> {
  return value === undefined ? { kind: 'fault', message: fault! } : { kind: 'found', value: { notes: value } };
}

const NOT_AS_MEANT = 'The note is written in a way that this edit would disturb: make it in the text.';

function toResult({ notes, added }: StructureOutcome): PlanEditResult {
  const edited: NoteEdits[] = [];
  let place: Extract<PlanEditResult, { kind: 'edits' }>['added'] = null;
  for (const meant of notes) {
    const { note: { model }, edits, tree } = meant;
    const after = tree === undefined && !takesKeys(model, edits) ? undefined : parseAgain(model, applyEdits(model.text, edits));
    const fault = after && faultOf(meant, after);
    if (fault !== undefined) return { kind: 'fault', message: fault };
    const kept = after === undefined ? [] : keepInPlan(model, after);
    const all = composeEdits(model.text.length, edits, kept);
    if (all.length > 0) edited.push(toNoteEdits(meant.note, all));
    if (after !== undefined && added?.uri === meant.note.uri) place = { uri: added.uri, range: titleRange(after, kept, added.item) };
  }
  return { kind: 'edits', added: place, notes: edited };
}

/** Whether some edit takes away what may be a plan key, and with it the reason why others are in the plan. */
function takesKeys({ text }: DocumentModel, edits: readonly TextEdit[]): boolean {
  return edits.some(({ start, end }) => /[:(⛔🆔]/u.test(text.slice(start, end)));
}

/** What of an edit did not come out as it was meant. */
function faultOf({ tree, titled }: EditedNote, after: DocumentModel): string | undefined {
  if (tree !== undefined && !isSameTree(treeOf(after), tree)) return NOT_AS_MEANT;
  if (titled === undefined || readEntry(after, titled.source, titled.index).title === titled.title) return undefined;
  return `Words at the end of "${titled.title}" would be read as plan tokens: put them elsewhere.`;
}

function titleRange(after: DocumentModel, kept: readonly TextEdit[], item: number): ReturnType<typeof toRange> {
  const model = kept.length === 0 ? after : parseAgain(after, applyEdits(after.text, kept));
  return toRange(model.lines, readEntry(model, 'item', item).titleSpan);
}

function toNoteEdits({ uri, version, model }: OpenNote, edits: readonly TextEdit[]): NoteEdits {
  return { uri, version: version!, edits: edits.map((edit) => ({ range: toRange(model.lines, edit), newText: edit.newText })) };
}
