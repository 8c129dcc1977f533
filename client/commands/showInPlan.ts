/**
 * Shows the task of the cursor, or the one a lens stands above, as a row of the plan view, with the keyboard there.
 */
import { Uri, window } from 'vscode';
import type { Services } from '../services.ts';
import { findTarget } from '../plan/taskTarget.ts';
import { nameTask } from '../plan/nameTasks.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.plan.showInView';

/** @param argument URI of a note, as a lens gives it; else the cursor counts. @param line of that note */
export async function run(services: Services, argument?: unknown, line?: unknown): Promise<void> {
  const { plan } = services;
  if (typeof argument === 'string' && typeof line === 'number') return show(plan, Uri.parse(argument), line, 'This group');
  const task = await findTarget(services, undefined);
  await show(plan, window.activeTextEditor!.document.uri, task.place.line, nameTask(task));
}

async function show(plan: Services['plan'], uri: Uri, line: number, name: string): Promise<void> {
  await plan.refresh();
  const node = await plan.provider.find(uri, line);
  if (node === undefined) throw new Refusal(`${name} is in no plan: add an estimate to a task, such as est:3.`);
  await plan.reveal(node, true);
}
