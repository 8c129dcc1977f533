/**
 * Creates the file a book's contents name but nobody has written yet, with its title as the first heading.
 */
import { Uri, workspace } from 'vscode';
import type { BookEntry } from '../book/bookEntries.ts';
import type { Services } from '../services.ts';
import { createNoteFile } from '../createNoteFile.ts';
import { hasNoteExtension } from '../noteDocuments.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.book.createMissingNote';

export async function run(_services: Services, argument?: unknown): Promise<void> {
  const row = argument as Partial<BookEntry> | undefined;
  if (row?.node?.kind !== 'missing' || row.node.uri === null) throw new Refusal('Choose a missing note in the Book view first.');
  const uri = Uri.parse(row.node.uri);
  // The contents file is a text like any other: it does not get to name files elsewhere, or of other kinds.
  if (workspace.getWorkspaceFolder(uri) === undefined) throw new Refusal(`${uri.path} lies outside the workspace.`);
  if (!hasNoteExtension(uri)) throw new Refusal(`${workspace.asRelativePath(uri)} is no Markdown or AsciiDoc file.`);
  await createNoteFile(uri, row.node.title);
}
