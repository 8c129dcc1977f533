/**
 * Closes an editing session for later; its text is kept.
 */
import type { Services } from '../services.ts';
import { findSession } from '../session/findSession.ts';

export const id = 'throughline.editing.park';

export function run({ sessions }: Services, argument?: unknown): Promise<void> {
  return sessions.park(findSession(argument));
}
