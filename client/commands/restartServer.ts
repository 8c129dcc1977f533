/**
 * Starts the language server anew; the views fill themselves again.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.restartServer';

export async function run({ server }: Services): Promise<void> {
  await server.restart();
}
