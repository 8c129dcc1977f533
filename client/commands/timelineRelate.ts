/**
 * Opens the relations of the active task.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.relate';

export function run({ timeline }: Services): undefined {
  timeline.command('relate');
}
