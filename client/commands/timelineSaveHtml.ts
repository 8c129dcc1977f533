/**
 * Saves the chart of the timeline as a page.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.saveHtml';

export function run({ timeline }: Services): undefined {
  timeline.command('saveHtml');
}
