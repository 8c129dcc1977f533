/**
 * Reads a book's definition from `SUMMARY.md`, in the grammar of mdBook: links before the lists are unnumbered prefix
 * chapters, links after them suffix chapters; other level-1 headings are part titles; nested list items are numbered
 * chapters, counted on across parts; `[Title]()` is a draft; `---` is a separator. The first heading is no part.
 *
 * Anything else is ignored; what mdBook would refuse becomes a problem beside the entry. It knows nothing of which
 * files exist.
 *
 * Sample: `- [One](a.md)` gives a link titled `One` to `{ path: 'a.md' }`, number `1`, parent -1, line 0.
 */
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { folderOf, isAddress, joinPath } from './bookEntry.ts';
import type { BookEntries, BookEntry, BookProblem, BookTarget } from './bookEntry.ts';
import type { DefinitionFile } from './bookDefinition.ts';

/** What a line of the summary says, before its place in the tree is known. */
interface Element {
  readonly kind: BookEntry['kind'];
  readonly title: string;
  /** As written in the link, entities and escapes resolved; empty where there is none. */
  readonly target: string;
  /** How many lists are around it. */
  readonly depth: number;
  readonly line: number;
}

/** Parses a `SUMMARY.md`. Never throws. */
export function parseSummary({ path, text }: DefinitionFile): BookEntries {
  const { elements, problems } = readElements(new MarkdownIt().parse(text, {}), path);
  const entries: BookEntry[] = [];
  let part = -1;
  /** The latest chapter at each depth of lists, and how many came before it in its list. */
  const latest: number[] = [];
  const counts: number[] = [];
  for (const { kind, title, target, depth, line } of elements) {
    if (kind === 'part') part = entries.length;
    let number = '';
    let parent = -1;
    if (depth > 0) {
      counts.length = Math.min(counts.length, depth + 1);
      counts[depth] = (counts[depth] ?? 0) + 1;
      parent = depth > 1 ? latest[depth - 1] ?? part : part;
      number = (depth > 1 ? `${entries[parent]?.number ?? ''}.` : '') + String(counts[depth]);
      latest[depth] = entries.length;
    }
    const link = kind === 'link' ? { target: targetOf(path, target) } : {};
    entries.push({ kind, title, ...link, number, parent, source: path, line });
  }
  return { entries, problems };
}

/** What a link in the summary at `from` means, without its fragment. */
function targetOf(from: string, target: string): BookTarget {
  if (isAddress(target)) return { address: target };
  return { path: joinPath(folderOf(from), decodeTarget(withoutFragment(target))) };
}

function withoutFragment(target: string): string {
  return target.replace(/[?#].*$/, '');
}

/** Percent-decoded; as it stands when it is no valid encoding. */
function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** The lines of the summary that mean something. */
function readElements(tokens: readonly Token[], path: string): { elements: readonly Element[]; problems: readonly BookProblem[] } {
  const elements: Element[] = [];
  const problems: BookProblem[] = [];
  const firstHeading = tokens.findIndex(({ type }) => type === 'heading_open');
  let depth = 0;
  let isItemRead = false;
  tokens.forEach((token, index) => {
    const line = token.map?.[0] ?? 0;
    if (token.type === 'hr') elements.push({ kind: 'separator', title: '', target: '', depth: 0, line });
    else if (token.type.endsWith('_list_open')) {
      depth++;
      const before = tokens[index - 1];
      if (before?.type.endsWith('_list_close') === true) problems.push({ message: mixedBullets(before.markup, token.markup), path, line });
    } else if (token.type.endsWith('_list_close')) depth--;
    else if (token.type === 'list_item_open') isItemRead = false;
    else if (token.type === 'inline' && tokens[index - 1]!.type === 'paragraph_open' && !(depth > 0 && isItemRead)) {
      isItemRead = true;
      const links = linksOf(token, depth, line);
      elements.push(...(depth > 0 ? links.slice(0, 1) : links));
      if (depth > 0 && links.length === 0) {
        elements.push({ kind: 'draft', title: token.content, target: '', depth, line });
        problems.push({ message: `"${token.content}" is no link: write [${token.content}]() for a chapter still to come.`, path, line });
      }
      for (const link of links) {
        if (link.kind === 'draft' && link.target !== '') problems.push({ message: `"${link.target}" names no file: a chapter is a note of its own.`, path, line: link.line });
      }
    } else if (token.type === 'heading_open' && token.tag === 'h1' && index !== firstHeading) {
      elements.push({ kind: 'part', title: plainText(tokens[index + 1]?.children ?? []), target: '', depth: 0, line });
    }
  });
  return { elements, problems };
}

/** Two lists follow each other with nothing between only when their bullets differ. */
function mixedBullets(before: string, after: string): string {
  return `This list mixes "${before}" and "${after}": use one of them throughout.`;
}

/** The links of one paragraph, in order. One pass: a paragraph may hold thousands. */
function linksOf(inline: Token, depth: number, firstLine: number): readonly Element[] {
  const children = inline.children ?? [];
  const links: Element[] = [];
  let line = firstLine;
  let opening = -1;
  let openingLine = firstLine;
  children.forEach((child, index) => {
    if (child.type === 'softbreak' || child.type === 'hardbreak') line++;
    else if (child.type === 'link_open') {
      opening = index;
      openingLine = line;
    } else if (child.type === 'link_close') {
      const target = String(children[opening]?.attrGet('href') ?? '');
      const title = plainText(children.slice(opening + 1, index));
      links.push({ kind: withoutFragment(target) === '' ? 'draft' : 'link', title, target, depth, line: openingLine });
    }
  });
  return links;
}

function plainText(children: readonly Token[]): string {
  return children.map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('');
}
