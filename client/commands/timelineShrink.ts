/**
 * Takes a block from the selected task.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.shrink';

export function run({ timeline }: Services): undefined {
  timeline.command('shrink');
}
