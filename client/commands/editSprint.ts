/**
 * Opens the next sprint of a plan as a text, one line for each open task.
 */
import { Uri } from 'vscode';
import type { Services } from '../services.ts';
import { isPlanNode, noteOf } from '../plan/taskTarget.ts';
import { beginOrResume } from '../session/beginOrResume.ts';
import { choosePlan } from '../session/choosePlan.ts';

export const id = 'throughline.editSprint';

/** @param argument the note whose plan is meant or a row of it, else that of the active note or of the timeline, else one to choose. */
export async function run({ sessions, server, activeNote }: Services, argument?: unknown): Promise<void> {
  const note = argument instanceof Uri ? argument : typeof argument === 'string' ? Uri.parse(argument) : isPlanNode(argument) ? noteOf(argument) : await choosePlan(server, activeNote);
  if (note !== undefined) await beginOrResume(sessions, 'sprint', note);
}
