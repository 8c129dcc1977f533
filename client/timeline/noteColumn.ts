/**
 * Where to show a note from the timeline: where it is open, else beside a timeline that is a tab, never on top of it.
 */
import { TabInputWebview, ViewColumn, window } from 'vscode';
import type { TabGroup, Uri } from 'vscode';
import { columnOf } from '../noteColumn.ts';

export function findNoteColumn(uri: Uri): ViewColumn {
  const { activeTabGroup, all } = window.tabGroups;
  const isFree = ({ activeTab }: TabGroup): boolean => !(activeTab?.input instanceof TabInputWebview);
  return columnOf(uri) ?? [activeTabGroup, ...all].find(isFree)?.viewColumn ?? ViewColumn.Beside;
}
