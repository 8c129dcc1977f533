/**
 * Formatted text: `*strong*`, `_emphasis_`, `` `code` ``, `#mark#`, `^super^`, `~sub~` and curved quotes, single marks
 * at word boundaries (constrained), double ones anywhere (unconstrained). The old ways of `compat-mode` (set by a
 * two-line document title) are a second table. Follows the AsciiDoc documentation, "Text and punctuation".
 */
import { WORD } from './linePatterns.ts';

interface QuoteRule {
  /** Stands in every text that the rule changes; looking for it costs far less than the pattern. */
  readonly sign: string;
  readonly pattern: RegExp;
  readonly constrained: boolean;
  readonly open: string;
  readonly close: string;
  /** `#text#` with a role is just text with a role. */
  readonly isMark: boolean;
}

const ROLE = String.raw`(?:\[([^\]]+)\])?`;

/** Rules by opening mark, closing mark, what they make, and what may not stand before and after (besides word characters). */
function constrained(mark: string, closing: string, tag: string, before = '', after = ''): QuoteRule {
  const lookahead = after === '' ? `[${WORD}]` : `[${WORD}${after}]`;
  const pattern = new RegExp(`(^|[^${WORD};:${before}}])${ROLE}${escape(mark)}(\\S|\\S[\\s\\S]*?\\S)${escape(closing)}(?!${lookahead})`, 'gmu');
  return rule(mark, pattern, true, tag);
}

function unconstrained(mark: string, content: string, tag: string): QuoteRule {
  return rule(mark, new RegExp(`\\\\?${ROLE}${escape(mark)}(${content})${escape(mark)}`, 'gmu'), false, tag);
}

/** `mark` as a pattern matches it. */
function escape(mark: string): string {
  return mark.replace(/[*^+]/g, '\\$&');
}

function rule(sign: string, pattern: RegExp, isConstrained: boolean, tag: string): QuoteRule {
  const quotes: Readonly<Record<string, readonly [string, string]>> = { double: ['&#8220;', '&#8221;'], single: ['&#8216;', '&#8217;'] };
  const [open, close] = quotes[tag] ?? [`<${tag}>`, `</${tag}>`];
  return { sign, pattern, constrained: isConstrained, open, close, isMark: tag === 'mark' };
}

const ANYTHING = String.raw`[\s\S]+?`;
const NO_BLANKS = String.raw`\S+?`;
const SHARED_TAIL = [
  unconstrained('__', ANYTHING, 'em'), constrained('_', '_', 'em'), unconstrained('##', ANYTHING, 'mark'),
  constrained('#', '#', 'mark', '&'), unconstrained('^', NO_BLANKS, 'sup'), unconstrained('~', NO_BLANKS, 'sub'),
];
const STRONG = [unconstrained('**', ANYTHING, 'strong'), constrained('*', '*', 'strong')];
const RULES = [
  ...STRONG, constrained('"`', '`"', 'double'), constrained("'`", "`'", 'single', '`'), unconstrained('``', ANYTHING, 'code'),
  constrained('`', '`', 'code', '"\'`', '"\'`'), ...SHARED_TAIL,
];
const COMPATIBILITY_RULES = [
  ...STRONG, constrained('``', "''", 'double'), constrained("'", "'", 'em'), constrained('`', "'", 'single'),
  unconstrained('++', ANYTHING, 'code'), constrained('+', '+', 'code'), ...SHARED_TAIL,
];

/** Replaces quoted text by tags and curved quotes. */
export function substituteQuotes(text: string, compatibility: boolean): string {
  if (!(compatibility ? /[*'_+#^~]/ : /[*_`#^~]/).test(text)) return text;
  let result = text;
  for (const one of compatibility ? COMPATIBILITY_RULES : RULES) {
    if (!result.includes(one.sign)) continue;
    result = result.replace(one.pattern, (whole: string, first: string | undefined, second: string | undefined, third: string | undefined) =>
      one.constrained ? quoteConstrained(one, whole, first ?? '', second, third!) : quoteUnconstrained(one, whole, first, second!));
  }
  return result;
}

function quoteConstrained(one: QuoteRule, whole: string, before: string, role: string | undefined, content: string): string {
  if (!whole.startsWith('\\')) return before + wrap(one, role, content);
  return role === undefined ? whole.slice(1) : `[${role}]${wrap(one, undefined, content)}`;
}

function quoteUnconstrained(one: QuoteRule, whole: string, role: string | undefined, content: string): string {
  return whole.startsWith('\\') ? whole.slice(1) : wrap(one, role, content);
}

function wrap(one: QuoteRule, role: string | undefined, content: string): string {
  if (one.isMark && role !== undefined) return `<span class="role">${content}</span>`;
  return one.open + content + one.close;
}
