/**
 * AsciiDoc masters in a book: a note that others include is no chapter of its own but stands below each of them, in the
 * order of their includes, so that two masters show the same chapter each in its own place.
 * It knows includes as paths, not how they are written, and expands nothing: levels are the business of who shows them.
 *
 * Sample: `guide.adoc` with `include::a.adoc[]` gives `guide` and below it `a`, which is then no chapter beside it.
 */
import type { BookNode, BookNote } from './book.ts';
import { titleByName } from './bookByFiles.ts';

/** A few files that include one another many times over would fill the tree; what is left out stays in the notes. */
const MAXIMUM_PARTS = 20_000;

/**
 * Paths of the notes that stand below others. Of notes that only include each other in a ring, the first is a chapter.
 */
export function findParts(notes: readonly BookNote[]): ReadonlySet<string> {
  const byPath = new Map(notes.map((note) => [note.path, note] as const));
  const included = new Set(notes.flatMap(({ path, includes = [] }) => includes.filter((other) => other !== path && byPath.has(other))));
  const reached = new Set<string>();
  const chapters = new Set<string>();
  for (const candidates of [notes.filter(({ path }) => !included.has(path)), notes]) {
    for (const { path } of candidates) {
      if (reached.has(path)) continue;
      chapters.add(path);
      const waiting = [path];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (reached.has(next)) continue;
        reached.add(next);
        waiting.push(...byPath.get(next)?.includes ?? []);
      }
    }
  }
  return new Set([...included].filter((path) => !chapters.has(path)));
}

/** `nodes` with the parts of each note below it, in front of its other children. Parts without headings are no chapters. */
export function nestParts(nodes: readonly BookNode[], notes: readonly BookNote[]): readonly BookNode[] {
  if (notes.every(({ includes = [] }) => includes.length === 0)) return nodes;
  const byPath = new Map(notes.map((note) => [note.path, note] as const));
  const nested: BookNode[] = [];
  const places: number[] = [];
  let room = MAXIMUM_PARTS;
  for (const node of nodes) {
    places.push(nested.length);
    nested.push({ ...node, parent: places[node.parent] ?? -1 });
    const master = node.path === undefined ? undefined : byPath.get(node.path);
    if (master === undefined || (node.kind !== 'note' && node.kind !== 'folder')) continue;
    const parts = partsOf(master, byPath, room);
    const first = nested.length;
    room -= parts.length;
    nested.push(...parts.map(({ parent, ...part }) => ({ ...part, parent: parent === -1 ? first - 1 : first + parent })));
  }
  return nested;
}

/** The notes `master` includes, directly or through others, each once; parents are indices in the list, or -1. */
function partsOf(master: BookNote, byPath: ReadonlyMap<string, BookNote>, room: number): readonly BookNode[] {
  const parts: BookNode[] = [];
  const seen = new Set([master.path]);
  /** What is still to be written, the next at the end: no recursion, however deep the includes. */
  const waiting = childrenOf(master, -1);
  for (let next = waiting.pop(); next !== undefined && parts.length < room; next = waiting.pop()) {
    const note = byPath.get(next.path);
    if (note === undefined || seen.has(note.path)) continue;
    seen.add(note.path);
    const isShown = note.title !== undefined || note.hasHeadings;
    if (isShown) parts.push(partNode(note, next.parent));
    waiting.push(...childrenOf(note, isShown ? parts.length - 1 : next.parent));
  }
  return parts;
}

function childrenOf({ includes = [] }: BookNote, parent: number): { path: string; parent: number }[] {
  return includes.map((path) => ({ path, parent })).reverse();
}

function partNode({ path, title, dialect, hasHeadings }: BookNote, parent: number): BookNode {
  return { kind: 'note', title: title ?? titleByName(path), number: '', path, dialect, parent, hasHeadings, isPart: true };
}
