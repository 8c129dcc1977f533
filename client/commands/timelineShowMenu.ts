/**
 * Opens the menu of the active task.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.timeline.showMenu';

export function run({ timeline }: Services): undefined {
  timeline.command('showMenu');
}
