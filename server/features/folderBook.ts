/**
 * The book of a folder, from the facts of its notes: the one way to it, for the Book view and for the command line.
 * It reads nothing; whoever asks brings what defines the book.
 *
 * Sample: facts of `file:///b/a.md` titled `A` give one note node `A` whose path is `a.md`.
 */
import { resolveInclude } from '../core/outline/antoraModule.ts';
import { buildBook } from '../core/outline/book.ts';
import type { Book, BookNote } from '../core/outline/book.ts';
import type { BookDefinition } from '../core/outline/bookDefinition.ts';
import type { BookFacts, NoteFacts } from '../index/noteFacts.ts';

/** The notes below one folder, by their paths relative to it. */
export type FolderNotes = ReadonlyMap<string, BookFacts>;

/** The notes of `notes` that lie below `folder`, both by URI in the same spelling. */
export function selectFolder(notes: ReadonlyMap<string, NoteFacts>, folder: string): FolderNotes {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return new Map([...notes].flatMap(([uri, facts]) => (
    uri.startsWith(prefix) ? [[decodeURIComponent(uri.slice(prefix.length)), facts] as const] : [])));
}

/** @param definition as `readDefinition` found it */
export function buildFolderBook(notes: FolderNotes, definition?: BookDefinition): Book {
  return buildBook([...notes].map(([path, facts]) => describeNote(path, facts)), definition);
}

function describeNote(path: string, { dialect, title, headings, weight, includes }: BookFacts): BookNote {
  return {
    path, dialect, title,
    hasHeadings: headings.length > (title !== undefined && headings[0]?.text === title ? 1 : 0),
    ...(weight === undefined ? {} : { weight }),
    ...(includes === undefined ? {} : { includes: includes.flatMap((target) => resolveInclude(target, path) ?? []) }),
  };
}
