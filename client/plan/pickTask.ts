/**
 * Lets the reader search the tasks of a plan by title, id or state, and choose one.
 * It knows nothing of what the choice is for.
 */
import { ThemeIcon, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { TaskPlace } from '../../server/protocol/planMessages.ts';
import type { PlanRow, PlanSummary, TaskFacts } from '../../server/protocol/planViewMessages.ts';
import { Refusal } from '../refusal.ts';
import type { Server } from '../serverRequests.ts';
import { STATES, describeWork } from './planItem.ts';

export interface PickedTask {
  readonly row: PlanRow;
  readonly place: TaskPlace;
}

interface TaskItem extends QuickPickItem {
  readonly task: PickedTask;
}

/**
 * Offers the plan of `tasks`, except themselves and what is below them.
 * @param isOffered whether a row may be chosen; `isAround` says that it is a group that one of the tasks is in
 * @returns undefined when nothing was chosen
 */
export async function pickTask(
  server: Server, tasks: readonly TaskFacts[], words: { readonly title: string; readonly placeHolder: string },
  isOffered: (row: PlanRow, isAround: boolean) => boolean,
): Promise<PickedTask | undefined> {
  const plan = await server.planRows(Uri.parse(tasks[0]!.place.uri));
  const rows = (plan?.rows ?? []).map((row) => ({ row, place: placeOfRow(plan!.summary, row) }));
  const own = new Set<number>();
  const around = new Set<number>();
  for (const [index, { row: { parent }, place: { uri, line } }] of rows.entries()) {
    const isMeant = tasks.some(({ place }) => place.uri === uri && place.line === line);
    if (isMeant || own.has(parent)) own.add(index); // Groups stand before their tasks.
    for (let at = isMeant ? parent : -1; at >= 0; at = rows[at]!.row.parent) around.add(at);
  }
  const items = rows.filter(({ row }, index) => !own.has(index) && isOffered(row, around.has(index))).map(toItem);
  if (items.length === 0) throw new Refusal('There is no other task in this plan.');
  const choice = await window.showQuickPick<TaskItem>(items, { ...words, matchOnDescription: true });
  return choice?.task;
}

/** Groups are offered among their tasks, told apart by their icon and their points. */
function toItem(task: PickedTask): TaskItem {
  const { label, state, isMajor, id } = task.row;
  return {
    task, label: label === '' ? '(no title)' : label,
    description: [STATES[state].words, describeWork(task.row), id ?? ''].filter(Boolean).join(' · '),
    iconPath: new ThemeIcon(isMajor ? 'list-tree' : STATES[state].icon),
  };
}

/** A row as intents name it. Notes on disk are known by the title. */
export function placeOfRow({ notes }: PlanSummary, { note, line, title }: PlanRow): TaskPlace {
  const { uri, version } = notes[note]!;
  return { uri, version, line, title };
}
