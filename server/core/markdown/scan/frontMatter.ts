/**
 * Front matter: a block of metadata that begins on the very first line, YAML between `---` and `---` or `...`
 * (Jekyll, Hugo, Pandoc), TOML between `+++` and `+++` (Hugo, Zola). It is no part of CommonMark, but CommonMark would
 * read its last lines as a heading. Without a closing line there is none.
 *
 * Sample: `---⏎title: x⏎---⏎text` has the content `title: x⏎`.
 */
import type { FrontMatter } from '../../model/documentModel.ts';

const OPENING = /^(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/;
const YAML_CLOSING = /(?:^|[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/g;
const TOML_CLOSING = /(?:^|[\r\n])\+\+\+[ \t]*(?=[\r\n]|$)/g;

/** The front matter of `text`, if it has any. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const opening = OPENING.exec(text.slice(0, 1000));
  if (opening === null) return undefined;
  const format = opening[1] === '---' ? 'yaml' : 'toml';
  const closing = format === 'yaml' ? YAML_CLOSING : TOML_CLOSING;
  const start = opening[0].length;
  closing.lastIndex = start - 1;
  const match = closing.exec(text);
  if (match === null) return undefined;
  const end = match.index + match[0].length;
  return { format, span: { start: 0, end }, contentSpan: { start, end: match.index + 1 } };
}
