/**
 * Moves a task one place up or down among the tasks of its group. At the end of a group it stays.
 */
import { Uri } from 'vscode';
import type { Services } from '../services.ts';
import { Refusal } from '../refusal.ts';
import { nameTask } from './nameTasks.ts';
import { placeOfRow } from './pickTask.ts';
import { showTask } from './showTask.ts';
import { findTarget, isOfView } from './taskTarget.ts';

/** @param step -1 for up, 1 for down */
export async function moveAmongSiblings(services: Services, argument: unknown, step: -1 | 1): Promise<void> {
  const { server, plan } = services;
  const task = await findTarget(services, argument);
  if (task.isHeading) throw new Refusal(`${nameTask(task)} is a section: move it with “Edit outline as text”.`);
  const rows = await server.planRows(Uri.parse(task.place.uri));
  const own = rows?.rows.findIndex((row) => { const place = placeOfRow(rows.summary, row); return place.uri === task.place.uri && place.line === task.place.line; }) ?? -1;
  if (rows === undefined || rows === null || own === -1) throw new Refusal(`${nameTask(task)} is in no plan: add an estimate to it, such as est:3.`);
  const { parent, note } = rows.rows[own]!;
  const siblings = rows.rows.map((row, index) => ({ row, index })).filter(({ row }) => row.parent === parent && row.note === note && !row.isHeading);
  const target = siblings[siblings.findIndex(({ index }) => index === own) + step];
  if (target === undefined) return;
  const applied = await plan.edit.apply({ kind: 'moveTasks', tasks: [task.place], where: step < 0 ? 'before' : 'after', target: placeOfRow(rows.summary, target.row) });
  if (applied.kind !== 'done' || applied.added === undefined) return;
  const { uri, range } = applied.added;
  if (!isOfView(argument)) return showTask(uri, range.end.line);
  await plan.refresh();
  const moved = await plan.provider.find(uri, range.start.line);
  if (moved !== undefined) await plan.reveal(moved, true);
}
