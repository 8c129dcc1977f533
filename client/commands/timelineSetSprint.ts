/**
 * Opens the field for the sprint of the selected tasks.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.setSprint';

export function run({ timeline }: Services): undefined {
  timeline.command('setSprint');
}
