/**
 * A menu over the chart. Arrow keys move in it, Escape and Tab leave it. It knows nothing of what its entries do.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { whenNew } from './whenNew.ts';

/** `group` names entries that are hidden where the toolbar shows the same. */
export type MenuEntry<Command> = readonly [command: Command, label: string, key: string, group?: string] | 'line';

export interface MenuProps<Command> {
  readonly label: string;
  readonly entries: readonly MenuEntry<Command>[];
  readonly left: number;
  readonly top: number;
  readonly run: (command: Command) => void;
  readonly close: () => void;
}

export function Menu<Command>({ label, entries, left, top, run, close }: MenuProps<Command>): ComponentChild {
  return h('div', {
    class: 'menu', role: 'menu', 'aria-label': label, tabIndex: -1, style: { left: `${left}px`, top: `${top}px` }, ref: (menu: HTMLElement | null) => whenNew(menu, (each) => itemsOf(each)[0]?.focus()), onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' || event.key === 'Tab') close();
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event.currentTarget as HTMLElement, event.key === 'ArrowDown' ? 1 : -1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  }, entries.map((entry) => (entry === 'line' ? h('div', { class: 'menu-line', role: 'separator' }) : h('button', {
    type: 'button', class: `menu-item ${entry[3] ?? ''}`, role: 'menuitem', tabIndex: -1, onClick: () => run(entry[0]),
  }, [h('span', null, entry[1]), h('span', { class: 'menu-key' }, entry[2])]))));
}

/** Those that are not hidden. */
function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll('button')].filter(({ offsetParent }) => offsetParent !== null);
}

function moveFocus(menu: HTMLElement, direction: 1 | -1): void {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + direction + items.length) % items.length]?.focus();
}
