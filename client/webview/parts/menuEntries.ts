/**
 * What stands in the menus: everything that can be done with a task or major, and what a narrow toolbar has no room for;
 * each with the key that does the same.
 */
import type { PageCommand } from '../../../server/protocol/timelinePageMessages.ts';
import type { ChartModel } from '../chartModel.ts';
import { labelPick } from '../edits/pickTasks.ts';
import type { MenuEntry } from './menu.ts';

/** Commands of the page, and what its host does with a task. */
export type MenuCommand = PageCommand | 'open' | 'openForm';
type Entries = readonly MenuEntry<MenuCommand>[];

/** @param rows all that are selected, the one of the menu among them */
export function listTaskEntries(model: ChartModel, row: number, rows: readonly number[]): Entries {
  const { items } = model.schedule;
  const { isMajor, status, pin } = items[row]!;
  const form: Entries = isMajor ? [] : [['openForm', 'Edit as form', '']];
  const unpin: Entries = pin === undefined ? [] : [['unpin', 'Unpin', 'u']];
  const task: Entries = [
    ['toggleDone', status === 'done' ? 'Open again' : 'Done', 'Space'], ['start', 'In progress', 'i'], ['cancel', 'Cancel', 'x'], 'line',
    ['setEstimate', 'Estimate …', 'e'], ['setOwner', 'Owner …', 'o'], ['setSprint', 'Sprint …', ''], ['pick', labelPick(model, rows), 'p'], 'line',
  ];
  const major: Entries = [['setOwner', 'Owner …', 'o'], ['setSprint', 'Sprint …', ''], 'line'];
  return [
    ['open', 'Go to note', 'Enter'], ['rename', 'Rename …', 'F2'], ...form, 'line', ...(isMajor ? major : task),
    ['relate', 'Relations …', 'd'], ['setColumns', 'Columns …', 'b'], ...unpin, ['moveLeft', 'Move left', 'Alt+←'], ['moveRight', 'Move right', 'Alt+→'], 'line',
    ['addTask', isMajor ? 'New task in it …' : 'New task below …', 'n'], ['addMajor', 'New major …', 'Shift+N'], ['delete', 'Delete', 'Delete'],
  ];
}

export const VIEW_ENTRIES: Entries = [
  ['zoomOut', 'Zoom out', '<', 'zoom'], ['zoomIn', 'Zoom in', '>', 'zoom'], ['zoomToFit', 'Fit all columns', '0', 'zoom'],
  ['toggleCriticalPath', 'Critical path', 'c'], ['toggleRelations', 'Relations: faint, all, none', 'r'], ['toggleSprints', 'Sprints ahead', 's'], ['showKeys', 'Keys', '?'],
];
