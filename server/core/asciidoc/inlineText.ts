/**
 * Inline AsciiDoc to the shape Asciidoctor gives it, in its order of substitutions: passthroughs aside, special
 * characters, quotes, attributes, replacements, macros, line breaks, passthroughs back. The result is HTML of which only
 * the text and the places of tags matter; ids are made from it, and `plainText` reads it as a reader does.
 * It knows nothing of where the text stands.
 *
 * Sample: `` *a* `b` (C) `` becomes `<strong>a</strong> <code>b</code> &#169;`, which reads "a b ©".
 */
import { escapeSpecialCharacters, substituteReferences } from './attributes.ts';
import { NORMAL } from './inlineContext.ts';
import type { InlineContext, Substitution } from './inlineContext.ts';
import { substituteMacros } from './inlineMacros.ts';
import { substituteQuotes } from './inlineQuotes.ts';
import { substituteReplacements } from './inlineReplacements.ts';
import { extractPassthroughs, restorePassthroughs } from './inlinePassthrough.ts';
import type { Passthrough } from './inlinePassthrough.ts';

/** Without any of these nothing is to be substituted. */
const NOTABLE = /[*_`#^~+$<>&{'[@]|--|\.\.\.|\(\(|\([CRT]|:\/\//;
/** Longer texts are taken as they stand: markup there is no title's, and some rules search far for an end. */
const MAXIMUM_LENGTH = 1000;

/** False for text that converting leaves as it is. */
export function hasMarkup(text: string): boolean {
  return NOTABLE.test(text);
}

/** Converts `text` as its context demands. */
export function convertInline(text: string, context: InlineContext): string {
  return text.length > MAXIMUM_LENGTH ? escapeSpecialCharacters(text) : applySubstitutions(text, NORMAL, context);
}

/** Applies some substitutions, in the order given. */
function applySubstitutions(text: string, substitutions: readonly Substitution[], context: InlineContext): string {
  const passthroughs: Passthrough[] = [];
  const macros = substitutions.includes('macros');
  let result = macros ? extractPassthroughs(text, passthroughs, context) : text;
  for (const one of substitutions) result = substitute(result, one, context);
  return passthroughs.length > 0 ? restorePassthroughs(result, passthroughs, (inner, wanted) => applySubstitutions(inner, wanted, context)) : result;
}

function substitute(text: string, substitution: Substitution, context: InlineContext): string {
  switch (substitution) {
    case 'specialcharacters': return escapeSpecialCharacters(text);
    case 'quotes': return substituteQuotes(text, context.settings.compatibility);
    case 'attributes': return text.includes('{') ? substituteReferences(text, (inside) => context.reference(inside), context.settings.dropMissing) : text;
    case 'replacements': return substituteReplacements(text);
    case 'macros': return substituteMacros(text, context);
    case 'post_replacements': return text.endsWith(' +') ? `${text.slice(0, -2)}<br>` : text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** What a reader sees of converted text: tags gone, character references resolved, no blanks around. */
export function plainText(converted: string): string {
  if (!converted.includes('<') && !converted.includes('&')) return converted.trim();
  return converted.replace(/<[^>]+>/g, '').replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name as string] ?? whole as string;
    const code = decimal !== undefined ? Number.parseInt(decimal as string, 10) : Number.parseInt(hexadecimal as string, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole as string;
  }).trim();
}
