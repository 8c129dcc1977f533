/**
 * Opens a task as a form: title, fields, text; where there is none the form of a new task.
 */
import { Uri, window } from 'vscode';
import type { Services } from '../services.ts';
import { isNote } from '../noteDocuments.ts';
import { findTarget, isOfView } from '../plan/taskTarget.ts';
import { run as newTask } from './newTask.ts';

export const id = 'throughline.editTask';

interface Place {
  readonly uri: Uri;
  readonly line: number;
}

/** @param argument a row of the plan view, or a place as the timeline and the light bulb name it; else the task at the cursor. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const place = toPlace(isOfView(argument) ? (await findTarget(services, argument)).place : argument) ?? findCursor();
  if (place !== undefined) await services.sessions.begin('task', place.uri, { line: place.line });
  else await newTask(services);
}

function toPlace(argument: unknown): Place | undefined {
  const { uri, line } = (argument ?? {}) as { readonly uri?: unknown; readonly line?: unknown };
  return typeof uri === 'string' && typeof line === 'number' ? { uri: Uri.parse(uri), line } : undefined;
}

function findCursor(): Place | undefined {
  const editor = window.activeTextEditor;
  return editor !== undefined && isNote(editor.document) ? { uri: editor.document.uri, line: editor.selection.active.line } : undefined;
}
