/**
 * A title as a reader sees it: inline Markdown without its markup. Plain titles are returned as they are; the others
 * are parsed by markdown-it, once for every distinct title.
 *
 * Sample: `` `code` [link](u) ![img](i) *em* &amp; <b>x</b> `` reads `code link img em & x`.
 */
import MarkdownIt, { type Env, type MarkdownIt as InlineParser, type Token } from 'markdown-it';
import { lazy } from './lazy.ts';
import { memoise } from '../text/memoise.ts';

/** Titles longer than this are shown as written: nobody reads them, and inline parsing may take quadratic time. */
const LONGEST_PARSED = 4000;
const MARKUP = /[\n\\`*_[\]<&~\0]/;

const inlineParser = buildInlineParser();

/** A markdown-it that leaves targets as they are written and accepts any, for use below its block rules. */
export function buildInlineParser(): InlineParser {
  const parser = new MarkdownIt({ html: true });
  parser.validateLink = () => true;
  parser.normalizeLink = (target) => target;
  parser.normalizeLinkText = (target) => target;
  return parser;
}

const renderWithoutReferences = memoise((source) => renderInlineText(source, {}));
/** The memory of titles with brackets for one set of defined labels, on which alone their texts depend. */
let renderWithReferences = { labels: '', render: renderWithoutReferences };

/**
 * Reads titles of one document.
 * @param environment gives the document's link reference definitions; asked only when a title has brackets
 */
export function buildTitleReader(environment: () => Env): (source: string) => string {
  const renderBrackets = lazy(() => buildBracketsRenderer(environment()));
  return (source) => {
    if (!MARKUP.test(source)) return source;
    if (source.length > LONGEST_PARSED) return source.replaceAll('\0', '\uFFFD');
    return source.includes('[') ? renderBrackets()(source) : renderWithoutReferences(source);
  };
}

function buildBracketsRenderer(environment: Env): (source: string) => string {
  const labels = Object.keys(environment.references ?? {}).join('\n');
  if (labels === '') return renderWithoutReferences;
  if (labels !== renderWithReferences.labels) {
    renderWithReferences = { labels, render: memoise((source) => renderInlineText(source, environment)) };
  }
  return renderWithReferences.render;
}

/** The text of `source` once rendered, line breaks kept. */
function renderInlineText(source: string, references: Env): string {
  const tokens: Token[] = [];
  inlineParser.inline.parse(source.replaceAll('\0', '\uFFFD'), inlineParser, references, tokens);
  return textOfTokens(tokens);
}

/** The text that inline tokens show; an image shows its alternative text, raw HTML nothing. */
export function textOfTokens(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special' || token.type === 'code_inline') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'image') text += textOfTokens(token.children ?? []);
  }
  return text;
}
