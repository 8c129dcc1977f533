/**
 * Shows all keys of the timeline.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.showKeys';

export function run({ timeline }: Services): undefined {
  timeline.command('showKeys');
}
