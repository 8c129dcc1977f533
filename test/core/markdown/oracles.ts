/**
 * What commonmark.js and markdown-it say about a text, in the terms in which the differential tests compare them with
 * ours. It knows nothing of our parser.
 *
 * Sample: of `# *A*` commonmark.js says one heading, level 1, from line 0 to line 0, text `A`.
 */
import { type Node, Parser } from 'commonmark';
import MarkdownIt, { type Token } from 'markdown-it';

export interface OracleHeading {
  readonly level: number;
  readonly line: number;
  readonly endLine: number;
  /** The title on one line. */
  readonly text: string;
  /** The title as rendered, its line breaks kept. */
  readonly rendered: string;
}

/** A parser that also keeps the raw content of each heading, which the library throws away. */
interface ContentKeepingParser {
  inlineParser: { parse(block: Node & { _string_content: string }): void };
  parse(text: string): Node;
}

/** The headings commonmark.js finds. */
export function commonmarkHeadings(text: string): OracleHeading[] {
  const parser = new Parser() as unknown as ContentKeepingParser;
  const contentLines = new Map<Node, number>();
  const parseInline = parser.inlineParser.parse.bind(parser.inlineParser);
  parser.inlineParser.parse = (block) => {
    contentLines.set(block, block._string_content.replace(/\n+$/, '').split('\n').length);
    parseInline(block);
  };
  const headings: OracleHeading[] = [];
  const walker = parser.parse(text).walker();
  for (let event; (event = walker.next()) !== null;) {
    const { node, entering } = event;
    if (node.type !== 'heading' || !entering) continue;
    const [[first], [last]] = node.sourcepos;
    // Its position includes link reference definitions above the title, which are no part of the heading.
    const line = first === last ? last - 1 : last - 1 - contentLines.get(node)!;
    headings.push({ level: node.level, line, endLine: last - 1, ...renderedTitle(node) });
  }
  return headings;
}

function renderedTitle(heading: Node): { text: string; rendered: string } {
  let rendered = '';
  const walker = heading.walker();
  for (let event; (event = walker.next()) !== null;) {
    const { type, literal } = event.node;
    if (!event.entering) continue;
    if (type === 'text' || type === 'code') rendered += literal;
    else if (type === 'softbreak' || type === 'linebreak') rendered += '\n';
  }
  return { text: rendered.split('\n').map((line) => line.trim()).join(' ').trim(), rendered };
}

const markdownIt = new MarkdownIt({ html: true, maxNesting: 10_000 });
markdownIt.core.ruler.disable('inline');
const markdownItWithoutTables = new MarkdownIt({ html: true, maxNesting: 10_000 }).disable('table');
markdownItWithoutTables.core.ruler.disable('inline');

/** The headings markdown-it finds, without texts. */
export function markdownItHeadings(text: string, tables: boolean): Omit<OracleHeading, 'text' | 'rendered'>[] {
  return blockTokens(text, tables).filter((token) => token.type === 'heading_open').map((token) => ({
    level: Number(token.tag.slice(1)), line: token.map![0], endLine: token.map![1] - 1,
  }));
}

/** The lines of list items whose first block is a paragraph that begins with a box. */
export function markdownItChecklist(text: string): { readonly line: number; readonly box: string }[] {
  const tokens = blockTokens(text, true);
  return tokens.flatMap((token, index) => {
    if (token.type !== 'list_item_open' || tokens[index + 1]?.type !== 'paragraph_open') return [];
    const box = /^\[([ xX/-])\][ \t]+\S/.exec(tokens[index + 2]!.content);
    return box === null ? [] : [{ line: token.map![0], box: box[1]! }];
  });
}

/** First and last line of every table. */
export function markdownItTables(text: string): { readonly startLine: number; readonly endLine: number }[] {
  return blockTokens(text, true).filter((token) => token.type === 'table_open')
    .map((token) => ({ startLine: token.map![0], endLine: token.map![1] - 1 }));
}

function blockTokens(text: string, tables: boolean): Token[] {
  return (tables ? markdownIt : markdownItWithoutTables).parse(text, {});
}
