/**
 * Takes one of a task's relations away.
 */
import { ThemeIcon, window } from 'vscode';
import type { Services } from '../services.ts';
import { nameTask } from '../plan/nameTasks.ts';
import { STATES } from '../plan/planItem.ts';
import { findTarget } from '../plan/taskTarget.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.plan.removeDependency';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const task = await findTarget(services, argument);
  const { place, relations } = task;
  if (relations.length === 0) throw new Refusal(`${nameTask(task)} depends on nothing.`);
  const items = relations.map(({ relation, reference, text, task: other }) => {
    const look = other?.state === null || other === null ? undefined : STATES[other.state];
    return {
      label: other?.label ?? text, relation, reference,
      description: [`${relation}:${text}`, look?.words ?? 'nothing has that name'].join(' · '),
      iconPath: new ThemeIcon(look?.icon ?? 'warning'),
    };
  });
  const choice = await window.showQuickPick(items, { title: `What should ${nameTask(task)} no longer depend on?`, placeHolder: 'The relation to take away', matchOnDescription: true });
  if (choice !== undefined) await services.plan.edit.apply({ kind: 'removeRelation', task: place, relation: choice.relation, reference: choice.reference });
}
