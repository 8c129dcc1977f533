/**
 * Copies the chart of the timeline as plain text.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.copyText';

export function run({ timeline }: Services): undefined {
  timeline.command('copyText');
}
