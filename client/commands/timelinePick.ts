/**
 * Gives the selected tasks the number of the next sprint, or takes it away.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.pick';

export function run({ timeline }: Services): undefined {
  timeline.command('pick');
}
