/**
 * A book in the order of its files: folders are its parts, their README or index notes the parts' own pages.
 * It knows nothing of `SUMMARY.md`.
 *
 * Sample: `10.md`, `2/a.md`, `README.md` give the nodes README, folder `2`, `a` below it, `10`.
 */
import type { BookNode, BookNote } from './book.ts';
import { compareNames } from './naturalOrder.ts';

/** What stands in one folder, on the way to a sorted tree. */
interface Folder {
  readonly name: string;
  readonly notes: BookNote[];
  readonly folders: Map<string, Folder>;
}

/** The nodes of a book without a definition. */
export function orderByFiles(notes: readonly BookNote[]): readonly BookNode[] {
  const nodes: BookNode[] = [];
  const root = groupByFolder(notes);
  const page = findPage(root);
  if (page !== undefined) nodes.push(noteNode(page, -1));
  /** What is still to be written, the next at the end: no recursion, however deep the folders. */
  const waiting = childrenOf(root, -1).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { child, parent } = next;
    const index = nodes.length;
    if (!isFolder(child)) {
      nodes.push(noteNode(child, parent));
      continue;
    }
    nodes.push(folderNode(child, parent));
    waiting.push(...childrenOf(child, index).reverse());
  }
  return nodes;
}

/** True for the note that stands for its folder: `README` or `index`, whatever the case and the dialect. */
export function isIndexNote(path: string): boolean {
  return /(?:^|\/)(?:readme|index)\.[^/.]+$/i.test(path);
}

function groupByFolder(notes: readonly BookNote[]): Folder {
  const root = emptyFolder('');
  for (const note of notes) {
    let folder = root;
    for (const name of note.path.split('/').slice(0, -1)) {
      const next = folder.folders.get(name) ?? emptyFolder(name);
      folder.folders.set(name, next);
      folder = next;
    }
    folder.notes.push(note);
  }
  return root;
}

function emptyFolder(name: string): Folder {
  return { name, notes: [], folders: new Map() };
}

/** Notes and folders of one folder in order, without the note that is the folder's own page. */
function childrenOf(folder: Folder, parent: number): { child: BookNote | Folder; parent: number }[] {
  const page = findPage(folder);
  const children = [...folder.notes.filter((note) => note !== page), ...folder.folders.values()];
  return children.sort(compareChildren).map((child) => ({ child, parent }));
}

/** README before index, and the first in order where a folder has several. */
function findPage({ notes }: Folder): BookNote | undefined {
  return notes.filter(({ path }) => isIndexNote(path)).sort((a, b) => compareNames(pageRank(a), pageRank(b)))[0];
}

function pageRank({ path }: BookNote): string {
  const name = nameOf(path);
  return (/^readme/i.test(name) ? '0' : '1') + name;
}

function compareChildren(a: BookNote | Folder, b: BookNote | Folder): number {
  const left = weightOf(a);
  const right = weightOf(b);
  if (left !== right) return left < right ? -1 : 1;
  return compareNames(sortName(a), sortName(b)) || Number(isFolder(a)) - Number(isFolder(b));
}

function weightOf(child: BookNote | Folder): number {
  return (isFolder(child) ? findPage(child) : child)?.weight ?? Infinity;
}

function sortName(child: BookNote | Folder): string {
  return isFolder(child) ? child.name : titleByName(child.path);
}

function isFolder(child: BookNote | Folder): child is Folder {
  return 'folders' in child;
}

function noteNode({ path, title, dialect, hasHeadings }: BookNote, parent: number): BookNode {
  return { kind: 'note', title: title ?? titleByName(path), number: '', path, dialect, parent, hasHeadings };
}

function folderNode(folder: Folder, parent: number): BookNode {
  const page = findPage(folder);
  return {
    kind: 'folder', title: page?.title ?? folder.name, number: '', path: page?.path, dialect: page?.dialect, parent,
    hasHeadings: page?.hasHeadings ?? false,
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The file name without its extension. */
export function titleByName(path: string): string {
  return nameOf(path).replace(/\.[^.]*$/, '');
}
