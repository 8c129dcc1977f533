/**
 * Saves the chart of the timeline as an SVG file.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.saveSvg';

export function run({ timeline }: Services): undefined {
  timeline.command('saveSvg');
}
