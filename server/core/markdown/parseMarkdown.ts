/**
 * Markdown text to `DocumentModel`: CommonMark 0.31.2 with GitHub's tables and task lists, and front matter.
 *
 * Where authorities differ: the block structure is that of the specification and of commonmark.js, tables and task
 * lists are GitHub's, titles are read by markdown-it with GitHub's strikethrough, and anchors follow GitHub in slugging
 * the rendered title as it is: the blank before a comment or an `<a id>` at its end becomes a hyphen, the line break
 * of a title of two lines vanishes. A box is one only with text after it.
 *
 * The block structure is scanned at once, in a few milliseconds a megabyte. Everything else is computed when it is
 * first read: titles and links need inline parsing, anchors need the titles before them.
 *
 * Sample: `parseMarkdown('# *A*').headings[0]` has level 1, text `A` and id `a`.
 */
import type { DocumentModel } from '../model/documentModel.ts';
import { MarkdownModel } from './markdownModel.ts';
import type { MarkdownOptions } from './markdownOptions.ts';
import { scanBlocks } from './scan/scanBlocks.ts';

/**
 * Parses `text`, already decoded and without a byte-order mark. Total: any text gives a model, never an exception.
 * @param previous the model of an earlier version, by this function and with the same options: makes it faster, changes nothing
 */
export function parseMarkdown(text: string, options: MarkdownOptions = {}, previous?: DocumentModel): DocumentModel {
  return new MarkdownModel(scanBlocks(text, options, previous instanceof MarkdownModel ? previous.scan : undefined), options);
}
