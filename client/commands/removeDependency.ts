/**
 * Takes one of a task's relations away.
 */
import { ThemeIcon, window } from 'vscode';
import type { Services } from '../services.ts';
import { STATES } from '../plan/planItem.ts';
import { findTarget } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.removeDependency';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { place, label, relations } = await findTarget(services, argument);
  if (relations.length === 0) throw new Error(`“${label}” depends on nothing.`);
  const items = relations.map(({ relation, reference, text, task }) => {
    const look = task?.state === null || task === null ? undefined : STATES[task.state];
    return {
      label: task?.label ?? text, relation, reference,
      description: [`${relation}:${text}`, look?.words ?? 'nothing has that name'].join(' · '),
      iconPath: new ThemeIcon(look?.icon ?? 'warning'),
    };
  });
  const choice = await window.showQuickPick(items, { title: `What should “${label}” no longer depend on?`, matchOnDescription: true });
  if (choice !== undefined) await services.plan.edit.apply({ kind: 'removeRelation', task: place, relation: choice.relation, reference: choice.reference });
}
