/**
 * The title of a task as a reader sees it: without the markup of its dialect, and without signs that would steer what
 * stands beside it. Titles are kept raw, because edits and references are about the raw text; views show these.
 *
 * Sample: `` See `npm` and [guide](x) `` reads `See npm and guide`.
 */
import type { Dialect } from '../core/model/documentModel.ts';
import { parseNote } from '../core/parseNote.ts';
import { memoise } from '../core/text/memoise.ts';
import { visibleText } from '../core/text/visibleText.ts';

const MARKUP = /[`*_[\]<>&~^#{}\\]|\(\(|::|--|\.\.\.|->/;
const READERS: Readonly<Record<Dialect, (title: string) => string>> = { markdown: memoise(readBelow('# ', 'markdown')), asciidoc: memoise(readBelow('== ', 'asciidoc')) };

export function plainTitle(title: string, dialect: Dialect): string {
  return visibleText(MARKUP.test(title) ? READERS[dialect](title) : title);
}

/** Headings are read exactly already, so a title is read as one. */
function readBelow(marker: string, dialect: Dialect): (title: string) => string {
  return (title) => parseNote(marker + title, dialect).headings[0]?.text ?? title;
}
