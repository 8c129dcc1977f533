/**
 * How the states of tasks look in a terminal: a sign, a name, and colours for those who see them.
 */
import type { TaskState } from '../../core/plan/planItem.ts';

/** In the order legends list them; each takes one column. */
export const STATE_SIGNS: Readonly<Record<TaskState, string>> = {
  done: '✓', doing: '◐', ready: '▶', 'ready-with-partner': '▷', blocked: '○', dead: '✗', cyclic: '↻', cancelled: '–',
};

export const STATE_NAMES: Readonly<Record<TaskState, string>> = {
  done: 'done', doing: 'in progress', ready: 'ready', 'ready-with-partner': 'ready with partner', blocked: 'blocked',
  dead: 'relation leads nowhere', cyclic: 'waits for itself', cancelled: 'cancelled',
};

const COLOURS: Readonly<Record<TaskState | 'major', string>> = {
  major: '1', done: '32', doing: '33', ready: '1;36', 'ready-with-partner': '36', blocked: '39', dead: '31', cyclic: '31', cancelled: '2',
};

/** `text` in the colour of a state, or bold for a major. */
export function paint(style: TaskState | 'major', text: string): string {
  return `\u001b[${COLOURS[style]}m${text}\u001b[0m`;
}
