/**
 * Takes back what the last session wrote, in all its files at once, unless one of them was changed since.
 */
import type { Terminal } from '../terminal.ts';
import { applyFiles } from './applyJournal.ts';
import { listSessions, updateSession } from './sessionStore.ts';

export async function undoLast(state: string, terminal: Terminal): Promise<void> {
  const stored = (await listSessions(state)).find(({ record }) => (record.applied?.length ?? 0) > 0);
  if (stored === undefined) {
    terminal.fail(1, 'edit', 'no session has written anything that can be taken back');
    return;
  }
  process.chdir(stored.record.folder);
  const files = stored.record.applied!.map(({ path, before, after }) => ({ path, before: Buffer.from(after, 'base64'), after: Buffer.from(before, 'base64') }));
  const written = await applyFiles(state, stored.name, files);
  if (!written.ok) {
    terminal.fail(1, written.path, `not taken back: ${written.reason}`);
    return;
  }
  await updateSession(state, stored, { applied: [] });
  terminal.print(`taken back: ${stored.record.subject}, ${files.map(({ path }) => path).join(', ')}\n`);
}
