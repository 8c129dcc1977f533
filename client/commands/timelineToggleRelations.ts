/**
 * Shows or hides the lines of all relations.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.toggleRelations';

export function run({ timeline }: Services): undefined {
  timeline.command('toggleRelations');
}
