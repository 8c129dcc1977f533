/**
 * Opens the next sprint of a plan as a text, one line for each open task.
 */
import { Uri } from 'vscode';
import { placeOf } from '../plan/planTree.ts';
import { isPlanNode } from '../plan/taskTarget.ts';
import type { Services } from '../services.ts';
import { beginOrResume } from '../session/beginOrResume.ts';
import { choosePlan } from '../session/choosePlan.ts';

export const id = 'throughline.editSprint';

/** @param argument the note whose plan is meant, or a row of the plan view, else that of the active note or of the timeline, else one to choose. */
export async function run({ sessions, server, activeNote }: Services, argument?: unknown): Promise<void> {
  const given = isPlanNode(argument) ? placeOf(argument).uri : argument;
  const note = given instanceof Uri ? given : typeof given === 'string' ? Uri.parse(given) : await choosePlan(server, activeNote);
  if (note !== undefined) await beginOrResume(sessions, 'sprint', note);
}
