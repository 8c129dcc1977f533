/**
 * Textual replacements: `(C)`, dashes, ellipses, apostrophes, arrows, character references.
 * Follows the AsciiDoc documentation, "Replacements"; a backslash in front keeps the text as it is.
 * It works on text whose special characters are character references already.
 */
import { LETTER, WORD } from './linePatterns.ts';

type Keep = 'none' | 'leading' | 'both';

/** What stands in every text that the rule changes, its pattern, the replacement, and what of the match stays. */
const RULES: readonly (readonly [string, RegExp, string, Keep])[] = [
  ['(C)', /\\?\(C\)/g, '&#169;', 'none'],
  ['(R)', /\\?\(R\)/g, '&#174;', 'none'],
  ['(TM)', /\\?\(TM\)/g, '&#8482;', 'none'],
  ['--', /(?: |\n|^|\\)--(?: |\n|$)/g, '&#8201;&#8212;&#8201;', 'none'],
  ['--', new RegExp(`([${WORD}])\\\\?--(?=[${WORD}])`, 'gu'), '&#8212;&#8203;', 'leading'],
  ['...', /\\?\.\.\./g, '&#8230;&#8203;', 'none'],
  ['`\'', /\\?`'/g, '&#8217;', 'none'],
  ['\'', new RegExp(`([${LETTER}\\p{Nd}])\\\\?'(?=[${LETTER}])`, 'gu'), '&#8217;', 'leading'],
  ['-&gt;', /\\?-&gt;/g, '&#8594;', 'none'],
  ['=&gt;', /\\?=&gt;/g, '&#8658;', 'none'],
  ['&lt;-', /\\?&lt;-/g, '&#8592;', 'none'],
  ['&lt;=', /\\?&lt;=/g, '&#8656;', 'none'],
  ['&amp;', /\\?(&)amp;((?:[a-zA-Z][a-zA-Z]+\d{0,2}|#\d\d\d{0,4}|#x[\da-fA-F][\da-fA-F][\da-fA-F]{0,3});)/g, '', 'both'],
];

/** Replaces what looks like a symbol by the symbol. */
export function substituteReplacements(text: string): string {
  if (!/[&']|--|\.\.\.|\([CRT]M?\)/.test(text)) return text;
  let result = text;
  for (const [sign, pattern, replacement, keep] of RULES) {
    if (!result.includes(sign)) continue;
    result = result.replace(pattern, (whole: string, first?: string, second?: string) => {
      if (whole.includes('\\')) return whole.replace('\\', '');
      if (keep === 'none') return replacement;
      return keep === 'leading' ? first! + replacement : first! + second!;
    });
  }
  return result;
}
