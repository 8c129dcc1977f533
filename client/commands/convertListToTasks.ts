/**
 * Gives a box to each item of the list around the cursor, or to the list items that are selected.
 */
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { isNote } from '../noteDocuments.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.plan.convertListToTasks';

export async function run({ plan }: Services): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isNote(editor.document)) throw new Refusal('Open a Markdown or AsciiDoc note first.');
  const { document: { uri, version }, selection: { start, end } } = editor;
  await plan.edit.apply({ kind: 'convertList', uri: uri.toString(), version, firstLine: start.line, lastLine: end.line });
}
