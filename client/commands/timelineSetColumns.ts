/**
 * Opens the field for the columns in which the blocks of a task lie.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.setColumns';

export function run({ timeline }: Services): undefined {
  timeline.command('setColumns');
}
