/**
 * Copies the chart of the timeline as a Mermaid diagram.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.copyMermaid';

export function run({ timeline }: Services): undefined {
  timeline.command('copyMermaid');
}
