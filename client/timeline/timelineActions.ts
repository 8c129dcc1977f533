/**
 * What the timeline's page asks its host to do: edit the plan and take it back, go to a task in its note, turn to another
 * plan, copy, export, start a sample.
 */
import { Range, Selection, TextEditorRevealType, Uri, commands, env, window, workspace } from 'vscode';
import type { FromPage } from '../../server/protocol/timelineHostMessages.ts';
import type { ToPage } from '../../server/protocol/timelinePageMessages.ts';
import { setContext } from '../publishContext.ts';
import { createTurns } from '../turns.ts';
import { applyIntent } from '../plan/applyIntent.ts';
import type { Server } from '../serverRequests.ts';
import type { ActivePlan } from './activePlan.ts';
import { createChartHistory } from './chartHistory.ts';
import type { ComeBack, TakenBack } from './chartHistory.ts';
import { findVisibleEditor } from './visibleEditor.ts';
import { findNoteColumn } from './noteColumn.ts';
import { createSamplePlan } from './samplePlan.ts';

/** Does what a page asks for, other than its chart, and answers it; gives the focus back where it had to take it. */
export type Act = (message: FromPage, answer: (message: ToPage) => void, comeBack: ComeBack) => Promise<void>;

export function createTimelineActions(server: Server, activePlan: ActivePlan): Act {
  const history = createChartHistory();
  const takeTurn = createTurns(); // Taking back right after an edit waits for that edit.
  return async (message, answer, comeBack) => {
    const edited = (isDone: boolean, text: string): void => answer({ kind: 'edited', isDone, text });
    switch (message.kind) {
      case 'ready': return;
      case 'edit': return takeTurn(async () => {
        const applied = await applyIntent(server, message.intent);
        if (applied.kind === 'refused') return edited(false, applied.message);
        history.add(applied.undo);
        edited(true, message.words);
      });
      case 'keys':
        void setContext('timeline.focused', message.isFocused);
        return void setContext('timeline.typing', message.isTyping);
      case 'undo': return takeTurn(async () => tellTakenBack(await activePlan.stay(() => history.undo(comeBack)), 'Taken back.', 'Nothing to take back here.', edited));
      case 'redo': return takeTurn(async () => tellTakenBack(await activePlan.stay(() => history.redo(comeBack)), 'Made again.', 'Nothing to make again here.', edited));
      case 'open': return openPlace(Uri.parse(message.uri), message.line);
      case 'openForm': return void await commands.executeCommand('throughline.editTask', { uri: message.uri, line: message.line });
      case 'select': return selectPlace(activePlan, Uri.parse(message.uri), message.line);
      case 'choosePlan': return activePlan.pick(Uri.parse(message.uri));
      case 'createSample': return createSamplePlan();
      case 'restart': return server.restart();
      case 'copy':
        await env.clipboard.writeText(message.text);
        return answer({ kind: 'say', text: `Copied ${message.what}.`, isProblem: false });
      case 'export': return exportFile(message, answer);
    }
  };
}

async function tellTakenBack(taken: TakenBack, done: string, nothing: string, edited: (isDone: boolean, text: string) => void): Promise<void> {
  if (taken.kind !== 'stale') return edited(taken.kind === 'done', taken.kind === 'done' ? done : nothing);
  await window.showTextDocument(taken.uri, { preserveFocus: false, viewColumn: findNoteColumn(taken.uri) });
  edited(false, 'The note has changed since that edit: take it back in the note.');
}

async function exportFile({ name, data, isBase64 }: Extract<FromPage, { kind: 'export' }>, answer: (message: ToPage) => void): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) });
  if (target === undefined) return;
  const bytes = isBase64 ? Uint8Array.from(atob(data), (unit) => unit.charCodeAt(0)) : new TextEncoder().encode(data);
  await workspace.fs.writeFile(target, bytes);
  answer({ kind: 'say', text: `Saved ${workspace.asRelativePath(target)}.`, isProblem: false });
}

/** Opens a note at a line, where it is open already if it is. */
async function openPlace(uri: Uri, line: number): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const editor = await window.showTextDocument(document, { selection: new Range(range.end, range.end), viewColumn: findNoteColumn(uri) });
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Moves the cursor of a note that is in sight, without bringing its editor forward: a timeline that fills the window goes on to. */
function selectPlace(activePlan: ActivePlan, uri: Uri, line: number): void {
  const editor = findVisibleEditor(uri);
  if (editor === undefined) return;
  const { end } = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range;
  activePlan.expectCursor({ uri, line: end.line }, editor.selection.isEqual(new Selection(end, end)));
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(end, end), TextEditorRevealType.InCenterIfOutsideViewport);
}
