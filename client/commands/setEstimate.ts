/**
 * Writes the estimate of tasks: chosen from the scale and the sizes of their plan, or typed as the syntax has it.
 */
import { Uri } from 'vscode';
import type { Services } from '../services.ts';
import { nameTasks } from '../plan/nameTasks.ts';
import { pickValue } from '../plan/pickValue.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.setEstimate';

/** For a box that is in no plan yet. */
const USUAL = ['1', '2', '3', '5', '8'].map((value) => ({ value, detail: value === '1' ? 'point' : 'points' }));
const OTHERS = [['2-5', 'a range: its middle counts'], ['0', 'a milestone']] as const;

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const { estimates } = await services.server.planRows(Uri.parse(tasks[0]!.place.uri)) ?? { estimates: USUAL };
  const value = await pickValue({
    title: `Estimate of ${nameTasks(tasks)}`,
    placeHolder: 'Blocks of work, a size, a range such as 2-5 or 2-3-8',
    typed: 'est', current: tasks.length === 1 ? tasks[0]!.estimate : '', none: 'No estimate',
    values: [...estimates.map(({ value: own, detail }) => [own, detail] as const), ...OTHERS],
  });
  if (value !== undefined) await services.plan.edit.apply({ kind: 'setField', tasks: tasks.map(({ place }) => place), field: 'est', value });
}
