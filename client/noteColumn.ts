/**
 * Where a note is open as text, so that going to a place in it opens no second editor.
 */
import { TabInputText, window } from 'vscode';
import type { TabGroup, Uri, ViewColumn } from 'vscode';

/** Whether a group has a tab of the note as text, in sight or not. */
export function hasNote({ tabs }: TabGroup, uri: Uri): boolean {
  const wanted = uri.toString();
  return tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === wanted);
}

/** The column where a note is open as text, the active one first. */
export function columnOf(uri: Uri): ViewColumn | undefined {
  const { activeTabGroup, all } = window.tabGroups;
  return [activeTabGroup, ...all].find((group) => hasNote(group, uri))?.viewColumn;
}
