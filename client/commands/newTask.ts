/**
 * Opens the form of a new task.
 */
import type { Services } from '../services.ts';
import { isPlanNode, noteOf } from '../plan/taskTarget.ts';
import { choosePlan } from '../session/choosePlan.ts';

export const id = 'throughline.newTask';

/** @param argument a plan's row in the plan view, else the plan of the active note is meant, or one to choose. */
export async function run({ sessions, server, activeNote }: Services, argument?: unknown): Promise<void> {
  const note = isPlanNode(argument) ? noteOf(argument) : await choosePlan(server, activeNote);
  if (note !== undefined) await sessions.begin('task', note, {});
}
