/**
 * The notes of a folder as a book: reads from each what the order needs, and the `SUMMARY.md` if there is one.
 * The order itself is the core's business.
 */
import { buildBook } from '../core/outline/book.ts';
import type { Book, BookNote } from '../core/outline/book.ts';
import { findSummary } from '../core/outline/summary.ts';
import type { LoadedNote } from './loadNotes.ts';
import { join } from 'node:path';

export interface FolderBook {
  readonly book: Book;
  /** The note of each node that has one. */
  readonly noteAt: (path: string) => LoadedNote | undefined;
}

export function bookOfFolder(folder: string, notes: readonly LoadedNote[]): FolderBook {
  const byPath = new Map(notes.map((note) => [pathBelow(folder, note.path), note] as const));
  const summaryPath = findSummary([...byPath.keys()]);
  const summary = summaryPath === undefined ? undefined : { path: summaryPath, text: byPath.get(summaryPath)!.model.text };
  const book = buildBook([...byPath].map(([path, note]) => describeNote(path, note)), summary);
  return { book, noteAt: (path) => byPath.get(path) };
}

function describeNote(path: string, { dialect, model }: LoadedNote): BookNote {
  const { frontMatter, title, headings, text } = model;
  const content = frontMatter === undefined ? '' : text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end);
  const weight = /^weight[ \t]*[:=][ \t]*(-?\d{1,9})[ \t]*$/m.exec(content)?.[1];
  return { path, dialect, title, hasHeadings: headings.length > 1, ...(weight === undefined ? {} : { weight: Number(weight) }) };
}

/** `a/b.md` for the note `folder/a/b.md`, whatever way the folder was written. */
function pathBelow(folder: string, path: string): string {
  const root = join(folder, '/');
  return (root === './' ? path : path.slice(root.length)).replaceAll('\\', '/');
}
