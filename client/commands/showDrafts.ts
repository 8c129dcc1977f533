/**
 * Lists the texts of all editing sessions, with their older drafts.
 */
import type { Services } from '../services.ts';
import { showDrafts } from '../session/pickSession.ts';

export const id = 'throughline.editing.drafts';

export function run({ sessions }: Services): Promise<void> {
  return showDrafts(sessions);
}
