/**
 * Unfolds all majors of the timeline.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.expandAll';

export function run({ timeline }: Services): undefined {
  timeline.command('expandAll');
}
