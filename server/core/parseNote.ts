/**
 * Text to `DocumentModel`, for either dialect, and which dialect a file name means.
 * The only place that knows both parsers; it reads no files.
 *
 * Sample: `parseNote('# A', 'markdown').headings[0].text` is `'A'`; `dialectOf('a/b.adoc')` is `'asciidoc'`.
 */
import { parseAsciidoc } from './asciidoc/parseAsciidoc.ts';
import { parseMarkdown } from './markdown/parseMarkdown.ts';
import type { Dialect, DocumentModel } from './model/documentModel.ts';

const DIALECT_BY_EXTENSION: Readonly<Record<string, Dialect>> = {
  md: 'markdown', markdown: 'markdown', mdown: 'markdown', mkd: 'markdown',
  adoc: 'asciidoc', asciidoc: 'asciidoc', asc: 'asciidoc',
};

/** File name extensions of notes, without the dot. */
export const NOTE_EXTENSIONS: readonly string[] = Object.keys(DIALECT_BY_EXTENSION);

/** The dialect a path or URI means by its extension, whatever its case; undefined when it is no note. */
export function dialectOf(path: string): Dialect | undefined {
  const extension = /\.([A-Za-z]+)$/.exec(path)?.[1];
  return extension === undefined ? undefined : DIALECT_BY_EXTENSION[extension.toLowerCase()];
}

/**
 * Parses `text`, already decoded and without a byte-order mark. Total: any text gives a model, never an exception.
 * @param previous the model of an earlier version of the note, for speed; the result does not depend on it
 */
export function parseNote(text: string, dialect: Dialect, previous?: DocumentModel): DocumentModel {
  return dialect === 'markdown' ? parseMarkdown(text, {}, previous) : parseAsciidoc(text);
}
