/**
 * Renames the active task in its place.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.rename';

export function run({ timeline }: Services): undefined {
  timeline.command('rename');
}
