/**
 * The rows of the Book view: one book per workspace folder, chapters in reading order, and the headings of a note
 * when it is opened. It knows nothing of when books change or which note is active.
 */
import { EventEmitter, Uri } from 'vscode';
import type { Event, TreeDataProvider, TreeItem } from 'vscode';
import type { OutlineEntry, OutlineResult } from '../../server/protocol/outlineMessages.ts';
import { createHeadingItem, resolveHeadingItem } from '../outline/headingItem.ts';
import { HeadingTree } from '../outline/headingTree.ts';
import type { HeadingNode } from '../outline/headingTree.ts';
import { findShown } from '../outline/shownHeadings.ts';
import type { Server } from '../serverRequests.ts';
import { readOutlineSettings } from '../settings.ts';
import type { BookEntry, BookRoot } from './bookEntries.ts';
import { createBookItem, createEntryItem } from './bookItem.ts';

export type BookRow = BookRoot | BookEntry | HeadingNode;

/** The headings of an entry's note, kept while the entry is listed. */
interface Chapter {
  readonly tree: HeadingTree;
  /** Where the note's rows begin: below its title when that is the only top heading, as the entry itself says it. */
  top: HeadingNode;
  fresh: boolean;
}

export class BookProvider implements TreeDataProvider<BookRow> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData: Event<undefined> = this.#changed.event;
  readonly #server: Server;
  readonly #chapters = new Map<string, Chapter>();
  readonly #keys = new Map<HeadingTree, string>();
  #books: readonly BookRoot[] = [];
  #entries = new Map<string, BookEntry>();
  /** By URI as the editor spells it; made when it is first asked for. */
  #entryOfNote: ReadonlyMap<string, BookEntry> | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  get books(): readonly BookRoot[] {
    return this.#books;
  }

  show(books: readonly BookRoot[]): void {
    this.#books = books;
    this.#entryOfNote = undefined;
    this.#entries = new Map(books.flatMap(({ entries }) => entries.map((entry) => [entry.key, entry] as const)));
    for (const [key, { tree }] of this.#chapters) if (!this.#entries.has(key)) this.#forget(key, tree);
    this.redraw();
  }

  redraw(): void {
    this.#changed.fire(undefined);
  }

  /** The headings of these notes are asked for again; of all notes when none is named. @returns whether any was open. */
  expire(uris: readonly string[]): boolean {
    const isMeant = ({ tree }: Chapter): boolean => uris.length === 0 || uris.includes(tree.uri);
    const meant = [...this.#chapters.values()].filter(isMeant);
    for (const chapter of meant) chapter.fresh = false;
    return meant.length > 0;
  }

  /** The entry of a note, in the first book that lists it. */
  findEntry(uri: Uri): BookEntry | undefined {
    this.#entryOfNote ??= indexByNote(this.#books);
    return this.#entryOfNote.get(uri.toString());
  }

  getTreeItem(row: BookRow): TreeItem {
    if (row.kind === 'book') return createBookItem(row);
    if (row.kind === 'entry') return createEntryItem(row, this.#entries.size);
    const item = createHeadingItem(row, readOutlineSettings(), false);
    item.id = `${this.#keys.get(row.tree)}/${row.serial}`;
    return item;
  }

  resolveTreeItem(item: TreeItem, row: BookRow): TreeItem {
    return row.kind === 'book' || row.kind === 'entry' ? item : resolveHeadingItem(item, row);
  }

  async getChildren(row?: BookRow): Promise<BookRow[]> {
    if (row === undefined) return this.#books.length === 1 ? [...this.#books[0]!.children] : [...this.#books];
    if (row.kind === 'book') return [...row.children];
    if (row.kind === 'entry') return [...await this.#headingsOf(row), ...row.children];
    return [...row.tree.childrenOf(row)];
  }

  getParent(row: BookRow): BookRow | undefined {
    if (row.kind === 'book') return undefined;
    if (row.kind === 'entry') return row.parent.kind === 'book' && this.#books.length === 1 ? undefined : row.parent;
    const key = this.#keys.get(row.tree) ?? '';
    return row.parent === this.#chapters.get(key)?.top ? this.#entries.get(key) : row.parent;
  }

  async #headingsOf({ key, node }: BookEntry): Promise<readonly HeadingNode[]> {
    if (node.uri === null || !node.hasHeadings) return [];
    const chapter = this.#chapters.get(key) ?? this.#remember(key, node.uri);
    if (!chapter.fresh) await this.#load(chapter);
    return chapter.tree.childrenOf(chapter.top);
  }

  async #load(chapter: Chapter): Promise<void> {
    chapter.fresh = true;
    const outline = await this.#server.outline(Uri.parse(chapter.tree.uri));
    if (outline === undefined) {
      chapter.fresh = false;
      return;
    }
    fill(chapter, outline);
  }

  /** Brings the headings of a chapter up to date. A tree that no chapter has is left alone: its note is in no book. */
  renew(tree: HeadingTree, result: OutlineResult): void {
    const chapter = this.#chapters.get(this.#keys.get(tree) ?? '');
    if (chapter === undefined) return;
    fill(chapter, result);
    this.redraw();
  }

  #remember(key: string, uri: string): Chapter {
    const tree = new HeadingTree(Uri.parse(uri).toString());
    const chapter = { tree, top: tree.root, fresh: false };
    this.#chapters.set(key, chapter);
    this.#keys.set(tree, key);
    return chapter;
  }

  #forget(key: string, tree: HeadingTree): void {
    this.#chapters.delete(key);
    this.#keys.delete(tree);
  }
}

/** The first entry of each note. An address elsewhere may be none that the editor can read. */
function indexByNote(books: readonly BookRoot[]): ReadonlyMap<string, BookEntry> {
  const entries = books.flatMap((book) => book.entries).filter(({ node }) => node.kind !== 'external' && node.uri !== null);
  return new Map(entries.reverse().map((entry) => [Uri.parse(entry.node.uri!).toString(), entry])); // Of several the last one stays.
}

function fill(chapter: Chapter, outline: OutlineResult): void {
  const entries = outline?.entries ?? [];
  chapter.tree.update(entries, findShown(entries, '', readOutlineSettings().headingsInQuotes).shown);
  chapter.tree.version = outline?.version;
  chapter.top = findTop(chapter.tree, entries, outline?.title ?? null);
}

function findTop(tree: HeadingTree, entries: readonly OutlineEntry[], title: string | null): HeadingNode {
  const [first, ...others] = tree.childrenOf(tree.root);
  return first !== undefined && others.length === 0 && entries[first.index]!.text === title ? first : tree.root;
}
