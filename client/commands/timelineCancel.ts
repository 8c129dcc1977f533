/**
 * Cancels the selected tasks.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.cancel';

export function run({ timeline }: Services): undefined {
  timeline.command('cancel');
}
