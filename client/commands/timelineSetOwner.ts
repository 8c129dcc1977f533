/**
 * Opens the field for the owners of the selected tasks.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.setOwner';

export function run({ timeline }: Services): undefined {
  timeline.command('setOwner');
}
