/**
 * The notes of a folder as a book, by the same way as the Book view: here are only the files.
 */
import { join } from 'node:path';
import type { Book } from '../core/outline/book.ts';
import { decodeNote } from '../core/text/decodeNote.ts';
import { buildFolderBook } from '../features/folderBook.ts';
import { bookFactsOf } from '../index/noteFacts.ts';
import { readDefinition } from '../index/readDefinition.ts';
import { readPath } from './loadNotes.ts';
import type { LoadedNote } from './loadNotes.ts';

export interface FolderBook {
  readonly book: Book;
  /** The note of each node that has one. */
  readonly noteAt: (path: string) => LoadedNote | undefined;
  /** Whether the note only says the order of others. */
  readonly isDefinition: (note: LoadedNote) => boolean;
}

/** A definition is no longer than this. */
const MAX_DEFINITION_BYTES = 5_000_000;

/** @param notes all notes of `folder` */
export async function bookOfFolder(folder: string, notes: readonly LoadedNote[]): Promise<FolderBook> {
  const byPath = new Map(notes.map((note) => [pathBelow(folder, note.path), note] as const));
  const definition = await readDefinition(new Set(byPath.keys()), async (path) => {
    const note = byPath.get(path);
    if (note !== undefined) return note.model.text;
    const reading = await readPath(join(folder, path), MAX_DEFINITION_BYTES);
    return reading.ok ? decodeNote(reading.value).text : undefined;
  });
  const facts = new Map([...byPath].map(([path, { model }]) => [path, bookFactsOf(model)] as const));
  const definedBy = new Set([...definition?.files ?? [], ...definition?.partials ?? []].map(({ path }) => byPath.get(path)));
  return {
    book: buildFolderBook(facts, definition),
    noteAt: (path) => byPath.get(path),
    isDefinition: (note) => definedBy.has(note),
  };
}

/** `a/b.md` for the note `folder/a/b.md`, whatever way the folder was written. */
function pathBelow(folder: string, path: string): string {
  const root = join(folder, '/');
  return (root === './' ? path : path.slice(root.length)).replaceAll('\\', '/');
}
