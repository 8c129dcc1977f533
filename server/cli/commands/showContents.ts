/**
 * `toc` without `--write` and `--check`: prints the contents of what was loaded in the chosen format.
 */
import { join } from 'node:path';
import type { ContentsItem } from '../../core/outline/contents.ts';
import { renderItems } from '../../core/outline/contents.ts';
import { bookOfFolder } from '../bookOfFolder.ts';
import type { FolderBook } from '../bookOfFolder.ts';
import { expandIncludes } from '../expandIncludes.ts';
import type { LoadedNote, NoteGroup } from '../loadNotes.ts';
import { bookItems, noteAmongOthers, noteItems } from '../render/tocItems.ts';
import type { ItemOptions } from '../render/tocItems.ts';
import { bookToJson, fileToJson } from '../render/tocJson.ts';
import type { Terminal } from '../terminal.ts';
import { readingRemark, tocSource } from '../tocSource.ts';
import type { TocSource } from '../tocSource.ts';
import type { TocOptions } from '../tocOptions.ts';

/** A loaded group in the order it is to be shown in. */
interface ShownGroup {
  readonly folder: string | undefined;
  readonly book: FolderBook | undefined;
  readonly sources: readonly TocSource[];
}

export async function showContents(groups: readonly NoteGroup[], options: TocOptions, terminal: Terminal): Promise<void> {
  const shown = await Promise.all(groups.map((group) => inReadingOrder(group, options, terminal)));
  const { format } = options;
  if (format === 'json') {
    const files = shown.flatMap(({ sources }) => sources.map((source) => fileToJson(source, options)));
    const books = shown.flatMap(({ folder, book }) => (folder === undefined || book === undefined ? [] : [bookToJson(folder, book)]));
    terminal.print(`${JSON.stringify({ files, ...(options.book ? { books } : {}) }, undefined, 2)}\n`);
    return;
  }
  for (const { folder, sources } of shown) {
    if (folder === undefined && sources[0]?.entries.length === 0) terminal.warn(sources[0].note.path, 'no headings in this note');
  }
  const isAlone = shown.length === 1 && shown[0]!.folder === undefined;
  const items = shown.flatMap((group) => itemsOf(group, isAlone, { ...options, format }));
  terminal.print(renderItems([...items, ...totalItems(shown.flatMap(({ sources }) => sources), options)], format));
}

/** With `--stats`, below several notes in text: what they are together. */
function totalItems(sources: readonly TocSource[], { format, wordsPerMinute }: TocOptions): readonly ContentsItem[] {
  const counted = sources.flatMap(({ words }) => words ?? []);
  if (format !== 'text' || counted.length < 2) return [];
  const total = counted.reduce((sum, words) => sum + words.total, 0);
  return [{ depth: 0, number: '', text: `${counted.length} notes`, target: undefined, remark: readingRemark(total, wordsPerMinute) }];
}

function itemsOf({ book, sources }: ShownGroup, isAlone: boolean, options: ItemOptions): readonly ContentsItem[] {
  if (book !== undefined && options.book) {
    const byPath = new Map(sources.map((source) => [source.note, source] as const));
    return bookItems(book, (path) => byPath.get(book.noteAt(path) as LoadedNote), options);
  }
  return sources.flatMap((source) => (isAlone ? noteItems(source, options) : noteAmongOthers(source, options)));
}

/**
 * A folder's notes in the order of its book, each once; what is wrong with the book's definition is said. Parts of other
 * notes are shown with those in a book, else as the files they are.
 */
async function inReadingOrder({ folder, notes }: NoteGroup, options: TocOptions, terminal: Terminal): Promise<ShownGroup> {
  if (folder === undefined) return { folder, book: undefined, sources: notes.map((note) => sourceOf(note, options, terminal)) };
  const book = await bookOfFolder(folder, notes);
  for (const { message, path, line } of book.book.problems) terminal.warn(`${join(folder, path)}:${line + 1}`, message);
  const nodes = options.book ? book.book.nodes.filter(({ isPart }) => isPart !== true) : book.book.nodes;
  const ordered = new Set(nodes.flatMap(({ path }) => (path === undefined ? [] : book.noteAt(path) ?? [])));
  if (!options.book) notes.filter((note) => !book.isDefinition(note)).forEach((note) => ordered.add(note));
  return { folder, book, sources: [...ordered].map((note) => sourceOf(note, options, terminal)) };
}

function sourceOf(note: LoadedNote, options: TocOptions, terminal: Terminal): TocSource {
  return options.book && note.dialect === 'asciidoc' ? expandIncludes(note, options, terminal) : tocSource(note, options);
}
