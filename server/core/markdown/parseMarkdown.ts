/**
 * Markdown text to `DocumentModel`: CommonMark 0.31.2 with GitHub's tables and task lists, and front matter.
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
import { readHeadings, titleSource, visibleTitle } from './readHeadings.ts';
import { readLinks } from './readLinks.ts';
import { readReferences } from './readReferences.ts';
import { type BlockScan, HeadingRow } from './scan/blockRecords.ts';
import { scanBlocks } from './scan/scanBlocks.ts';

/** Parses `text`, already decoded and without a byte-order mark. Total: any text gives a model, never an exception. */
export function parseMarkdown(text: string, options: MarkdownOptions = {}): DocumentModel {
  const scan = scanBlocks(text, options);
  const { frontMatter } = scan;
  const references = lazy(() => readReferences(scan));
  const readTitle = lazy(() => buildTitleReader(references()));
  const headings = lazy(() => readHeadings(scan, readTitle(), options.headingAttributes ?? false));
  const checklist = lazy(() => readChecklist(scan));
  const blocks = lazy(() => readBlocks(scan));
  const inline = lazy(() => readLinks(scan, references()));
  const title = lazy(() => (frontMatter && readFrontMatterTitle(text, frontMatter)) ?? firstTitle(scan, readTitle()));
  const problems = lazy(() => (frontMatter === undefined ? [] : findFrontMatterProblems(text, frontMatter)));
  return {
    dialect: 'markdown', text, lines: { starts: scan.lineStarts, length: text.length }, frontMatter, attributes: [],
    get title() { return title(); },
    get headings() { return headings(); },
    get checklist() { return checklist(); },
    get links() { return inline().links; },
    get anchors() { return inline().anchors; },
    get blocks() { return blocks(); },
    get problems() { return problems(); },
  };
}

/** The first title that is not empty among the headings of the lowest level in the document itself. */
function firstTitle(scan: BlockScan, readTitle: (source: string) => string): string | undefined {
  const rows = scan.headings;
  let best: string | undefined;
  let bestLevel = 7;
  for (let row = 0; row < rows.length && bestLevel > 1; row += HeadingRow.width) {
    const level = rows[row + HeadingRow.level]!;
    if (rows[row + HeadingRow.container] !== 0 || level >= bestLevel) continue;
    const title = visibleTitle(readTitle(titleSource(scan, row)));
    if (title === '') continue;
    best = title;
    bestLevel = level;
  }
  return best;
}
