/**
 * Carries out an intent about a plan: asks the server for the edits and applies them as one step that one Ctrl+Z takes
 * back. Notes that are open in an editor stay unsaved, as after typing; notes that are open in none are saved at once,
 * so that nothing waits unseen. An edit against a note that has changed meanwhile is refused.
 * It knows nothing of what intents mean, nor of views.
 */
import {
  Range, TabInputCustom, TabInputNotebook, TabInputText, TabInputTextDiff, Uri, WorkspaceEdit, window, workspace,
} from 'vscode';
import type { TextDocument } from 'vscode';
import type { NoteEdits, PlanEditResult, PlanIntent } from '../../server/protocol/planMessages.ts';
import { findDocument } from '../noteDocuments.ts';
import { NO_ANSWER } from '../refusal.ts';
import { saveDocument } from '../saveDocument.ts';
import type { Server } from '../serverRequests.ts';
import { invertEdits } from './invertEdits.ts';
import type { RangeEdit } from './invertEdits.ts';
import { markText } from './textMark.ts';

/** An edit of one note, and what takes it back, each as long as the note reads as then. */
export interface UndoEdits {
  readonly uri: Uri;
  /** Marks of the text before the edit, and of the one it made. */
  readonly before: string;
  readonly after: string;
  readonly forth: readonly RangeEdit[];
  readonly back: readonly RangeEdit[];
}

/** What came of an intent; `added` is where a task that was added or moved has its title now. */
export type Applied =
  | { readonly kind: 'done'; readonly added: { readonly uri: Uri; readonly range: Range } | undefined; readonly undo: readonly UndoEdits[] }
  | { readonly kind: 'refused'; readonly message: string };

/** Notes may have to be opened twice: those the intent names, then those its edits reach. */
const ROUNDS = 3;

/** Applies `intent`. A refusal is a sentence for the user, which the caller shows where it fits. */
export async function applyIntent(server: Server, intent: PlanIntent): Promise<Applied> {
  for (let round = 0; round < ROUNDS; round++) {
    const result = await server.planEdit(intent);
    if (result === undefined) return refused(NO_ANSWER);
    if (result.kind === 'fault') return refused(result.message);
    if (result.kind === 'edits') return applyEdits(result);
    await Promise.all(result.uris.map((uri) => workspace.openTextDocument(Uri.parse(uri))));
  }
  return refused('The notes of this plan could not be opened.');
}

/** Applies `intent` and shows a refusal as a message. */
export async function carryOut(server: Server, intent: PlanIntent): Promise<Applied> {
  const applied = await applyIntent(server, intent);
  if (applied.kind === 'refused') void window.showWarningMessage(applied.message);
  return applied;
}

function refused(message: string): Applied {
  return { kind: 'refused', message };
}

async function applyEdits({ notes, added }: Extract<PlanEditResult, { kind: 'edits' }>): Promise<Applied> {
  const documents = notes.map(({ uri }) => findDocument(Uri.parse(uri)));
  const isStale = notes.some(({ version }, index) => documents[index]?.version !== version);
  if (isStale) return refused('The note has changed meanwhile: look at it again and repeat.');
  const changed = documents as readonly TextDocument[];
  const undo = notes.map(({ edits }, index) => {
    const forth = edits.map(({ range, newText }) => ({ range: toRange(range), newText }));
    return { uri: changed[index]!.uri, before: markText(changed[index]!.getText()), forth, back: invertEdits(changed[index]!, forth) };
  });
  const unseen = changed.filter((document) => !document.isDirty && !isInTab(document.uri));
  if (notes.length > 0 && !await workspace.applyEdit(toWorkspaceEdit(notes))) return refused('The editor did not take the edit: is the note read-only?');
  const saved = await Promise.all(unseen.map((document) => saveDocument(document)));
  const unsaved = unseen.find((_, index) => !saved[index]);
  if (unsaved !== undefined) return refused(`${workspace.asRelativePath(unsaved.uri)} was edited but could not be saved.`);
  return {
    kind: 'done', added: added === null ? undefined : { uri: Uri.parse(added.uri), range: toRange(added.range) },
    undo: undo.map((step, index) => ({ ...step, after: markText(changed[index]!.getText()) })),
  };
}

function toWorkspaceEdit(notes: readonly NoteEdits[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { uri, edits } of notes) for (const { range, newText } of edits) edit.replace(Uri.parse(uri), toRange(range), newText);
  return edit;
}

function toRange({ start, end }: NoteEdits['edits'][number]['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Whether some tab shows the note, so that the user sees its unsaved mark. */
function isInTab(uri: Uri): boolean {
  const wanted = uri.toString();
  return window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => {
    if (input instanceof TabInputText || input instanceof TabInputCustom || input instanceof TabInputNotebook) return input.uri.toString() === wanted;
    return input instanceof TabInputTextDiff && [input.original, input.modified].some((side) => side.toString() === wanted);
  }));
}
