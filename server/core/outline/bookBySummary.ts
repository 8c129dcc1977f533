/**
 * A book in the order of its `SUMMARY.md`: entries meet the notes that exist.
 * It knows the definition as parsed and the notes as nodes, not how either was read.
 *
 * Sample: `- [One](a.md)` with a note `a.md` gives a note node `One` numbered 1, without one a `missing` node.
 */
import type { Book, BookNode, BookProblem } from './book.ts';
import { parseSummary } from './summary.ts';
import type { SummaryEntry } from './summary.ts';

/** Title of the part that holds the notes a summary does not name. */
const UNLISTED = 'Not in the summary';

/** @param inFileOrder nodes of all notes of the folder; those the summary does not name follow at the end in this order */
export function orderBySummary(
  inFileOrder: readonly BookNode[], summary: { readonly path: string; readonly text: string },
): Pick<Book, 'nodes' | 'problems' | 'unlistedPart'> {
  const { entries, problems } = parseSummary(summary.text);
  const notes = new Map(inFileOrder.flatMap((node) => (node.path === undefined ? [] : [[node.path, node] as const])));
  const firstLines = new Map<string, number>();
  const found: BookProblem[] = problems.map((problem) => ({ ...problem, path: summary.path }));
  const nodes = entries.map((entry): BookNode => {
    const node = nodeOf(entry, summary.path, notes);
    if (node.kind === 'missing') found.push({ message: `There is no note ${node.path ?? ''}.`, path: summary.path, line: entry.line });
    if (node.kind !== 'note') return node;
    const firstLine = firstLines.get(node.path!);
    if (firstLine === undefined) firstLines.set(node.path!, entry.line);
    else found.push({ message: `${node.path!} is listed already, in line ${firstLine + 1}.`, path: summary.path, line: entry.line });
    return node;
  });
  const unlisted = [...notes.values()].filter(({ path }) => !firstLines.has(path!));
  found.sort((a, b) => a.line - b.line);
  if (unlisted.length === 0) return { nodes, problems: found };
  const unlistedPart = nodes.length;
  nodes.push({ ...EMPTY, kind: 'part', title: UNLISTED });
  nodes.push(...unlisted.map((node): BookNode => ({ ...node, kind: 'note', parent: unlistedPart })));
  return { nodes, problems: found, unlistedPart };
}

const EMPTY = { number: '', path: undefined, dialect: undefined, parent: -1, hasHeadings: false } as const;

function nodeOf(entry: SummaryEntry, summaryPath: string, notes: ReadonlyMap<string, BookNode>): BookNode {
  const { title, number, parent } = entry;
  if (entry.kind !== 'link') return { ...EMPTY, kind: entry.kind, title, number, parent };
  if (/^[a-z][a-z\d+.-]+:/i.test(entry.target)) return { ...EMPTY, kind: 'external', title, number, parent, path: entry.target };
  const path = resolvePath(summaryPath, entry.target);
  const note = notes.get(path);
  if (note === undefined) return { ...EMPTY, kind: 'missing', title, number, parent, path };
  return { ...note, kind: 'note', title: title || note.title, number, parent };
}

/** The path a link in `from` means, without its fragment; `..` beyond the folder stays, and so names no note of it. */
function resolvePath(from: string, target: string): string {
  const names = from.split('/').slice(0, -1);
  for (const name of decodeTarget(target.replace(/[?#].*$/, '')).split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else names.push(name);
  }
  return names.join('/');
}

/** Percent-decoded; as it stands when it is no valid encoding. */
function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
