/**
 * Creates the file a book's contents name but nobody has written yet, with its title as the first heading.
 */
import { Uri } from 'vscode';
import type { BookEntry } from '../book/bookEntries.ts';
import type { Services } from '../commandRegistry.ts';
import { createNoteFile } from '../createNoteFile.ts';

export const id = 'throughline.book.createMissingNote';

export async function run(_services: Services, argument?: unknown): Promise<void> {
  const row = argument as Partial<BookEntry> | undefined;
  if (row?.node?.kind !== 'missing' || row.node.uri === null) throw new Error('choose a missing note in the Book view first.');
  await createNoteFile(Uri.parse(row.node.uri), row.node.title);
}
