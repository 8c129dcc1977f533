/**
 * Moves the selected rows below their neighbour.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.moveDown';

export function run({ timeline }: Services): undefined {
  timeline.command('moveDown');
}
