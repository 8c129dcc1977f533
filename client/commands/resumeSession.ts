/**
 * Opens the text of an editing session that was parked.
 */
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { Refusal } from '../refusal.ts';
import { listUnfinished, toItem } from '../session/pickSession.ts';

export const id = 'throughline.editing.resume';

export async function run({ sessions }: Services): Promise<void> {
  const unfinished = await listUnfinished(sessions);
  if (unfinished.length === 0) throw new Refusal('No editing session is parked.');
  const chosen = unfinished.length === 1 ? { record: unfinished[0]! } : await window.showQuickPick(unfinished.map(toItem), { placeHolder: 'Resume an editing session' });
  if (chosen !== undefined) await sessions.resume(chosen.record);
}
