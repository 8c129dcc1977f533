/**
 * Shows or hides section numbers.
 */
import { readOutlineSettings, writeSetting } from '../settings.ts';

export const id = 'throughline.outline.toggleNumbers';

export async function run(): Promise<void> {
  await writeSetting('outline.numbers', !readOutlineSettings().numbers);
}
