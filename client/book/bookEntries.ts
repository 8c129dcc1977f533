/**
 * The nodes of one book as linked entries with keys that stay the same while the book changes around them.
 * It knows nothing of VS Code or of the headings inside notes.
 *
 * Sample: a note's key is `file:///b file:///b/intro.md`, listed a second time `file:///b file:///b/intro.md~1`.
 */
import type { BookNode, BookResult } from '../../server/protocol/outlineMessages.ts';

export interface BookEntry {
  readonly kind: 'entry';
  readonly key: string;
  readonly node: BookNode;
  readonly parent: BookEntry | BookRoot;
  readonly children: readonly BookEntry[];
}

/** A workspace folder and what is in it. */
export interface BookRoot {
  readonly kind: 'book';
  readonly key: string;
  readonly folder: string;
  /** As the explorer calls the folder; what the book calls itself is the title. */
  readonly name: string;
  readonly title: string;
  readonly order: BookResult['order'];
  readonly children: readonly BookEntry[];
  readonly entries: readonly BookEntry[];
}

/** @param folder a workspace folder, its URI unique among the books shown together. */
export function linkBook({ uri: folder, name }: { readonly uri: string; readonly name: string }, { title, order, nodes }: BookResult): BookRoot {
  const children: BookEntry[] = [];
  const entries: BookEntry[] = [];
  const root: BookRoot = { kind: 'book', key: folder, folder, name, title, order, children, entries };
  const seen = new Map<string, number>();
  for (const node of nodes) {
    const parent = entries[node.parent] ?? root;
    const base = node.uri === null ? `${parent.key}/${node.kind}:${node.title}` : `${folder} ${node.uri}`;
    const repeats = seen.get(base) ?? 0;
    seen.set(base, repeats + 1);
    const entry: BookEntry = { kind: 'entry', key: repeats === 0 ? base : `${base}~${repeats}`, node, parent, children: [] };
    entries.push(entry);
    (parent.children as BookEntry[]).push(entry);
  }
  return root;
}
