/**
 * Shows what an editing session would do to the notes, as a diff.
 */
import type { Services } from '../services.ts';
import { findSession } from '../session/findSession.ts';

export const id = 'throughline.editing.preview';

export function run({ sessions }: Services, argument?: unknown): Promise<void> {
  return sessions.preview(findSession(argument));
}
