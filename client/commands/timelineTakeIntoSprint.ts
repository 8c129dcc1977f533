/**
 * Writes the number of the next sprint on the tasks the timeline picked for it.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.takeIntoSprint';

export function run({ timeline }: Services): undefined {
  timeline.command('takeIntoSprint');
}
