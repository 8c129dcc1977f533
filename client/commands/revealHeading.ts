/**
 * Goes to a heading in the editor, where the note is open already if it is. Run by Enter or a click on a row.
 */
import { TextEditorRevealType, window } from 'vscode';
import type { Services } from '../services.ts';
import { toRange } from '../editorRange.ts';
import { findHeading } from '../headingTarget.ts';
import { columnOf } from '../noteColumn.ts';

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
