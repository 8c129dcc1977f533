/**
 * Adds a block to the selected task.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.grow';

export function run({ timeline }: Services): undefined {
  timeline.command('grow');
}
