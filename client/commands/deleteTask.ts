/**
 * Deletes tasks with all below them. Where others depend on them, the reader says what becomes of that.
 */
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { nameTasks } from '../plan/nameTasks.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.deleteTask';

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const dependents = tasks.reduce((sum, task) => sum + task.dependents, 0);
  const references = dependents === 0 ? 'keep' : await askReferences(nameTasks(tasks), dependents);
  if (references !== undefined) await services.plan.edit.apply({ kind: 'deleteTasks', tasks: tasks.map(({ place }) => place), references });
}

async function askReferences(what: string, dependents: number): Promise<'keep' | 'remove' | undefined> {
  const choice = await window.showQuickPick([
    { label: '$(trash) Delete, and the relations to it', description: 'tasks that waited for it wait no longer', references: 'remove' as const },
    { label: '$(warning) Delete, keep the relations to it', description: 'they are marked as problems until they are mended', references: 'keep' as const },
  ], { title: `${dependents} ${dependents === 1 ? 'relation leads' : 'relations lead'} to ${what}` });
  return choice?.references;
}
