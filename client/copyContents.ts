/**
 * Copies the contents list of a note, of one of its sections, or of the note of a book's row.
 */
import { Uri, env, window } from 'vscode';
import type { BookEntry } from './book/bookEntries.ts';
import type { Services } from './services.ts';
import { findHeadingOfRow, isHeadingRow } from './headingTarget.ts';
import { Refusal, noAnswer } from './refusal.ts';
import type { ContentsFormat } from './serverRequests.ts';

/** @throws with a sentence for the user when there is no note, or nothing to copy. */
export async function copyContents(services: Services, format: ContentsFormat, argument: unknown): Promise<void> {
  const { uri, entry } = await findScope(services, argument);
  const contents = await services.server.contents(uri, format, entry);
  if (contents === undefined) throw noAnswer();
  if (contents === null || contents === '') throw new Refusal('There are no headings to copy.');
  await env.clipboard.writeText(contents);
  const lines = contents.trimEnd().split('\n').length;
  window.setStatusBarMessage(`Copied contents, ${lines === 1 ? '1 line' : `${lines} lines`}`, 4000);
}

async function findScope(services: Services, argument: unknown): Promise<{ readonly uri: Uri; readonly entry: number | null }> {
  if (isHeadingRow(argument)) {
    const { uri, index } = await findHeadingOfRow(services, argument);
    return { uri, entry: index };
  }
  const row = argument as Partial<BookEntry> | undefined;
  if (row?.kind === 'entry' && row.node?.uri) return { uri: Uri.parse(row.node.uri), entry: null };
  const uri = services.activeNote.current();
  if (uri === undefined) throw new Refusal('Open a note first.');
  return { uri, entry: null };
}
