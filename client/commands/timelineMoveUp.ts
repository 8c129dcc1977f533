/**
 * Moves the selected rows above their neighbour.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.moveUp';

export function run({ timeline }: Services): undefined {
  timeline.command('moveUp');
}
