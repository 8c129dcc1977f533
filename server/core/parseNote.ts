/**
 * Text to `DocumentModel`, for either dialect, and which dialect a file name means.
 * The only place that knows both parsers; it reads no files.
 *
 * Sample: `parseNote('# A', 'markdown').headings[0].text` is `'A'`; `dialectOf('a/b.adoc')` is `'asciidoc'`.
 */
import { parseAsciidoc } from './asciidoc/parseAsciidoc.ts';
import { parseMarkdown } from './markdown/parseMarkdown.ts';
import type { Dialect, DocumentModel } from './model/documentModel.ts';
import { keptWithModel } from './model/keptValue.ts';

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

export interface NoteOptions {
  /** Where the note lies, by a path or the path of a URI: AsciiDoc notes may ask for their own name. */
  readonly path?: string;
  /** The model of an earlier version of the note, for speed; the result does not depend on it. */
  readonly previous?: DocumentModel | undefined;
}

/** Parses `text`, already decoded and without a byte-order mark. Total: any text gives a model, never an exception. */
export function parseNote(text: string, dialect: Dialect, { path, previous }: NoteOptions = {}): DocumentModel {
  if (dialect === 'markdown') return parseMarkdown(text, {}, previous);
  const model = parseAsciidoc(text, path === undefined ? {} : { attributes: fileAttributes(path) });
  if (path !== undefined) paths.set(model, path);
  return model;
}

/** Where the notes behind models lie that may ask for it. */
const paths = keptWithModel<string>();

/** The note of `model` with another text, read as that note would be; quicker than from nothing. */
export function parseAgain(model: DocumentModel, text: string): DocumentModel {
  const path = paths.get(model);
  return parseNote(text, model.dialect, { previous: model, ...(path === undefined ? {} : { path }) });
}

/**
 * What Asciidoctor sets from the file it reads in its secure mode: the name, not the place.
 *
 * Sample: `a/b.adoc` has the `docname` `b`, the `docfile` `b.adoc` and the `docfilesuffix` `.adoc`.
 */
export function fileAttributes(path: string): Readonly<Record<'docname' | 'docfile' | 'docfilesuffix', string>> {
  const docfile = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const docname = docfile.replace(/(?!^)\.[^.]*$/, '');
  return { docname, docfile, docfilesuffix: docfile.slice(docname.length) };
}
