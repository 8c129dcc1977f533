/**
 * The notes of a folder as one book: a contents tree in reading order, flat, parents before their children.
 *
 * With a `SUMMARY.md` it gives the order and the titles, and notes it does not name come last, under a part of their
 * own, so that nothing is out of sight. Without one the order is that of the files: in each folder the README or index
 * note first, then notes and folders by front matter `weight`, then by name (numbers as numbers); a folder is titled by
 * its README or index note, else by its name. Markdown and AsciiDoc notes stand side by side.
 *
 * It reads no files: notes come as paths with titles. Paths are relative to the folder, with `/` between names.
 * Sample: `b.md`, `a/index.adoc`, `README.md` give README, folder `a` (titled by its index), `b`.
 */
import type { Dialect } from '../model/documentModel.ts';
import { isIndexNote, orderByFiles } from './bookByFiles.ts';
import { orderBySummary } from './bookBySummary.ts';

/** What the book needs to know of a note. */
export interface BookNote {
  readonly path: string;
  readonly dialect: Dialect;
  /** The note's own title; undefined when it has none: the file name stands for it. */
  readonly title: string | undefined;
  /** True when it has headings below its title. */
  readonly hasHeadings: boolean;
  /** Front matter `weight`: smaller ones come first, and before notes without one. */
  readonly weight?: number;
}

export interface BookNode {
  readonly kind: 'note' | 'folder' | 'part' | 'separator' | 'draft' | 'missing' | 'external';
  readonly title: string;
  /** Chapter number such as `2.1`; only a `SUMMARY.md` numbers chapters, else empty. */
  readonly number: string;
  /** The note (of a folder: its README or index); for `missing` the path meant, for `external` the address. */
  readonly path: string | undefined;
  readonly dialect: Dialect | undefined;
  /** Index of the parent node, or -1. Always smaller than the node's own index. */
  readonly parent: number;
  readonly hasHeadings: boolean;
}

export interface BookProblem {
  readonly message: string;
  /** Path of the file to change. */
  readonly path: string;
  /** Line in it, from 0. */
  readonly line: number;
}

export interface Book {
  /** Title of the folder's own README or index note; undefined when it has none. */
  readonly title: string | undefined;
  readonly order: 'summary' | 'files';
  readonly nodes: readonly BookNode[];
  /** Index of the part that holds the notes a summary does not name; always the last with children of its own. */
  readonly unlistedPart?: number;
  readonly problems: readonly BookProblem[];
}

/**
 * Builds the book of a folder from all its notes, in any order.
 * @param summary the `SUMMARY.md` that defines it (`findSummary` says which), itself no chapter
 */
export function buildBook(notes: readonly BookNote[], summary?: { readonly path: string; readonly text: string }): Book {
  const chapters = notes.filter(({ path }) => path !== summary?.path);
  const inFileOrder = orderByFiles(chapters);
  const title = chapters.find(({ path }) => isIndexNote(path) && !path.includes('/'))?.title;
  if (summary === undefined) return { title, order: 'files', nodes: inFileOrder, problems: [] };
  return { title, order: 'summary', ...orderBySummary(inFileOrder, summary) };
}
