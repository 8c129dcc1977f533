/**
 * Marks the tasks of the cursor or the selected rows as in progress (`[/]`), or opens them again when all are.
 */
import type { Services } from '../services.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.toggleInProgress';

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const isDoing = tasks.every(({ box }) => box === 'doing');
  await services.plan.edit.apply({ kind: 'setState', tasks: tasks.map(({ place }) => place), state: isDoing ? 'open' : 'doing' });
}
