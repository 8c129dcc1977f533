/**
 * Opens the find field of the timeline.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.find';

export function run({ timeline }: Services): undefined {
  timeline.command('find');
}
