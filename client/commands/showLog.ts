/**
 * Shows the log.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.showLog';

export async function run({ log }: Services): Promise<void> {
  log.show();
}
