/**
 * Opens the form of a new task.
 */
import type { Services } from '../services.ts';
import { choosePlan } from '../session/choosePlan.ts';

export const id = 'throughline.newTask';

export async function run({ sessions, server, activeNote }: Pick<Services, 'sessions' | 'server' | 'activeNote'>): Promise<void> {
  const note = await choosePlan(server, activeNote);
  if (note !== undefined) await sessions.begin('task', note, {});
}
