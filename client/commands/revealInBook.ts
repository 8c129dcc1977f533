/**
 * Shows the active note in the Book view.
 */
import { commands } from 'vscode';
import type { Services } from '../services.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.book.revealActiveNote';

export async function run({ activeNote, book }: Services): Promise<void> {
  if (activeNote.current() === undefined) throw new Refusal('Open a note first.');
  await commands.executeCommand('throughline.book.focus');
  await book.refresh();
  if (!await book.revealActiveNote(true)) throw new Refusal('The active note is not part of a book in this workspace.');
}
