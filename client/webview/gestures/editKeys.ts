/**
 * The keys of the tree grid that edit: plain letters and signs. Keys with modifiers are key bindings of the extension.
 */
import type { PageCommand } from '../../../server/protocol/timelinePageMessages.ts';

const COMMANDS: Readonly<Record<string, PageCommand>> = {
  ' ': 'toggleDone', '+': 'grow', '=': 'grow', '-': 'shrink', n: 'addTask', N: 'addMajor', F2: 'rename', Delete: 'delete', d: 'relate', u: 'unpin',
  b: 'setColumns', e: 'setEstimate', o: 'setOwner', p: 'pick', P: 'takeIntoSprint', i: 'start', x: 'cancel', m: 'showMenu', ContextMenu: 'showMenu',
};

export function findEditKey(key: string): PageCommand | undefined {
  return COMMANDS[key];
}

/** For the card of keys. */
export const EDIT_KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['Space', 'Done or open again'],
  ['i  x', 'In progress, cancelled'],
  ['+  -', 'One block more or less'],
  ['Alt+← →', 'Move blocks or a group'],
  ['Alt+↑ ↓', 'Move rows'],
  ['n  Shift+N', 'New task, new major'],
  ['F2  e  o', 'Rename, estimate, owner'],
  ['b', 'Columns of the blocks'],
  ['d', 'Relations'],
  ['u', 'Take the pin out'],
  ['p  Shift+P', 'Pick for the sprint, take all into it'],
  ['Delete', 'Delete'],
  ['m  Shift+F10', 'Menu of the task'],
  ['Ctrl+Z  Ctrl+Y', 'Take the last edit back, make it again'],
];
