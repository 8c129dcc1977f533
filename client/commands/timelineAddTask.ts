/**
 * Adds a task below the active one.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.addTask';

export function run({ timeline }: Services): undefined {
  timeline.command('addTask');
}
