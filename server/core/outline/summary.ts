/**
 * Reads a book's definition from `SUMMARY.md`, in the grammar of mdBook: links before the lists are unnumbered prefix
 * chapters, links after them suffix chapters; other level-1 headings are part titles; nested list items are numbered
 * chapters, counted on across parts; `[Title]()` is a draft; `---` is a separator. The first heading is no part.
 *
 * Anything else is ignored; what mdBook would refuse becomes a problem beside the entry. It knows nothing of which
 * files exist.
 *
 * Sample: `- [One](a.md)` gives `{ kind: 'link', title: 'One', target: 'a.md', number: '1', parent: -1, line: 0 }`.
 */
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

export interface SummaryEntry {
  readonly kind: 'link' | 'draft' | 'part' | 'separator';
  readonly title: string;
  /** As written in the link, entities and escapes resolved; empty where there is none. */
  readonly target: string;
  /** Chapter number such as `2.1`; empty for chapters outside lists. */
  readonly number: string;
  /** Index of the entry around this one (a chapter, or a part), or -1. */
  readonly parent: number;
  /** Line in the summary, from 0. */
  readonly line: number;
}

export interface SummaryProblem {
  readonly message: string;
  readonly line: number;
}

export interface Summary {
  /** In reading order; parents precede their children. */
  readonly entries: readonly SummaryEntry[];
  readonly problems: readonly SummaryProblem[];
}

/** The summary among the notes of a folder, where mdBook looks for it; undefined when there is none. */
export function findSummary(paths: readonly string[]): string | undefined {
  return ['SUMMARY.md', 'src/SUMMARY.md'].find((path) => paths.includes(path));
}

/** What a line of the summary says, before its place in the tree is known. */
interface Element {
  readonly kind: SummaryEntry['kind'];
  readonly title: string;
  readonly target: string;
  /** How many lists are around it. */
  readonly depth: number;
  readonly line: number;
}

/** Parses the text of a `SUMMARY.md`. Never throws. */
export function parseSummary(text: string): Summary {
  const { elements, problems } = readElements(new MarkdownIt().parse(text, {}));
  const entries: SummaryEntry[] = [];
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
    entries.push({ kind, title, target, number, parent, line });
  }
  return { entries, problems };
}

/** The lines of the summary that mean something. */
function readElements(tokens: readonly Token[]): { elements: readonly Element[]; problems: readonly SummaryProblem[] } {
  const elements: Element[] = [];
  const problems: SummaryProblem[] = [];
  const firstHeading = tokens.findIndex(({ type }) => type === 'heading_open');
  let depth = 0;
  let isItemRead = false;
  tokens.forEach((token, index) => {
    const line = token.map?.[0] ?? 0;
    if (token.type === 'hr') elements.push({ kind: 'separator', title: '', target: '', depth: 0, line });
    else if (token.type.endsWith('_list_open')) {
      depth++;
      const before = tokens[index - 1];
      if (before?.type.endsWith('_list_close') === true) problems.push(mixedBullets(before.markup, token.markup, line));
    } else if (token.type.endsWith('_list_close')) depth--;
    else if (token.type === 'list_item_open') isItemRead = false;
    else if (token.type === 'inline' && tokens[index - 1]!.type === 'paragraph_open' && !(depth > 0 && isItemRead)) {
      isItemRead = true;
      const links = linksOf(token, depth, line);
      elements.push(...(depth > 0 ? links.slice(0, 1) : links));
      if (depth > 0 && links.length === 0) {
        elements.push({ kind: 'draft', title: token.content, target: '', depth, line });
        problems.push({ message: `"${token.content}" is no link: write [${token.content}]() for a chapter still to come.`, line });
      }
    } else if (token.type === 'heading_open' && token.tag === 'h1' && index !== firstHeading) {
      elements.push({ kind: 'part', title: plainText(tokens[index + 1]?.children ?? []), target: '', depth: 0, line });
    }
  });
  return { elements, problems };
}

/** Two lists follow each other with nothing between only when their bullets differ. */
function mixedBullets(before: string, after: string, line: number): SummaryProblem {
  return { message: `This list mixes "${before}" and "${after}": use one of them throughout.`, line };
}

/** The links of one paragraph, in order. */
function linksOf(inline: Token, depth: number, firstLine: number): readonly Element[] {
  const children = inline.children ?? [];
  const links: Element[] = [];
  let line = firstLine;
  children.forEach((child, index) => {
    if (child.type === 'softbreak' || child.type === 'hardbreak') line++;
    if (child.type !== 'link_open') return;
    const end = children.findIndex(({ type }, at) => at > index && type === 'link_close');
    const target = String(child.attrGet('href') ?? '');
    links.push({ kind: target === '' ? 'draft' : 'link', title: plainText(children.slice(index + 1, end)), target, depth, line });
  });
  return links;
}

function plainText(children: readonly Token[]): string {
  return children.map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('');
}
