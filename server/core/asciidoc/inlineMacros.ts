/**
 * Inline macros: keys, buttons and menus (with `experimental`), images and icons, index terms, links and addresses,
 * anchors, cross references, footnotes; in this order, as Asciidoctor has it. Each becomes its text with tags around.
 * It works on text that has been through quotes, attributes and replacements. Each rule is one function in `RULES`.
 */
import { parseAttributeList } from './attributeList.ts';
import type { InlineContext } from './inlineContext.ts';
import { LETTER, WORD } from './linePatterns.ts';

const IDENTIFIER = `[${LETTER}_:][${WORD}\\-:.]*`;
const KEY_OR_BUTTON = /(\\)?(kbd|btn):\[([\s\S]*?[^\\])\]/g;
const MENU = new RegExp(String.raw`\\?menu:([${WORD}]|[${WORD}&][^\n\[]*[^\s\[])\[ *(?:|([\s\S]*?[^\\]))\]`, 'gu');
const QUOTED_MENU = new RegExp(String.raw`\\?"([${WORD}&][^"]*?[ \n]+&gt;[ \n]+[^"]*)"`, 'gu');
const IMAGE_OR_ICON = /\\?i(?:mage|con):([^:\s[](?:[^\n[]*[^\s[])?)\[(|[\s\S]*?[^\\])\]/g;
const INDEX_TERM = /\\?(?:(indexterm2?):\[([\s\S]*?[^\\])\]|\(\(([\s\S]+?)\)\)(?!\)))/g;
const LINK_SCHEME = '(?:https?|file|ftp|irc)';
const LINK = new RegExp(
  String.raw`(^|link:|[ \t]|\\?&lt;(?=\\?${LINK_SCHEME}(:))|[>()[\];"'])(\\?${LINK_SCHEME}:\/\/)`
  + String.raw`(?:([^\s[\]]+)\[(|[\s\S]*?[^\\])\]|(?!\2)([^\s]+?)&gt;|([^\s[\]<]*([^\s,.?![\]<)])))`, 'g');
const LINK_MACRO = /\\?(?:link|(mailto)):(|[^:\s[][^\s[]*)\[(|[\s\S]*?[^\\])\]/g;
const ADDRESS = new RegExp(String.raw`([\\>:/])?[${WORD}](?:&amp;|[${WORD}\-.%+])*@[${LETTER}\p{Nd}][${LETTER}\p{Nd}_\-.]*\.[a-zA-Z]{2,5}\b`, 'gu');
const ANCHOR = new RegExp(String.raw`(\\)?(?:\[\[(${IDENTIFIER})(?:, *(.+?))?\]\]|anchor:(${IDENTIFIER})\[(?:\]|(.*?[^\\])\]))`, 'gu');
const CROSS_REFERENCE = new RegExp(String.raw`\\?(?:&lt;&lt;([${WORD}#/.:{][\s\S]*?)&gt;&gt;|xref:([${WORD}#/.:{][\s\S]*?)\[(?:\]|([\s\S]*?[^\\])\]))`, 'gu');
const FOOTNOTE = new RegExp(String.raw`\\?footnote(?:(ref):|:([${WORD}\-]+)?)\[(?:|([\s\S]*?[^\\]))\](?!</a>)`, 'gu');
const SCHEME = new RegExp(String.raw`^[${LETTER}][${LETTER}\p{Nd}.+-]+:/{0,2}`, 'u');

type Rule = (text: string, context: InlineContext) => string;

const RULES: readonly Rule[] = [keysAndButtons, menus, images, indexTerms, links, linkMacros, addresses, anchors, crossReferences, footnotes];

/** Replaces every inline macro in `text`. */
export function substituteMacros(text: string, context: InlineContext): string {
  return RULES.reduce((result, rule) => rule(result, context), text);
}

function keysAndButtons(text: string, context: InlineContext): string {
  if (!context.settings.experimental || !text.includes(':[')) return text;
  return text.replace(KEY_OR_BUTTON, (whole: string, escape: string | undefined, name: string, content: string) => {
    if (escape !== undefined) return whole.slice(1);
    if (name === 'btn') return `<b class="button">${normalize(content)}</b>`;
    return keysOf(normalizeBrackets(content.trim())).map((key) => `<kbd>${key}</kbd>`).join('+');
  });
}

/** The keys of a combination, parted by the first `,` or `+`; a key at the end may be that sign itself. */
function keysOf(keys: string): readonly string[] {
  const delimiter = /[,+]/.exec(keys.slice(1))?.[0];
  if (delimiter === undefined) return [keys];
  if (!keys.endsWith(delimiter)) return keys.split(delimiter).map((key) => key.trim());
  const parts = keys.slice(0, -1).split(delimiter).map((key) => key.trim());
  return [...parts.slice(0, -1), parts.at(-1)! + delimiter];
}

function menus(text: string, context: InlineContext): string {
  if (!context.settings.experimental) return text;
  const named = text.replace(MENU, (whole: string, menu: string, content: string | undefined) => {
    if (whole.startsWith('\\')) return whole.slice(1);
    const items = normalizeBrackets(content ?? '');
    const delimiter = items.includes('&gt;') ? '&gt;' : items.includes(',') ? ',' : undefined;
    if (items === '') return `<b class="menuref">${menu}</b>`;
    return menuPath([menu, ...(delimiter === undefined ? [items.trimEnd()] : items.split(delimiter).map((item) => item.trim()))]);
  });
  return named.replace(QUOTED_MENU, (whole: string, content: string) =>
    whole.startsWith('\\') ? whole.slice(1) : menuPath(content.split('&gt;').map((item) => item.trim())));
}

function menuPath(items: readonly string[]): string {
  return `<span class="menuseq">${items.map((item) => `<b>${item}</b>`).join('&#160;<b class="caret">&#8250;</b> ')}</span>`;
}

function images(text: string): string {
  if (!text.includes('image:') && !text.includes('icon:')) return text;
  return text.replace(IMAGE_OR_ICON, (whole: string, target: string, content: string) => {
    if (whole.startsWith('\\')) return whole.slice(1);
    if (!whole.startsWith('icon:')) return '<span class="image"><img></span>';
    const alt = parseAttributeList(normalize(content)).named.get('alt');
    return `<span class="icon">[${alt ?? baseName(target).replace(/[_-]/g, ' ')}&#93;</span>`;
  });
}

function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

function indexTerms(text: string): string {
  if (!text.includes('((') && !text.includes('dexterm')) return text;
  return text.replace(INDEX_TERM, (whole: string, name: string | undefined, content: string | undefined, enclosed: string | undefined) => {
    const escaped = whole.startsWith('\\');
    if (name !== undefined) return escaped ? whole.slice(1) : name === 'indexterm' ? '' : visibleTerm(normalize(content!));
    return indexTerm(whole, escaped, enclosed!);
  });
}

/** `((term))` shows its text, `(((a, b)))` nothing; a bracket on one side only belongs to the text around. */
function indexTerm(whole: string, escaped: boolean, enclosed: string): string {
  const opens = enclosed.startsWith('(');
  const closes = enclosed.endsWith(')');
  if (escaped) return opens && closes ? `(${shownTerm(enclosed.slice(1, -1))})` : whole.slice(1);
  if (opens && closes) return '';
  if (opens) return `(${shownTerm(enclosed.slice(1))}`;
  return closes ? `${shownTerm(enclosed.slice(0, -1))})` : shownTerm(enclosed);
}

function shownTerm(term: string): string {
  const text = term.replaceAll('\n', ' ').trim();
  for (const see of [' &gt;&gt; ', ' &amp;&gt; ']) if (text.includes(see)) return text.slice(0, text.indexOf(see));
  return text;
}

function visibleTerm(term: string): string {
  return term.includes('=') ? parseAttributeList(term).positional[0] ?? term : term;
}

function links(text: string, context: InlineContext): string {
  if (!text.includes('://')) return text;
  return text.replace(LINK, (whole: string, before: string, angle: string | undefined, scheme: string, target: string | undefined,
    content: string | undefined, angled: string | undefined, bare: string | undefined, last: string | undefined) => {
    if (angle !== undefined && content === undefined) return angledLink(whole, before, scheme, angled, context);
    if (scheme.startsWith('\\')) return before + whole.slice(before.length + 1);
    if (content !== undefined) {
      const shown = linkText(content, context) ?? '';
      return (before === 'link:' ? '' : before) + anchorTag(shown === '' ? uriText(scheme + target!, context) : shown, scheme + target!);
    }
    if (before === 'link:' || before === '"' || before === "'") return whole;
    return before + bareLink(whole.slice(before.length), scheme, scheme + (bare ?? ''), last, context);
  });
}

function angledLink(whole: string, before: string, scheme: string, angled: string | undefined, context: InlineContext): string {
  if (before.startsWith('\\')) return whole.slice(1);
  if (scheme.startsWith('\\')) return before + whole.slice(before.length + 1);
  return angled === undefined || angled === '' ? whole : anchorTag(uriText(scheme + angled, context), scheme + angled);
}

/** A bare address; a `;` or `:` at its end, and a bracket before that, do not belong to it. */
function bareLink(whole: string, scheme: string, target: string, last: string | undefined, context: InlineContext): string {
  if (last !== ';' && last !== ':') return anchorTag(uriText(target, context), target);
  let shorter = target.slice(0, -1);
  let after = last;
  if (shorter.endsWith(')')) {
    shorter = shorter.slice(0, -1);
    after = `)${last}`;
  }
  return shorter === scheme ? whole : anchorTag(uriText(shorter, context), shorter) + after;
}

function linkMacros(text: string, context: InlineContext): string {
  if (!text.includes('link:') && !text.includes('ilto:')) return text;
  return text.replace(LINK_MACRO, (whole: string, mail: string | undefined, target: string, content: string) => {
    if (whole.startsWith('\\')) return whole.slice(1);
    const shown = mail === undefined ? linkText(content, context) : mailText(content, context);
    const address = mail === undefined ? target : `mailto:${target}`;
    if (shown !== undefined && shown !== '') return anchorTag(shown, address);
    return anchorTag(mail === undefined ? uriText(target, context) : target, address);
  });
}

function mailText(content: string, context: InlineContext): string | undefined {
  const text = normalizeBrackets(content);
  const shown = !context.settings.compatibility && text.includes(',') ? parseAttributeList(text).positional[0] ?? '' : text;
  return shown.endsWith('^') ? shown.slice(0, -1) : shown;
}

/** The text of a link from between its brackets, attributes such as `role=x` and the final `^` taken off. */
function linkText(content: string, context: InlineContext): string | undefined {
  let text = normalizeBrackets(content);
  if (!context.settings.compatibility && text.includes('=')) text = withoutAttributes(text) ?? '';
  return text.endsWith('^') ? text.slice(0, -1) : text;
}

function withoutAttributes(text: string): string | undefined {
  return parseAttributeList(text.replaceAll('\n', ' ')).positional[0];
}

function uriText(target: string, context: InlineContext): string {
  return context.settings.hideUriScheme ? target.replace(SCHEME, '') || target : target;
}

function anchorTag(text: string, target: string): string {
  return `<a href="${target}">${text}</a>`;
}

function addresses(text: string): string {
  if (!/\S@\S/.test(text)) return text;
  return text.replace(ADDRESS, (whole: string, before: string | undefined) => {
    if (before === undefined) return anchorTag(whole, `mailto:${whole}`);
    return before === '\\' ? whole.slice(1) : whole;
  });
}

function anchors(text: string): string {
  if (!text.includes('[[') && !text.includes('or:')) return text;
  return text.replace(ANCHOR, (whole: string, escape: string | undefined) => escape === undefined ? '<a></a>' : whole.slice(1));
}

function crossReferences(text: string, context: InlineContext): string {
  if (!text.includes(';&l') && !text.includes('xref:')) return text;
  return text.replace(CROSS_REFERENCE, (whole: string, angled: string | undefined, target: string | undefined, content: string | undefined) => {
    if (whole.startsWith('\\')) return whole.slice(1);
    if (angled === undefined) return crossReference(target!, macroText(content, context), true, context);
    const comma = angled.indexOf(',');
    return comma < 0 ? crossReference(angled, undefined, false, context)
      : crossReference(angled.slice(0, comma), angled.slice(comma + 1).trimStart() || undefined, false, context);
  });
}

function macroText(content: string | undefined, context: InlineContext): string | undefined {
  if (content === undefined) return undefined;
  const text = normalizeBrackets(content);
  return !context.settings.compatibility && text.includes('=') ? withoutAttributes(text) : text;
}

function crossReference(reference: string, shown: string | undefined, macro: boolean, context: InlineContext): string {
  const hash = context.settings.compatibility ? -1 : reference.search(/(?<!&)#/);
  const tag = (text: string): string => `<a href="#">${text}</a>`;
  if (hash > 0) return tag(shown ?? pathText(reference.slice(0, hash), reference.slice(hash + 1), macro));
  if (hash < 0 && macro && !context.settings.compatibility && /\.[^/]*$/.test(reference)) return tag(shown ?? pathText(reference, '', true));
  const fragment = hash === 0 ? reference.slice(1) : reference;
  if (shown !== undefined) return tag(shown);
  const direct = context.referenceText(fragment);
  if (direct !== undefined) return tag(direct.replace(/<(?:a\b[^>]*|\/a)>/g, ''));
  const natural = /[ A-Z]/.test(fragment) || fragment.toLowerCase() !== fragment ? context.idOfTitle(fragment) : undefined;
  return tag(natural === undefined ? `[${fragment}]` : fragment);
}

/** What a reference to another document shows: its path, as published. */
function pathText(path: string, fragment: string, macro: boolean): string {
  const source = /\.(?:adoc|asciidoc|asc|ad|txt)$/.test(path) && (!macro || path.endsWith('.adoc'));
  const published = source ? `${path.slice(0, path.lastIndexOf('.'))}.html` : /\.[^/]*$/.test(path) && macro ? path : `${path}.html`;
  return fragment === '' || published !== '' ? published : `#${fragment}`;
}

function footnotes(text: string, context: InlineContext): string {
  if (!text.includes('tnote')) return text;
  return text.replace(FOOTNOTE, (whole: string, old: string | undefined, id: string | undefined, content: string | undefined) => {
    if (whole.startsWith('\\')) return whole.slice(1);
    if (content === undefined && (old !== undefined || id === undefined)) return whole;
    const isReference = content === undefined || (old !== undefined && !content.includes(','));
    if (isReference) return `<sup class="footnoteref red">[${id ?? content}]</sup>`;
    return `<sup class="footnote">[<a>${context.nextFootnote()}</a>]</sup>`;
  });
}

function normalizeBrackets(text: string): string {
  return text.includes(']') ? text.replaceAll('\\]', ']') : text;
}

function normalize(text: string): string {
  return normalizeBrackets(text.trim().replaceAll('\n', ' '));
}
