/**
 * Moves the selected tasks or groups one column left.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.moveLeft';

export function run({ timeline }: Services): undefined {
  timeline.command('moveLeft');
}
