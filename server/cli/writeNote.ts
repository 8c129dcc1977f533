/**
 * Writes edits of a note back: into its file, safely, or to the output when it came from standard input.
 */
import { applyEdits } from '../core/text/textEdit.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import type { LoadedNote } from './loadNotes.ts';
import { encodeNote, replaceFile } from './replaceFile.ts';
import type { Terminal } from './terminal.ts';

/** Applies `edits` to the file of `note`; why it is not written is said, with exit status 2. True when it was written. */
export async function writeNote(note: LoadedNote, edits: readonly TextEdit[], terminal: Terminal): Promise<boolean> {
  if (note.decoded.problems.length > 0) {
    terminal.fail(2, note.path, 'not written: its invalid bytes would be lost');
    return false;
  }
  const written = await replaceFile(note.path, note.bytes, encodeNote(applyEdits(note.model.text, edits), note.decoded));
  if (!written.ok) terminal.fail(2, note.path, `not written: ${written.reason}`);
  return written.ok;
}
