/**
 * The menu of a task or major: everything that can be done with it, with the key that does the same. Arrow keys move in it,
 * Escape leaves it.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { PageCommand } from '../../../server/protocol/timelinePageMessages.ts';
import type { ChartModel } from '../chartModel.ts';

export interface TaskMenuProps {
  readonly model: ChartModel;
  readonly row: number;
  readonly left: number;
  readonly top: number;
  readonly run: (command: PageCommand | 'open' | 'openForm') => void;
  readonly close: () => void;
}

type Entry = readonly [command: PageCommand | 'open' | 'openForm', label: string, key: string] | 'line';

const FORM: readonly Entry[] = [['openForm', 'Edit as form', '']];

function entriesOf({ schedule: { items } }: ChartModel, row: number): readonly Entry[] {
  const { isMajor, status, pin } = items[row]!;
  const unpin: readonly Entry[] = pin === undefined ? [] : [['unpin', 'Unpin', 'u']];
  const task: readonly Entry[] = [
    ['toggleDone', status === 'done' ? 'Open again' : 'Done', 'Space'], ['start', 'In progress', 'i'], ['cancel', 'Cancel', 'x'], 'line',
    ['setEstimate', 'Estimate …', 'e'], ['setOwner', 'Owner …', 'o'], ['setSprint', 'Sprint …', ''], ['pick', 'Pick for the next sprint', 'p'], 'line',
  ];
  const major: readonly Entry[] = [['setOwner', 'Owner …', 'o'], ['setSprint', 'Sprint …', ''], 'line'];
  return [
    ['open', 'Go to note', 'Enter'], ['rename', 'Rename …', 'F2'], ...(isMajor ? [] : FORM), 'line', ...(isMajor ? major : task),
    ['relate', 'Relations …', 'd'], ...unpin, ['moveLeft', 'Move left', 'Alt+←'], ['moveRight', 'Move right', 'Alt+→'], 'line',
    ['addTask', isMajor ? 'New task in it …' : 'New task below …', 'n'], ['addMajor', 'New major …', 'Shift+N'], ['delete', 'Delete', 'Delete'],
  ];
}

export function TaskMenu({ model, row, left, top, run, close }: TaskMenuProps): ComponentChild {
  return h('div', {
    class: 'menu', role: 'menu', 'aria-label': 'Task', tabIndex: -1, style: { left: `${left}px`, top: `${top}px` }, ref: focusFirst, onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' || event.key === 'Tab') close();
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event.currentTarget as HTMLElement, event.key === 'ArrowDown' ? 1 : -1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  }, entriesOf(model, row).map((entry) => (entry === 'line' ? h('div', { class: 'menu-line', role: 'separator' }) : h('button', {
    type: 'button', class: 'menu-item', role: 'menuitem', tabIndex: -1, onClick: () => run(entry[0]),
  }, [h('span', null, entry[1]), h('span', { class: 'menu-key' }, entry[2])]))));
}

const focused = new WeakSet<HTMLElement>();
function focusFirst(menu: HTMLElement | null): void {
  if (menu === null || focused.has(menu)) return;
  focused.add(menu);
  menu.querySelector('button')?.focus();
}

function moveFocus(menu: HTMLElement, direction: 1 | -1): void {
  const items = [...menu.querySelectorAll('button')];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + direction + items.length) % items.length]?.focus();
}
