/**
 * Copies the chart of the timeline as SVG.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.copySvg';

export function run({ timeline }: Services): undefined {
  timeline.command('copySvg');
}
