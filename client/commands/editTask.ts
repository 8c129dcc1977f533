/**
 * Opens the task at the cursor as a form: title, fields, text; without one the form of a new task.
 */
import { Uri, window } from 'vscode';
import type { Services } from '../services.ts';
import { isNote } from '../noteDocuments.ts';
import { run as newTask } from './newTask.ts';

export const id = 'throughline.editTask';

export async function run({ sessions, server, activeNote }: Services, argument?: unknown): Promise<void> {
  const place = findPlace(argument) ?? findCursor();
  if (place !== undefined) await sessions.begin('task', place.uri, { line: place.line });
  else await newTask({ sessions, server, activeNote });
}

/** A task as a row of the plan view knows it. */
function findPlace(argument: unknown): { readonly uri: Uri; readonly line: number } | undefined {
  const { uri, line } = (argument ?? {}) as { readonly uri?: unknown; readonly line?: unknown };
  return uri instanceof Uri && typeof line === 'number' ? { uri, line } : undefined;
}

function findCursor(): { readonly uri: Uri; readonly line: number } | undefined {
  const editor = window.activeTextEditor;
  return editor !== undefined && isNote(editor.document) ? { uri: editor.document.uri, line: editor.selection.active.line } : undefined;
}
