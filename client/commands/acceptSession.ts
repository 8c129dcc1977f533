/**
 * Accepts an editing session: what its text says is written to the notes.
 */
import type { Services } from '../services.ts';
import { findSession } from '../session/findSession.ts';

export const id = 'throughline.editing.accept';

export function run({ sessions }: Services, argument?: unknown): Promise<void> {
  return sessions.accept(findSession(argument));
}
