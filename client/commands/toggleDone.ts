/**
 * Ticks the tasks of the cursor or of the plan view's rows, or opens them again when all are ticked.
 */
import type { Services } from '../services.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.toggleDone';

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const isDone = tasks.every(({ box }) => box === 'done');
  await services.plan.edit.apply({ kind: 'setState', tasks: tasks.map(({ place }) => place), state: isDone ? 'open' : 'done' });
}
