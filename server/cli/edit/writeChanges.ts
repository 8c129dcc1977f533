/**
 * The texts a session makes, written to their files all at once, in the encoding each note has.
 */
import type { NoteChange } from '../../core/session/session.ts';
import type { LoadedNote } from '../loadNotes.ts';
import { encodeNote } from '../replaceFile.ts';
import { applyFiles } from './applyJournal.ts';
import type { FileChange } from './applyJournal.ts';

export type Written =
  | { readonly ok: true; readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[] }
  | { readonly ok: false; readonly path: string; readonly reason: string };

/** @param notes as they were read just now; a file that changed since is not written, and then none is */
export async function writeChanges(state: string, session: string, changes: readonly NoteChange[], notes: readonly LoadedNote[]): Promise<Written> {
  const files: FileChange[] = [];
  for (const { path, after } of changes) {
    const note = notes.find((each) => each.path === path);
    if (note === undefined || path === '-') return { ok: false, path, reason: 'it is no file that can be written' };
    if (note.decoded.problems.length > 0) return { ok: false, path, reason: 'its invalid bytes would be lost' };
    files.push({ path, before: note.bytes, after: encodeNote(after, note.decoded) });
  }
  if (files.length === 0) return { ok: true, files: [] };
  const written = await applyFiles(state, session, files);
  if (!written.ok) return written;
  return { ok: true, files: files.map(({ path, before, after }) => ({ path, before: toText(before), after: toText(after) })) };
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
