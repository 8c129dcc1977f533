/**
 * Makes a task wait for another one of its plan, found by searching, and says how the two are tied.
 */
import { Uri, window } from 'vscode';
import type { Services } from '../services.ts';
import { pickTask } from '../plan/pickTask.ts';
import { findTargets } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.addDependency';

const KINDS = [
  { relation: 'after', label: '$(arrow-right) After it', description: 'starts when it has ended (after)' },
  { relation: 'overlap', label: '$(split-horizontal) Overlapping it', description: 'starts once it has begun, and goes along with it (overlap)' },
  { relation: 'with', label: '$(layout-panel-justify) Together with it', description: 'both start at once (with)' },
  { relation: 'sync', label: '$(git-merge) Meeting its first block', description: 'the first blocks meet (sync)' },
] as const;

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const [first, ...rest] = await findTargets(services, argument, selected);
  if (first === undefined) return;
  const what = rest.length === 0 ? `“${first.label}”` : `${rest.length + 1} tasks`;
  const isOne = (uri: string, line: number): boolean => [first, ...rest].some(({ place }) => place.uri === uri && place.line === line);
  const target = await pickTask(services.server, Uri.parse(first.place.uri), { title: `What does ${what} depend on?`, placeHolder: 'Search by title, id or state' }, ({ state }, { uri, line }) => !isOne(uri, line) && state !== 'cancelled');
  if (target === undefined) return;
  const kind = await window.showQuickPick(KINDS, { title: `${what} starts …`, placeHolder: `… how, seen from “${target.row.label}”` });
  if (kind === undefined) return;
  const others = rest.map(({ place }) => place);
  await services.plan.edit.apply({ kind: 'addRelation', task: first.place, ...(others.length > 0 && { others }), target: target.place, relation: kind.relation });
}
