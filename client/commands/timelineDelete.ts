/**
 * Deletes the selected tasks.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.delete';

export function run({ timeline }: Services): undefined {
  timeline.command('delete');
}
