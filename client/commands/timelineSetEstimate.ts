/**
 * Opens the field for the estimate of the active task.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.setEstimate';

export function run({ timeline }: Services): undefined {
  timeline.command('setEstimate');
}
