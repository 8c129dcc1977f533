/**
 * Where a note is open as text, so that going to a place in it opens no second editor.
 */
import { TabInputText, window } from 'vscode';
import type { Uri, ViewColumn } from 'vscode';

/** The column where a note is open as text, the active one first. */
export function columnOf(uri: Uri): ViewColumn | undefined {
  const { activeTabGroup, all } = window.tabGroups;
  const hasNote = (group: typeof activeTabGroup): boolean =>
    group.tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
  return [activeTabGroup, ...all].find(hasNote)?.viewColumn;
}
