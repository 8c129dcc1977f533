/**
 * Asks for the books anew.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.book.refresh';

export async function run({ book }: Services): Promise<void> {
  await book.refresh();
}
