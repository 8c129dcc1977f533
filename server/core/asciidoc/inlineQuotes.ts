/**
 * Formatted text: `*strong*`, `_emphasis_`, `` `code` ``, `#mark#`, `^super^`, `~sub~` and curved quotes, single marks
 * at word boundaries (constrained), double ones anywhere (unconstrained). The old ways of `compat-mode` (set by a
 * two-line document title) are a second table. Follows the AsciiDoc documentation, "Text and punctuation".
 */
import { WORD } from './linePatterns.ts';

interface QuoteRule {
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
  return rule(new RegExp(`(^|[^${WORD};:${before}}])${ROLE}${mark}(\\S|\\S[\\s\\S]*?\\S)${closing}(?!${lookahead})`, 'gmu'), true, tag);
}

function unconstrained(mark: string, content: string, tag: string): QuoteRule {
  return rule(new RegExp(`\\\\?${ROLE}${mark}(${content})${mark}`, 'gmu'), false, tag);
}

function rule(pattern: RegExp, isConstrained: boolean, tag: string): QuoteRule {
  const quotes: Readonly<Record<string, readonly [string, string]>> = { double: ['&#8220;', '&#8221;'], single: ['&#8216;', '&#8217;'] };
  const [open, close] = quotes[tag] ?? [`<${tag}>`, `</${tag}>`];
  return { pattern, constrained: isConstrained, open, close, isMark: tag === 'mark' };
}

const ANYTHING = String.raw`[\s\S]+?`;
const SHARED_TAIL = [
  unconstrained('__', ANYTHING, 'em'), constrained('_', '_', 'em'), unconstrained('##', ANYTHING, 'mark'),
  constrained('#', '#', 'mark', '&'), unconstrained(String.raw`\^`, String.raw`\S+?`, 'sup'), unconstrained('~', String.raw`\S+?`, 'sub'),
];
const STRONG = [unconstrained(String.raw`\*\*`, ANYTHING, 'strong'), constrained(String.raw`\*`, String.raw`\*`, 'strong')];
const RULES = [
  ...STRONG, constrained('"`', '`"', 'double'), constrained("'`", "`'", 'single', '`'), unconstrained('``', ANYTHING, 'code'),
  constrained('`', '`', 'code', '"\'`', '"\'`'), ...SHARED_TAIL,
];
const COMPATIBILITY_RULES = [
  ...STRONG, constrained('``', "''", 'double'), constrained("'", "'", 'em'), constrained('`', "'", 'single'),
  unconstrained(String.raw`\+\+`, ANYTHING, 'code'), constrained(String.raw`\+`, String.raw`\+`, 'code'), ...SHARED_TAIL,
];

/** Replaces quoted text by tags and curved quotes. */
export function substituteQuotes(text: string, compatibility: boolean): string {
  if (!(compatibility ? /[*'_+#^~]/ : /[*_`#^~]/).test(text)) return text;
  let result = text;
  for (const one of compatibility ? COMPATIBILITY_RULES : RULES) {
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
