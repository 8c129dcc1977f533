/**
 * Takes back what the last accepted editing session wrote, in all its notes.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.editing.undo';

export function run({ sessions }: Services): Promise<void> {
  return sessions.undoLast();
}
