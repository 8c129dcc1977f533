/**
 * A markdown-it whose inline rules report where links, images, autolinks, wiki links and raw tags stand in the source
 * they are given, which its tokens do not tell. Wiki links, `[[page#heading|text]]`, are a rule of our own before its
 * links; they give way where the label in the inner brackets is a link reference.
 *
 * Sample: for `a <b@c.d>` it finds one autolink from 2 to 9.
 */
import { type Env, type StateInline, type Token } from 'markdown-it';
import { buildInlineParser } from './inlineText.ts';

/** The raw target, -1 where it does not stand in what was found. */
interface Target {
  readonly targetStart: number;
  readonly targetEnd: number;
}
const ELSEWHERE: Target = { targetStart: -1, targetEnd: -1 };

export interface Found extends Target {
  readonly kind: 'link' | 'image' | 'autolink' | 'wiki' | 'tag';
  readonly start: number;
  readonly end: number;
}

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Where the rules put what they find, and the source it is reported for: texts of images are parsed on their own. */
const FOUND = Symbol('found');
const SOURCE = Symbol('source');
const WIKI_LINK = /\[\[([^[\]\n|]+)(?:\|([^[\]\n]*))?\]\](?!\()/y;

const parser = buildInlineParser();
const { normalizeReference } = parser.utils;

listenTo('link', 'link', (state, start) => inlineTarget(state, start, true));
listenTo('image', 'image', (state, start) => inlineTarget(state, start + 1, false));
listenTo('autolink', 'autolink', (state, start) => ({ targetStart: start + 1, targetEnd: state.pos - 1 }));
listenTo('html_inline', 'tag', () => ELSEWHERE);
parser.inline.ruler.before('link', 'wiki', readWikiLink);

/** Parses `source`; returns its tokens and what stands where, in the order in which it begins. */
export function listenToLinks(source: string, references: Env): { readonly tokens: Token[]; readonly found: Found[] } {
  const tokens: Token[] = [];
  const found: Found[] = [];
  parser.inline.parse(source, parser, { ...references, [FOUND]: found, [SOURCE]: source }, tokens);
  return { tokens, found: found.sort((a, b) => a.start - b.start) };
}

/** Has the rule `name` report what it reads; `findTarget` is called with the state after it. */
function listenTo(name: string, kind: Found['kind'], findTarget: (state: StateInline, start: number) => Target): void {
  const rule = ruleNamed(name);
  parser.inline.ruler.at(name, (state, silent) => {
    const start = state.pos;
    if (!rule(state, silent)) return false;
    if (!silent) report(state, kind, start, findTarget(state, start));
    return true;
  });
}

function ruleNamed(name: string): InlineRule {
  const { ruler } = buildInlineParser().inline;
  ruler.enableOnly([name]);
  return ruler.getRules('')[0]!;
}

function report(state: StateInline, kind: Found['kind'], start: number, target: Target): void {
  if (state.src === state.env[SOURCE]) (state.env[FOUND] as Found[]).push({ kind, start, end: state.pos, ...target });
}

/** The raw target between the parentheses of the link or image just read; reference links have theirs elsewhere. */
function inlineTarget(state: StateInline, labelStart: number, isLink: boolean): Target {
  const { src, pos: end } = state;
  const opening = parser.helpers.parseLinkLabel(state, labelStart, isLink) + 1;
  if (opening >= end || src.charAt(opening) !== '(') return ELSEWHERE;
  let start = opening + 1;
  while (/[ \t\n]/.test(src.charAt(start))) start++;
  const destination = parser.helpers.parseLinkDestination(src, start, end);
  if (!destination.ok) return { targetStart: start, targetEnd: start };
  const angle = src.charAt(start) === '<' ? 1 : 0;
  return { targetStart: start + angle, targetEnd: destination.pos - angle };
}

function readWikiLink(state: StateInline, silent: boolean): boolean {
  WIKI_LINK.lastIndex = state.pos;
  const match = state.src.charAt(state.pos + 1) === '[' ? WIKI_LINK.exec(state.src) : null;
  if (match === null || match.index + match[0].length > state.posMax) return false;
  const [raw, target = '', text = target] = match;
  if (state.env.references?.[normalizeReference(target)] !== undefined) return false;
  const start = state.pos;
  state.pos += raw.length;
  if (silent) return true;
  state.push('link_open', 'a', 1).attrs = [['href', target.trim()]];
  state.push('text', '', 0).content = text.trim();
  state.push('link_close', 'a', -1);
  const padding = target.length - target.trimStart().length;
  report(state, 'wiki', start, { targetStart: start + 2 + padding, targetEnd: start + 2 + padding + target.trim().length });
  return true;
}
