/**
 * Takes the last edit made on the timeline back.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.undo';

export function run({ timeline }: Services): Promise<void> {
  return timeline.undo();
}
