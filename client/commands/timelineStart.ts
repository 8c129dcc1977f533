/**
 * Sets the selected tasks in progress.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.start';

export function run({ timeline }: Services): undefined {
  timeline.command('start');
}
