/**
 * Makes the cells of the timeline smaller.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.zoomOut';

export function run({ timeline }: Services): undefined {
  timeline.command('zoomOut');
}
