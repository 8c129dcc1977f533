/**
 * Makes a task wait for another one of its plan, found by searching, and says how the two are tied.
 */
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { nameTask, nameTasks } from '../plan/nameTasks.ts';
import { pickTask } from '../plan/pickTask.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.addDependency';

const KINDS = [
  { relation: 'after', label: '$(arrow-right) After it', description: 'starts when it has ended (after)' },
  { relation: 'overlap', label: '$(split-horizontal) Overlapping it', description: 'starts once it has begun, and goes along with it (overlap)' },
  { relation: 'with', label: '$(layout-panel-justify) Together with it', description: 'both start at once (with)' },
  { relation: 'sync', label: '$(git-merge) Meeting its first block', description: 'the first blocks meet (sync)' },
] as const;

/** A group that the task itself is in is not offered: waiting for it would be a ring. */
export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const what = nameTasks(tasks);
  const target = await pickTask(services.server, tasks, { title: `What does ${what} depend on?`, placeHolder: 'Search by title, id or state' }, ({ state }, isAround) => !isAround && state !== 'cancelled');
  if (target === undefined) return;
  const kind = await window.showQuickPick(KINDS, { title: `${what} starts …`, placeHolder: `… how, seen from ${nameTask(target.row)}` });
  if (kind === undefined) return;
  const [task, ...others] = tasks.map(({ place }) => place);
  await services.plan.edit.apply({ kind: 'addRelation', task: task!, ...(others.length > 0 && { others }), target: target.place, relation: kind.relation });
}
