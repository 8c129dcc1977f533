/**
 * What the timeline's page asks its host to do: go to a task in its note, turn to another plan, copy, start a sample.
 */
import { Range, TabInputText, TextEditorRevealType, Uri, env, window, workspace } from 'vscode';
import type { ViewColumn } from 'vscode';
import type { FromPage } from '../../server/protocol/timelinePageMessages.ts';
import type { Server } from '../serverRequests.ts';
import type { ActivePlan } from './activePlan.ts';
import { createSamplePlan } from './samplePlan.ts';

export type Say = (text: string, isProblem: boolean) => void;

export function createTimelineActions(server: Server, activePlan: ActivePlan): (message: FromPage, say: Say) => Promise<void> {
  return async (message, say) => {
    switch (message.kind) {
      case 'ready': return;
      case 'open': return openPlace(Uri.parse(message.uri), message.line, false);
      case 'select': return selectPlace(Uri.parse(message.uri), message.line);
      case 'choosePlan': return activePlan.pick(Uri.parse(message.uri));
      case 'createSample': return createSamplePlan();
      case 'restart': return server.restart();
      case 'copy':
        await env.clipboard.writeText(message.text);
        return say(`Copied ${message.what}.`, false);
    }
  };
}

/** Opens a note at a line, where it is open already if it is. */
async function openPlace(uri: Uri, line: number, preserveFocus: boolean): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const column = columnOf(uri);
  const editor = await window.showTextDocument(document, {
    preserveFocus, selection: new Range(range.end, range.end), ...(column === undefined ? {} : { viewColumn: column }),
  });
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Moves the cursor of a note that is in sight; others stay as they are. */
async function selectPlace(uri: Uri, line: number): Promise<void> {
  const isVisible = window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
  if (isVisible) await openPlace(uri, line, true);
}

/** The column where a note is open as text, the active one first; never on top of a timeline in the active one. */
function columnOf(uri: Uri): ViewColumn | undefined {
  const { activeTabGroup, all } = window.tabGroups;
  const hasNote = (group: typeof activeTabGroup): boolean =>
    group.tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
  return [activeTabGroup, ...all].find(hasNote)?.viewColumn;
}
