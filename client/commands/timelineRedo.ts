/**
 * Makes the edit that was taken back again.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.redo';

export function run({ timeline }: Services): Promise<void> {
  return timeline.redo();
}
