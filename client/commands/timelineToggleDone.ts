/**
 * Ticks the selected tasks, or opens them again.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.toggleDone';

export function run({ timeline }: Services): undefined {
  timeline.command('toggleDone');
}
