/**
 * Folds all majors of the timeline.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.collapseAll';

export function run({ timeline }: Services): undefined {
  timeline.command('collapseAll');
}
