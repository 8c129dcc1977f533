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
import { buildTitleReader } from './inlineText.ts';
import { lazy } from './lazy.ts';
import type { MarkdownOptions } from './markdownOptions.ts';
import { readBlocks } from './readBlocks.ts';
import { readChecklist } from './readChecklist.ts';
import { findFrontMatterProblems, readFrontMatterTitle } from './readFrontMatter.ts';
import { findFirstTitle, readHeadings } from './readHeadings.ts';
import { readLinks } from './readLinks.ts';
import { readReferences } from './readReferences.ts';
import type { BlockScan } from './scan/blockRecords.ts';
import { scanBlocks } from './scan/scanBlocks.ts';

/** The scan behind each model, from which that of the next version of the note takes over what did not change. */
const scans = new WeakMap<DocumentModel, BlockScan>();

/**
 * Parses `text`, already decoded and without a byte-order mark. Total: any text gives a model, never an exception.
 * @param previous the model of an earlier version, by this function and with the same options: makes it faster, changes nothing
 */
export function parseMarkdown(text: string, options: MarkdownOptions = {}, previous?: DocumentModel): DocumentModel {
  const scan = scanBlocks(text, options, previous && scans.get(previous));
  const { frontMatter } = scan;
  const references = lazy(() => readReferences(scan));
  const reading = lazy(() => ({ render: buildTitleReader(references), withAttributes: options.headingAttributes ?? false }));
  const headings = lazy(() => readHeadings(scan, reading()));
  const checklist = lazy(() => readChecklist(scan));
  const blocks = lazy(() => readBlocks(scan));
  const inline = lazy(() => readLinks(scan, references()));
  const title = lazy(() => (frontMatter && readFrontMatterTitle(text, frontMatter)) ?? findFirstTitle(scan, reading()));
  const problems = lazy(() => (frontMatter === undefined ? [] : findFrontMatterProblems(text, frontMatter)));
  const model: DocumentModel = {
    dialect: 'markdown', text, lines: { starts: scan.lineStarts, length: text.length }, frontMatter, attributes: [],
    get title() { return title(); },
    get headings() { return headings(); },
    get checklist() { return checklist(); },
    get links() { return inline().links; },
    get anchors() { return inline().anchors; },
    get blocks() { return blocks(); },
    get problems() { return problems(); },
  };
  scans.set(model, scan);
  return model;
}
