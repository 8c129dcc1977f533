/**
 * Goes to the task that the one of the cursor waits for; where it waits for several, the reader chooses.
 */
import { Uri, window } from 'vscode';
import type { Services } from '../services.ts';
import { toChainItem } from '../plan/chainItem.ts';
import { nameTask } from '../plan/nameTasks.ts';
import { showTask } from '../plan/showTask.ts';
import { findTarget } from '../plan/taskTarget.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.plan.goToBlocker';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const task = await findTarget(services, argument);
  const { place } = task;
  const chain = await services.server.blockingChain(Uri.parse(place.uri), place.line);
  const steps = (chain?.steps ?? []).filter(({ depth }) => depth === 1);
  const [first] = steps;
  if (first === undefined) throw new Refusal(`${nameTask(task)} waits for nothing.`);
  const choice = steps.length === 1 ? first : (await window.showQuickPick(steps.map((step) => toChainItem(step, false)), { title: `${nameTask(task)} waits for`, placeHolder: 'The task to go to', matchOnDescription: true }))?.step;
  if (choice === undefined) return;
  if (choice.place === null) throw new Refusal(`Nothing is called “${choice.label}” any more: remove the relation, or give a task that id.`);
  await showTask(Uri.parse(choice.place.uri), choice.place.line);
}
