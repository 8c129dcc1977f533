/**
 * Lets the reader search the tasks of a plan by title, id or state, and choose one.
 * It knows nothing of what the choice is for.
 */
import { ThemeIcon, window } from 'vscode';
import type { QuickPickItem, Uri } from 'vscode';
import type { TaskPlace } from '../../server/protocol/planMessages.ts';
import type { PlanRow, PlanSummary } from '../../server/protocol/planViewMessages.ts';
import type { Server } from '../serverRequests.ts';
import { STATES } from './planItem.ts';

export interface PickedTask {
  readonly row: PlanRow;
  readonly place: TaskPlace;
}

interface TaskItem extends QuickPickItem {
  readonly task: PickedTask;
}

/**
 * @param uri a note of the plan
 * @param isOffered which rows may be chosen
 * @returns undefined when nothing was chosen
 */
export async function pickTask(server: Server, uri: Uri, words: { readonly title: string; readonly placeHolder: string }, isOffered: (row: PlanRow, place: TaskPlace) => boolean): Promise<PickedTask | undefined> {
  const plan = await server.planRows(uri);
  const items = (plan?.rows ?? []).flatMap((row): TaskItem[] => {
    const place = placeOfRow(plan!.summary, row);
    return isOffered(row, place) ? [toItem(row, place)] : [];
  });
  if (items.length === 0) throw new Error('there is no other task in this plan.');
  const choice = await window.showQuickPick<TaskItem>(items, { ...words, matchOnDescription: true, matchOnDetail: true });
  return choice?.task;
}

/** Groups are offered among their tasks, told apart by their icon and their points. */
function toItem(row: PlanRow, place: TaskPlace): TaskItem {
  const words = [STATES[row.state].words, row.points === 0 && row.estimate !== '' ? 'milestone' : `${row.points} ${row.points === 1 ? 'point' : 'points'}`, row.id ?? ''].filter(Boolean).join(' · ');
  return {
    label: row.label === '' ? '(no title)' : row.label, description: words, task: { row, place },
    iconPath: new ThemeIcon(row.isMajor ? 'list-tree' : STATES[row.state].icon),
  };
}

/** A row as intents name it. Notes on disk are known by the title. */
export function placeOfRow({ notes }: PlanSummary, { note, line, title }: PlanRow): TaskPlace {
  const { uri, version } = notes[note]!;
  return { uri, version, line, title };
}
