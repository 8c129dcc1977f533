/**
 * Reads a book's definition from Antora's navigation files (https://docs.antora.org/antora/latest/navigation/): lists of
 * links and plain texts, nested by their markers, each list under a title of its own or none.
 *
 * Pages are named by resource ids, `module:page.adoc`, seen from the module the file stands in; pages of other components
 * and other resources are not in this folder. Partials may be included, whole or by tags; conditions are not read: what
 * stands in them counts. It knows nothing of which pages exist.
 *
 * Sample: `* xref:ops:run.adoc[]` gives a link without a title to `{ path: 'modules/ops/pages/run.adoc' }`.
 */
import { parseAttributeList } from '../asciidoc/attributeList.ts';
import { selectLines } from '../asciidoc/includeSelection.ts';
import { parseAsciidoc } from '../asciidoc/parseAsciidoc.ts';
import { buildLineIndex } from '../text/lineIndex.ts';
import { resolveInclude, resolveResource } from './antoraModule.ts';
import { isAddress } from './bookEntry.ts';
import type { BookEntries, BookEntry, BookProblem, BookTarget } from './bookEntry.ts';
import type { DefinitionFile } from './bookDefinition.ts';

/** A list item or the title of a list as it is written. */
interface Written {
  /** Number of markers, 0 for the title of a list. */
  readonly depth: number;
  /** Whether a new list begins here, so that a title above belongs to it no more. */
  readonly opensList: boolean;
  text: string;
  readonly source: string;
  readonly line: number;
}

/** A line with the file it stands in. */
interface SourceLine {
  readonly text: string;
  readonly source: string;
  readonly line: number;
}

const MAXIMUM_DEPTH = 16;
const MAXIMUM_LINES = 200_000;

/**
 * Parses navigation files in their order. Never throws.
 * @param partials the files they include
 * @param component name of the component itself
 */
export function parseAntoraNav(files: readonly DefinitionFile[], partials: readonly DefinitionFile[] = [], component?: string): BookEntries {
  const byPath = new Map([...files, ...partials].map((file) => [file.path, file] as const));
  const problems: BookProblem[] = [];
  const written = files.flatMap((file) => readItems(linesOf(file, byPath, problems)));
  const read = written.map(({ text, source }) => readLink(text, source, component));
  const titles = plainTitles(read.map(({ title }) => title));
  const entries: BookEntry[] = [];
  let part = -1;
  let latest: (number | undefined)[] = [];
  written.forEach(({ depth, opensList, source, line }, index) => {
    if (opensList) {
      part = -1;
      latest = [];
    }
    const parent = depth === 0 ? -1 : latest.slice(0, depth).findLast((place) => place !== undefined) ?? part;
    const { target } = read[index]!;
    if (depth === 0) part = entries.length;
    else {
      latest.length = Math.min(latest.length, depth);
      latest[depth] = entries.length;
    }
    const title = titles[index]!;
    entries.push({ title, number: '', parent, source, line, ...(target === undefined ? { kind: 'part' } : { kind: 'link', target }) });
  });
  return { entries, problems };
}

/** The paths of what a navigation file includes. */
export function findPartials({ path, text }: DefinitionFile): readonly string[] {
  return [...text.matchAll(INCLUDE)].flatMap((match) => resolveInclude(match[1]!, path) ?? []);
}

const INCLUDE = /^include::([^\s[]{1,500})\[([^\n\]]{0,500})\][ \t]*\r?$/gm;
const ONE_INCLUDE = new RegExp(INCLUDE.source);

/** The lines of a file with those of its partials in their places. */
function linesOf(file: DefinitionFile, byPath: ReadonlyMap<string, DefinitionFile>, problems: BookProblem[]): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  const open: { readonly file: DefinitionFile; readonly rows: readonly string[]; readonly numbers: readonly number[]; next: number }[] = [];
  const enter = (entered: DefinitionFile, options: ReadonlyMap<string, string>): void => {
    const rows = entered.text.split(/\r\n|\n|\r/);
    const selected = selectLines(entered.text, buildLineIndex(entered.text), options);
    open.push({ file: entered, rows, numbers: selected ?? rows.map((_, line) => line), next: 0 });
  };
  enter(file, new Map());
  for (let top = open.at(-1); top !== undefined && lines.length < MAXIMUM_LINES; top = open.at(-1)) {
    const line = top.numbers[top.next++];
    if (line === undefined) {
      open.pop();
      continue;
    }
    const text = top.rows[line] ?? '';
    const include = ONE_INCLUDE.exec(text);
    if (include === null) {
      lines.push({ text, source: top.file.path, line });
      continue;
    }
    const path = resolveInclude(include[1]!, top.file.path);
    const found = byPath.get(path ?? '');
    if (found === undefined) problems.push({ message: `The file ${path ?? include[1]!} is not there.`, path: top.file.path, line });
    else if (open.length < MAXIMUM_DEPTH && !open.some((one) => one.file === found)) enter(found, parseAttributeList(include[2]!).named);
  }
  return lines;
}

/** Items and titles of lists; lines that belong to none of them are no navigation. */
function readItems(lines: readonly SourceLine[]): readonly Written[] {
  const items: Written[] = [];
  let opensList = true;
  let current: Written | undefined;
  for (const { text, source, line } of lines) {
    const item = /^[ \t]*(\*{1,5}|-)[ \t]+(\S.*)$/.exec(text);
    const title = /^\.([^\s.].*)$/.exec(text)?.[1];
    if (item !== null || title !== undefined) {
      current = { depth: item === null ? 0 : item[1]!.length, opensList, text: item?.[2] ?? title!, source, line };
      items.push(current);
      opensList = false;
    } else if (/^\[.*\]\s*$/.test(text)) {
      opensList = true;
      current = undefined;
    } else if (/^\s*$/.test(text)) current = undefined;
    else if (current !== undefined && !/^(?:\/\/|:|(?:ifn?def|ifeval|endif)::)/.test(text)) current.text += ` ${text.trim()}`;
  }
  return items;
}

/** What one entry leads to, and its title as written: empty where the page gives it. */
function readLink(text: string, source: string, component: string | undefined): { readonly title: string; readonly target: BookTarget | undefined } {
  const macro = /(?:\b(xref|link):)([^\s[\]]{1,1000})\[([^\]]{0,1000})\]|((?:https?|ftp):\/\/[^\s[\]]{1,1000})(?:\[([^\]]{0,1000})\])?/.exec(text);
  if (macro === null) return { title: text.trim(), target: undefined };
  const title = (macro[3] ?? macro[5] ?? '').replace(/,\s*[\w-]+=.*$/, '').replace(/\^$/, '').trim();
  const address = macro[4] ?? macro[2]!;
  if (macro[1] !== 'xref') return { title, target: { address: isAddress(address) ? address : undefined } };
  return { title, target: resolvePage(address, source, component) };
}

/** A page by its resource id, seen from the file `source`; its extension may be left out. */
function resolvePage(id: string, source: string, component: string | undefined): BookTarget {
  const name = id.replace(/#.*$/, '');
  const path = resolveResource(/\.\w+$/.test(name) ? name : `${name}.adoc`, source, 'page', component);
  return path === undefined ? { address: undefined } : { path };
}

/** Titles as a reader sees them, read as the titles they will be. */
function plainTitles(written: readonly string[]): readonly string[] {
  const shown = parseAsciidoc(written.map((title) => `[discrete]\n== ${title === '' ? '-' : title}\n`).join('\n')).headings;
  if (shown.length !== written.length) return written;
  return written.map((title, index) => (title === '' ? '' : shown[index]!.text));
}
