/**
 * Shows or hides the critical path.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.toggleCriticalPath';

export function run({ timeline }: Services): undefined {
  timeline.command('toggleCriticalPath');
}
