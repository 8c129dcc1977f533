/**
 * Takes tasks into a sprint: one that is in use, or the next one.
 */
import { Uri } from 'vscode';
import type { PlanRow } from '../../server/protocol/planViewMessages.ts';
import type { Services } from '../services.ts';
import { nameTasks } from '../plan/nameTasks.ts';
import { pickValue } from '../plan/pickValue.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.assignToSprint';

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const tasks = await findTargets(services, argument, selected);
  const plan = await services.server.planRows(Uri.parse(tasks[0]!.place.uri));
  const value = await pickValue({
    title: `Sprint of ${nameTasks(tasks)}`,
    placeHolder: 'The number of a sprint',
    typed: 'sprint', current: tasks.length === 1 ? tasks[0]!.sprint : '', values: listSprints(plan?.rows ?? []), none: 'No sprint',
  });
  if (value !== undefined) await services.plan.edit.apply({ kind: 'setField', tasks: tasks.map(({ place }) => place), field: 'sprint', value });
}

/** Sprints in use with their points, the latest first, after the one that would be new. */
function listSprints(rows: readonly PlanRow[]): readonly (readonly [string, string])[] {
  const points = new Map<number, number>();
  for (const { sprint, isMajor, points: own } of rows) if (sprint !== null && !isMajor) points.set(sprint, (points.get(sprint) ?? 0) + own);
  const used = [...points.keys()].sort((a, b) => b - a);
  const inUse = used.map((sprint) => [String(sprint), `${points.get(sprint)} points so far`] as const);
  return [...inUse.slice(0, 1), [String((used[0] ?? 0) + 1), 'a new sprint'], ...inUse.slice(1)];
}
