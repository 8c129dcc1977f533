/**
 * Writes the estimate of tasks: chosen from the usual ones, or typed as the syntax has it.
 */
import type { Services } from '../services.ts';
import { nameTasks } from '../plan/nameTasks.ts';
import { pickValue } from '../plan/pickValue.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.setEstimate';

const ESTIMATES = [
  ['1', '1 point'], ['2', '2 points'], ['3', '3 points'], ['5', '5 points'], ['8', '8 points'], ['13', '13 points'],
  ['XS', 'a size'], ['S', 'a size'], ['M', 'a size'], ['L', 'a size'], ['XL', 'a size'],
  ['2-5', 'a range: its middle counts'], ['0', 'a milestone'],
] as const;

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const current = tasks.length === 1 ? tasks[0]!.estimate : '';
  const value = await pickValue({
    title: `Estimate of ${nameTasks(tasks)}`,
    placeHolder: 'Blocks of work, a size, a range such as 2-5 or 2-3-8',
    typed: 'est', current, values: ESTIMATES, none: 'No estimate',
  });
  if (value !== undefined) await services.plan.edit.apply({ kind: 'setField', tasks: tasks.map(({ place }) => place), field: 'est', value });
}
