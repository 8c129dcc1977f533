/**
 * Shows or hides the sprints ahead.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.toggleSprints';

export function run({ timeline }: Services): undefined {
  timeline.command('toggleSprints');
}
