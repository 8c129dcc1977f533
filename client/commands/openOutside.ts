/**
 * Opens the text of an editing session in another editor, such as vim.
 */
import type { Services } from '../services.ts';
import { findSession } from '../session/findSession.ts';

export const id = 'throughline.editing.openOutside';

export function run({ sessions }: Services, argument?: unknown): Promise<void> {
  return sessions.openOutside(findSession(argument));
}
