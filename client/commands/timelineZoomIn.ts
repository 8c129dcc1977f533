/**
 * Makes the cells of the timeline larger.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.zoomIn';

export function run({ timeline }: Services): undefined {
  timeline.command('zoomIn');
}
