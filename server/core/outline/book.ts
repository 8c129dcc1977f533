/**
 * The notes of a folder as one book: a contents tree in reading order, flat, parents before their children.
 *
 * A definition (`SUMMARY.md`, the `nav` of `mkdocs.yml`, Antora's navigation) gives the order and the titles, and notes
 * it does not name come last, under a part of their own, so that nothing is out of sight. Without one the order is that
 * of the files: in each folder the README or index note first, then notes and folders by front matter `weight`, then by
 * name (numbers as numbers); a folder is titled by its README or index note, else by its name. Either way an AsciiDoc
 * note that others include stands below those, in the order of their includes. Both dialects stand side by side.
 *
 * It reads no files: notes come as paths with titles. Paths are relative to the folder, with `/` between names.
 * Sample: `b.md`, `a/index.adoc`, `README.md` give README, folder `a` (titled by its index), `b`.
 */
import type { Dialect } from '../model/documentModel.ts';
import { orderByDefinition } from './bookByDefinition.ts';
import type { BookDefinition } from './bookDefinition.ts';
import type { BookProblem } from './bookEntry.ts';
import { isIndexNote, orderByFiles } from './bookByFiles.ts';
import { findParts, nestParts } from './bookByIncludes.ts';

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
  /** Paths of the files it includes, in order; they may be no notes, or not exist. */
  readonly includes?: readonly string[];
}

export interface BookNode {
  readonly kind: 'note' | 'folder' | 'part' | 'separator' | 'draft' | 'missing' | 'external';
  readonly title: string;
  /** Chapter number such as `2.1`; only a `SUMMARY.md` numbers chapters, else empty. */
  readonly number: string;
  /** The note (of a folder: its README or index); for `missing` the path meant, for `external` the address if it has one. */
  readonly path: string | undefined;
  readonly dialect: Dialect | undefined;
  /** Index of the parent node, or -1. Always smaller than the node's own index. */
  readonly parent: number;
  readonly hasHeadings: boolean;
  /** Present for a note that stands here because the one above it includes it. */
  readonly isPart?: true;
}

export interface Book {
  /** Title of the folder's own README or index note; undefined when it has none. */
  readonly title: string | undefined;
  readonly order: BookDefinition['kind'] | 'files';
  readonly nodes: readonly BookNode[];
  readonly problems: readonly BookProblem[];
}

/**
 * Builds the book of a folder from all its notes, in any order.
 * @param definition what defines it; its own files are no chapters
 */
export function buildBook(notes: readonly BookNote[], definition?: BookDefinition): Book {
  const defining = new Set([...definition?.files ?? [], ...definition?.partials ?? []].map(({ path }) => path));
  const chapters = notes.filter(({ path }) => !defining.has(path));
  const title = chapters.find(({ path }) => isIndexNote(path) && !path.includes('/'))?.title;
  const parts = findParts(chapters);
  if (definition === undefined) {
    const nodes = orderByFiles(chapters.filter(({ path }) => !parts.has(path)));
    return { title, order: 'files', nodes: nestParts(nodes, chapters), problems: [] };
  }
  const { nodes, problems } = orderByDefinition(orderByFiles(chapters), definition, (path) => parts.has(path));
  return { title, order: definition.kind, nodes: nestParts(nodes, chapters), problems };
}
