/**
 * Goes to a heading in the editor, where the note is open already if it is. Run by Enter or a click on a row.
 */
import { TabInputText, TextEditorRevealType, window } from 'vscode';
import type { Uri, ViewColumn } from 'vscode';
import type { Services } from '../commandRegistry.ts';
import { toRange } from '../editorRange.ts';
import { findHeading } from '../headingTarget.ts';

export const id = 'throughline.outline.revealHeading';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { uri, entry } = await findHeading(services, argument);
  const { start } = toRange(entry.selection);
  const column = columnOf(uri);
  const editor = await window.showTextDocument(uri, {
    selection: toRange({ start: entry.selection.start, end: entry.selection.start }),
    ...(column === undefined ? {} : { viewColumn: column }),
  });
  editor.revealRange(toRange({ start, end: start }), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column where the note is open as text, the active one first. */
function columnOf(uri: Uri): ViewColumn | undefined {
  const { activeTabGroup, all } = window.tabGroups;
  const hasNote = (group: typeof activeTabGroup): boolean =>
    group.tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
  return [activeTabGroup, ...all].find(hasNote)?.viewColumn;
}
