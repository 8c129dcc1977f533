/**
 * Moves tasks by keyboard to wherever a search finds: before or after a task, below it, to the end of a group.
 */
import type { Services } from '../services.ts';
import { nameTasks } from '../plan/nameTasks.ts';
import { pickTask } from '../plan/pickTask.ts';
import { askWhere } from '../plan/planDrop.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.moveTask';

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const what = nameTasks(tasks);
  const target = await pickTask(services.server, tasks, { title: `Move ${what} where?`, placeHolder: 'Search a task or a group' }, () => true);
  if (target === undefined) return;
  const where = await askWhere(what, target.row);
  if (where !== undefined) await services.plan.edit.apply({ kind: 'moveTasks', tasks: tasks.map(({ place }) => place), where, target: target.place });
}
