/**
 * Adds a major behind the active one.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.addMajor';

export function run({ timeline }: Services): undefined {
  timeline.command('addMajor');
}
