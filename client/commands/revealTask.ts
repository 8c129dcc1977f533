/**
 * Goes to a task in its note. Run by Enter or a click on a row of the plan view.
 */
import { Uri } from 'vscode';
import type { Services } from '../services.ts';
import { showTask } from '../plan/showTask.ts';
import { findTarget } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.revealTask';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { place } = await findTarget(services, argument);
  await showTask(Uri.parse(place.uri), place.line);
}
