/**
 * A book in the order of its definition: entries meet the notes that exist.
 * It knows the definition as entries and the notes as nodes, not how either was read.
 *
 * Sample: `- [One](a.md)` with a note `a.md` gives a note node `One` numbered 1, without one a `missing` node.
 */
import { NOTE_EXTENSIONS, dialectOf } from '../parseNote.ts';
import { isNoPage } from './antoraModule.ts';
import type { Book, BookNode } from './book.ts';
import { titleByName } from './bookByFiles.ts';
import { DEFINITION_NAMES, parseDefinition } from './bookDefinition.ts';
import type { BookDefinition } from './bookDefinition.ts';
import type { BookEntry, BookProblem } from './bookEntry.ts';

/**
 * @param notes nodes of all notes of the folder, in the order of its files
 * @param isPart whether a note is part of another, so that it need not be named; other unnamed notes follow at the end
 */
export function orderByDefinition(
  notes: readonly BookNode[], definition: BookDefinition, isPart: (path: string) => boolean,
): Pick<Book, 'nodes' | 'problems'> {
  const { entries, problems } = parseDefinition(definition);
  const byPath = new Map(notes.flatMap((node) => (node.path === undefined ? [] : [[node.path, node] as const])));
  const firstEntries = new Map<string, BookEntry>();
  const found: BookProblem[] = [...problems];
  const nodes = entries.map((entry): BookNode => {
    const node = nodeOf(entry, byPath);
    const report = (message: string): void => void found.push({ message, path: entry.source, line: entry.line });
    if (node.kind === 'missing') report(reasonForMissing(node.path!, definition));
    if (node.kind !== 'note') return node;
    const first = firstEntries.get(node.path!);
    if (first === undefined) firstEntries.set(node.path!, entry);
    else if (definition.kind === 'summary') report(`${node.path!} is listed already, in line ${first.line + 1}.`);
    return node;
  });
  found.sort((a, b) => (a.path === b.path ? a.line - b.line : 0));
  const isSpare = (path: string): boolean => !isPart(path) && (definition.kind !== 'antora' || !isNoPage(path));
  const unlisted = [...byPath.values()].filter(({ path }) => !firstEntries.has(path!) && isSpare(path!));
  if (unlisted.length === 0) return { nodes, problems: found };
  const unlistedPart = nodes.length;
  nodes.push({ ...EMPTY, kind: 'part', title: `Not in the ${DEFINITION_NAMES[definition.kind]}` });
  nodes.push(...unlisted.map((node): BookNode => ({ ...node, kind: 'note', parent: unlistedPart })));
  return { nodes, problems: found };
}

const EMPTY = { number: '', path: undefined, dialect: undefined, parent: -1, hasHeadings: false } as const;
const NO_TITLE = 'Untitled';

function nodeOf({ kind, title, number, parent, target }: BookEntry, notes: ReadonlyMap<string, BookNode>): BookNode {
  if (kind === 'separator') return { ...EMPTY, kind, title, number, parent };
  if (kind !== 'link' || target === undefined) return { ...EMPTY, kind: kind === 'link' ? 'draft' : kind, title: title || NO_TITLE, number, parent };
  if ('address' in target) {
    return { ...EMPTY, kind: 'external', title: title || (target.address ?? NO_TITLE), number, parent, path: target.address };
  }
  const note = notes.get(target.path);
  if (note !== undefined) return { ...note, kind: 'note', title: title || note.title, number, parent };
  return { ...EMPTY, kind: 'missing', title: title || titleByName(target.path) || NO_TITLE, number, parent, path: target.path };
}

function reasonForMissing(path: string, { files }: BookDefinition): string {
  if (files.some((file) => file.path === path)) return `${path} gives the order of the book and is no chapter of it.`;
  if (path === '..' || path.startsWith('../')) return `${path} lies outside the book: a chapter is a note below its folder.`;
  if (dialectOf(path) !== undefined) return `There is no note ${path}.`;
  return `${path === '' ? 'The folder itself' : path} is no note: a chapter is a file that ends in ${NOTE_EXTENSIONS.map((name) => `.${name}`).join(', ')}.`;
}
