/**
 * Moves the selected tasks or groups one column right.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.moveRight';

export function run({ timeline }: Services): undefined {
  timeline.command('moveRight');
}
