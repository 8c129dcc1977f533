/**
 * Gives an editing session up, after asking; its text stays among the drafts.
 */
import type { Services } from '../services.ts';
import { findSession } from '../session/findSession.ts';

export const id = 'throughline.editing.discard';

export function run({ sessions }: Services, argument?: unknown): Promise<void> {
  return sessions.discard(findSession(argument));
}
