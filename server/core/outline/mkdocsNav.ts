/**
 * Reads a book's definition from the `nav` of `mkdocs.yml` (https://www.mkdocs.org/user-guide/writing-your-docs/): paths
 * below `docs_dir` with or without a title, sections as lists, and links to elsewhere.
 * Keys other than these two and YAML aliases are not looked at; it knows nothing of which files exist.
 *
 * Sample: `nav: [{Start: [index.md]}]` gives the part `Start` and in it a link to `{ path: 'docs/index.md' }`.
 */
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Pair } from 'yaml';
import { isAddress, joinPath } from './bookEntry.ts';
import type { BookEntries, BookEntry, BookProblem, BookTarget } from './bookEntry.ts';
import type { DefinitionFile } from './bookDefinition.ts';

/** One item of the navigation still to be read, with the section around it. */
interface Item {
  readonly title: string;
  readonly value: unknown;
  readonly parent: number;
  readonly line: number;
}

/** Whether a `mkdocs.yml` says an order; one without `nav` leaves it to the files. Never throws. */
export function hasNav(text: string): boolean {
  return /^["']?nav["']?[ \t]*:/m.test(text);
}

/** Parses a `mkdocs.yml`. Never throws. */
export function parseMkdocsNav({ path, text }: DefinitionFile): BookEntries {
  const lines = new LineCounter();
  const problems: BookProblem[] = [];
  const settings = parseYaml(text, lines);
  if (settings === undefined) return { entries: [], problems: [{ message: 'This YAML is nested too deeply to be read.', path, line: 0 }] };
  const lineOf = (offset: number): number => Math.max(0, lines.linePos(offset).line - 1);
  for (const { message, pos } of settings.errors.slice(0, 1)) {
    problems.push({ message: `This is no valid YAML: ${message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}.`, path, line: lineOf(pos[0]) });
  }
  const folder = settings.get('docs_dir');
  const pages = joinPath('', typeof folder === 'string' ? folder : 'docs');
  const entries: BookEntry[] = [];
  const waiting = itemsOf(settings.get('nav', true), '', -1, 0, lineOf).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { title, value, parent, line } = next;
    const entry = { title, number: '', parent, source: path, line } as const;
    if (isSeq(value) || isMap(value)) {
      if (title !== '') entries.push({ ...entry, kind: 'part' });
      waiting.push(...itemsOf(value, title, title === '' ? parent : entries.length - 1, line, lineOf).reverse());
    } else if (isScalar(value) && typeof value.value === 'string') {
      entries.push({ ...entry, kind: 'link', target: targetOf(pages, value.value) });
    } else {
      entries.push({ ...entry, kind: 'draft' });
      problems.push({ message: `${title === '' ? 'This entry' : `"${title}"`} names no file: write its path, or a list for a section.`, path, line });
    }
  }
  return { entries, problems };
}

/** Undefined when the text is nested so deeply that the parser gives up. */
function parseYaml(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, { lineCounter, logLevel: 'silent', uniqueKeys: false });
  } catch {
    return undefined; // The parser throws for nothing but a full stack; what is wrong with YAML is in `errors`.
  }
}

/** What stands in a list or a map, in order. */
function itemsOf(value: unknown, title: string, parent: number, line: number, lineOf: (offset: number) => number): Item[] {
  if (isMap(value)) return value.items.map((pair) => itemOf(pair, parent, lineOf));
  if (!isSeq(value)) return value === undefined || value === null ? [] : [{ title, value, parent, line }];
  return value.items.flatMap((item): Item[] => {
    if (isMap(item)) return item.items.map((pair) => itemOf(pair, parent, lineOf));
    return [{ title: '', value: item, parent, line: lineOf(offsetOf(item)) }];
  });
}

function itemOf({ key, value }: Pair, parent: number, lineOf: (offset: number) => number): Item {
  return { title: isScalar(key) ? String(key.value) : '', value, parent, line: lineOf(offsetOf(key)) };
}

function offsetOf(node: unknown): number {
  return (node as { readonly range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}

function targetOf(pages: string, target: string): BookTarget {
  return isAddress(target) ? { address: target } : { path: joinPath(pages, target) };
}
