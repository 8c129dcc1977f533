/**
 * Takes the pins of the selected tasks away.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.unpin';

export function run({ timeline }: Services): undefined {
  timeline.command('unpin');
}
