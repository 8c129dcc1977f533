/**
 * Writes who does tasks: chosen among the owners of the plan, or typed.
 */
import { Uri } from 'vscode';
import type { Services } from '../services.ts';
import { nameTasks } from '../plan/nameTasks.ts';
import { pickValue } from '../plan/pickValue.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.setOwner';

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const plan = await services.server.planRows(Uri.parse(tasks[0]!.place.uri));
  const counts = new Map<string, number>();
  for (const { owners, isMajor } of plan?.rows ?? []) for (const owner of isMajor ? [] : owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const owners = [...counts].sort(([, a], [, b]) => b - a).map(([owner, count]) => [owner, `${count} ${count === 1 ? 'task' : 'tasks'}`] as const);
  const value = await pickValue({
    title: `Owner of ${nameTasks(tasks)}`,
    placeHolder: 'A name without blanks, or several with commas',
    typed: 'owner', current: tasks.length === 1 ? tasks[0]!.owner : '', values: owners, none: 'No owner',
  });
  if (value !== undefined) await services.plan.edit.apply({ kind: 'setField', tasks: tasks.map(({ place }) => place), field: 'owner', value });
}
