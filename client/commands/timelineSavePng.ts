/**
 * Saves the chart of the timeline as a PNG file.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.savePng';

export function run({ timeline }: Services): undefined {
  timeline.command('savePng');
}
