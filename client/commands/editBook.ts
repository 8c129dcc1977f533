/**
 * Opens the sections of all notes of a folder as one text, in the order of its book.
 */
import { Uri, window, workspace } from 'vscode';
import type { BookRoot } from '../book/bookEntries.ts';
import type { Services } from '../services.ts';
import { beginOrResume } from '../session/beginOrResume.ts';

export const id = 'throughline.editBook';

/** @param argument a book of the view; else the only folder, or one to choose. */
export async function run({ sessions }: Services, argument?: unknown): Promise<void> {
  const book = argument as Partial<BookRoot> | undefined;
  const folders = workspace.workspaceFolders ?? [];
  const folder = book?.kind === 'book' && book.folder !== undefined ? Uri.parse(book.folder)
    : (folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0])?.uri;
  if (folder !== undefined) await beginOrResume(sessions, 'outline', folder);
}
