/**
 * The book of a folder, from the facts of its notes. It reads nothing; whoever asks brings the text of the summary.
 *
 * Sample: facts of `file:///b/a.md` titled `A` give one note node `A` whose URI is `file:///b/a.md`.
 */
import { buildBook } from '../core/outline/book.ts';
import type { Book } from '../core/outline/book.ts';
import { findSummary } from '../core/outline/summary.ts';
import type { NoteFacts } from '../index/noteFacts.ts';

/** The notes below one folder, by their paths relative to it. */
export type FolderNotes = ReadonlyMap<string, NoteFacts>;

/** The notes of `notes` that lie below `folder`, both by URI in the same spelling. */
export function selectFolder(notes: ReadonlyMap<string, NoteFacts>, folder: string): FolderNotes {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return new Map([...notes].flatMap(([uri, facts]) => (
    uri.startsWith(prefix) ? [[decodeURIComponent(uri.slice(prefix.length)), facts] as const] : [])));
}

/** The path of the note that defines the book; undefined when it is in the order of its files. */
export function findBookSummary(notes: FolderNotes): string | undefined {
  return findSummary([...notes.keys()]);
}

/** @param summary the note named by `findBookSummary`, with its text */
export function buildFolderBook(notes: FolderNotes, summary?: { readonly path: string; readonly text: string }): Book {
  const chapters = [...notes].map(([path, { dialect, title, headings, weight }]) => ({
    path, dialect, title,
    hasHeadings: headings.length > (title !== undefined && headings[0]?.text === title ? 1 : 0),
    ...(weight === undefined ? {} : { weight }),
  }));
  return buildBook(chapters, summary);
}
