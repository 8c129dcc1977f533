/**
 * Makes all columns of the timeline visible at once.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.zoomToFit';

export function run({ timeline }: Services): undefined {
  timeline.command('zoomToFit');
}
