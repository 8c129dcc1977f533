/**
 * Goes to a task in its note, where that is open already if it is.
 */
import { Range, TextEditorRevealType, window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { columnOf } from '../noteColumn.ts';

/** Puts the cursor at the end of the title's line, or selects `range`. */
export async function showTask(uri: Uri, place: number | Range, preserveFocus = false): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const column = columnOf(uri);
  const end = typeof place === 'number' ? document.lineAt(Math.min(place, document.lineCount - 1)).range.end : place.end;
  const selection = typeof place === 'number' ? new Range(end, end) : place;
  const editor = await window.showTextDocument(document, { preserveFocus, selection, ...(column === undefined ? {} : { viewColumn: column }) });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
