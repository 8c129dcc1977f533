/**
 * The notes of a folder as a book: reads from each what the order needs, and the `SUMMARY.md` if there is one.
 * The order itself is the core's business.
 */
import { join } from 'node:path';
import { buildBook } from '../core/outline/book.ts';
import type { Book, BookNode, BookNote } from '../core/outline/book.ts';
import { findSummary } from '../core/outline/summary.ts';
import type { LoadedNote } from './loadNotes.ts';

export interface FolderBook {
  readonly book: Book;
  /** The note of each node that has one. */
  readonly noteAt: (path: string) => LoadedNote | undefined;
}

/** @param included paths of notes that others include: they are no chapters, unless the summary names them */
export function bookOfFolder(folder: string, notes: readonly LoadedNote[], included: ReadonlySet<string>): FolderBook {
  const byPath = new Map(notes.map((note) => [pathBelow(folder, note.path), note] as const));
  const summaryPath = findSummary([...byPath.keys()]);
  const summary = summaryPath === undefined ? undefined : { path: summaryPath, text: byPath.get(summaryPath)!.model.text };
  const chapters = [...byPath].filter(([, note]) => summary !== undefined || !included.has(note.path));
  const book = buildBook(chapters.map(([path, note]) => describeNote(path, note)), summary);
  const noteAt = (path: string): LoadedNote | undefined => byPath.get(path);
  return { book: summary === undefined ? book : withoutIncluded(book, (path) => included.has(noteAt(path)?.path ?? '')), noteAt };
}

/** Takes included notes out of the part at the end that holds what the summary does not name: those have no children. */
function withoutIncluded(book: Book, isIncluded: (path: string) => boolean): Book {
  const { unlistedPart } = book;
  if (unlistedPart === undefined) return book;
  const isSpare = ({ parent, path }: BookNode): boolean => parent === unlistedPart && path !== undefined && isIncluded(path);
  const nodes = book.nodes.filter((node) => !isSpare(node));
  return { ...book, nodes: nodes.length === unlistedPart + 1 ? nodes.slice(0, -1) : nodes };
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
