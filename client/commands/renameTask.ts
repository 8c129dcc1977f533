/**
 * Gives a task or group another title.
 */
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { nameTask } from '../plan/nameTasks.ts';
import { findTarget } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.renameTask';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { place, label } = await findTarget(services, argument);
  const title = await window.showInputBox({ title: `New title of ${nameTask({ label })}`, value: place.title ?? label, prompt: 'The words before the plan keys.' });
  if (title !== undefined && title.trim() !== '' && title.trim() !== place.title) await services.plan.edit.apply({ kind: 'rename', task: place, title: title.trim() });
}
