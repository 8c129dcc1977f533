/**
 * A plain title written so that Markdown or AsciiDoc shows it as it is, inside the text of a link.
 * It knows nothing of lists or headings.
 *
 * Sample: `a*b [c]` is `a\*b \[c\]` in Markdown and `pass:c[a*b [c\]]` in AsciiDoc.
 */

/** Escapes what would be emphasis, a link, code, a tag, an entity or a table cell; an underscore inside a word is none. */
export function escapeMarkdown(title: string): string {
  return title
    .replaceAll(/[\\`*[\]<|~]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/&(?=#?[A-Za-z\d]+;)/g, '\\&');
}

/** Wraps a title that holds characters with a meaning in AsciiDoc in a passthrough that only escapes HTML. */
export function escapeAsciidoc(title: string): string {
  return /[*_`#^~{}+\\<>[\]&]|\((?:C|R|TM|\()|--|\.\.\.|'/.test(title) ? `pass:c[${title.replaceAll(']', '\\]')}]` : title;
}

/** Percent-encodes what would end the target of a link early; everything else, letters of any script too, stays readable. */
export function encodeLinkTarget(target: string): string {
  return target.replaceAll(/[\s()<>\\%[\]"]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'));
}
