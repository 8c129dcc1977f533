/**
 * The edits made on the timeline, to be taken back there: each only while its notes read as the edit left them, however
 * they came to. In a note that is in sight, or that only another text covers, the editor's own undo takes it back, so that
 * one step is one step in the note too; edits of several notes, and notes elsewhere, get the edit the other way round.
 */
import { TabInputText, WorkspaceEdit, commands, window, workspace } from 'vscode';
import type { TextDocument, Uri, ViewColumn } from 'vscode';
import { hasNote } from '../noteColumn.ts';
import type { UndoEdits } from '../plan/applyIntent.ts';
import { markText } from '../plan/textMark.ts';
import { saveDocument } from '../saveDocument.ts';
import { findVisibleEditor } from './visibleEditor.ts';

/** What came of taking back: `stale` names a note that has changed since. */
export type TakenBack = { readonly kind: 'done' | 'nothing' } | { readonly kind: 'stale'; readonly uri: Uri };

export interface ChartHistory {
  /** An edit was made. What was taken back before can no longer be made again. */
  add(undo: readonly UndoEdits[]): void;
  /** @param comeBack gives the focus back, which the editor's own undo takes */
  undo(comeBack: ComeBack): Promise<TakenBack>;
  redo(comeBack: ComeBack): Promise<TakenBack>;
}

export type ComeBack = () => void;

type Step = readonly UndoEdits[];

/** More are not kept. */
const STEPS = 100;

export function createChartHistory(): ChartHistory {
  const [done, undone]: [Step[], Step[]] = [[], []];
  return {
    add: (undo) => {
      if (undo.length === 0) return;
      done.push(undo);
      if (done.length > STEPS) done.shift();
      undone.length = 0;
    },
    undo: (comeBack) => turn(done, undone, 'undo', comeBack),
    redo: (comeBack) => turn(undone, done, 'redo', comeBack),
  };
}

/** Takes the last step of one list whose notes read as it left them, and puts it into the other with those behind it, which were taken back in the note. */
async function turn(from: Step[], to: Step[], command: 'undo' | 'redo', comeBack: ComeBack): Promise<TakenBack> {
  const newest = from.at(-1);
  if (newest === undefined) return { kind: 'nothing' };
  const [here, there] = command === 'undo' ? ['after', 'before'] as const : ['before', 'after'] as const;
  let place = from.length - 1;
  while (place >= 0 && !await reads(from[place]!, here)) place--;
  if (place < 0) {
    from.length = 0;
    return { kind: 'stale', uri: newest[0]!.uri };
  }
  const step = from[place]!;
  const isTurned = await turnInEditor(step, command, here, there, comeBack) || await turnByEdit(step, command);
  if (!isTurned) return { kind: 'stale', uri: step[0]!.uri };
  to.push(...from.splice(place).reverse());
  return { kind: 'done' };
}

async function reads(step: Step, side: 'before' | 'after'): Promise<boolean> {
  const documents = await openAll(step);
  return step.every((each, index) => markText(documents[index]!.getText()) === each[side]);
}

function openAll(step: Step): Promise<readonly TextDocument[]> {
  return Promise.all(step.map(({ uri }) => workspace.openTextDocument(uri)));
}

/** @returns whether the editor's own step was this one; where it was another it is as if nobody had asked */
async function turnInEditor(step: Step, command: 'undo' | 'redo', here: 'before' | 'after', there: 'before' | 'after', comeBack: ComeBack): Promise<boolean> {
  const stage = step.length > 1 ? undefined : findStage(step[0]!.uri);
  if (stage === undefined) return false;
  try {
    await window.showTextDocument(step[0]!.uri, { viewColumn: stage.column });
    await commands.executeCommand(command);
    const isTurned = await reads(step, there);
    if (!isTurned && !await reads(step, here)) await commands.executeCommand(command === 'undo' ? 'redo' : 'undo');
    return isTurned;
  } finally {
    if (stage.covered !== undefined) await window.showTextDocument(stage.covered, { viewColumn: stage.column, preserveFocus: true });
    comeBack();
  }
}

/** Where a note can be shown for a moment: where it is in sight, or where another text covers it that can be shown again. */
function findStage(uri: Uri): { readonly column: ViewColumn; readonly covered?: Uri } | undefined {
  const column = findVisibleEditor(uri)?.viewColumn;
  if (column !== undefined) return { column };
  const group = window.tabGroups.all.find((each) => hasNote(each, uri));
  const above = group?.activeTab?.input;
  return group !== undefined && above instanceof TabInputText && findVisibleEditor(above.uri) !== undefined ? { column: group.viewColumn, covered: above.uri } : undefined;
}

async function turnByEdit(step: Step, command: 'undo' | 'redo'): Promise<boolean> {
  const documents = await openAll(step);
  const edit = new WorkspaceEdit();
  for (const { uri, back, forth } of step) for (const { range, newText } of command === 'undo' ? back : forth) edit.replace(uri, range, newText);
  const wasSaved = documents.map((document) => !document.isDirty);
  if (!await workspace.applyEdit(edit)) return false;
  await Promise.all(documents.map((document, index) => (wasSaved[index] ? saveDocument(document) : undefined)));
  return true;
}
