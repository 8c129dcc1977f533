/**
 * Where to show a note from the timeline: where it is open, else beside a timeline that is a tab, never on top of it.
 */
import { TabInputText, TabInputWebview, ViewColumn, window } from 'vscode';
import type { TabGroup, Uri } from 'vscode';

export function findNoteColumn(uri: Uri): ViewColumn {
  const { activeTabGroup, all } = window.tabGroups;
  const hasNote = ({ tabs }: TabGroup): boolean => tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
  const isFree = ({ activeTab }: TabGroup): boolean => !(activeTab?.input instanceof TabInputWebview);
  const groups = [activeTabGroup, ...all];
  return (groups.find(hasNote) ?? groups.find(isFree))?.viewColumn ?? ViewColumn.Beside;
}
