/**
 * The document model over what a scan found: everything that needs more than the scan is worked out when first read.
 *
 * A class, because what hangs on the getters of a literal outlives it: an engine keeps them with its shape.
 */
import type { Anchor, AttributeEntry, Block, ChecklistItem, DocumentModel, FrontMatter, Heading, Link } from '../model/documentModel.ts';
import type { Problem } from '../model/problem.ts';
import type { LineIndex } from '../text/lineIndex.ts';
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

type Parts = ReturnType<typeof partsOf>;

export class MarkdownModel implements DocumentModel {
  readonly dialect = 'markdown';
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter | undefined;
  readonly attributes: readonly AttributeEntry[] = [];
  readonly kept = new Map<object, unknown>();
  /** From which the scan of the next version takes over what did not change. */
  readonly scan: BlockScan;
  private readonly parts: Parts;

  constructor(scan: BlockScan, options: MarkdownOptions) {
    this.text = scan.text;
    this.lines = { starts: scan.lineStarts, length: scan.text.length };
    this.frontMatter = scan.frontMatter;
    this.scan = scan;
    this.parts = partsOf(scan, options);
  }

  get title(): string | undefined { return this.parts.title(); }
  get headings(): readonly Heading[] { return this.parts.headings(); }
  get checklist(): readonly ChecklistItem[] { return this.parts.checklist(); }
  get links(): readonly Link[] { return this.parts.inline().links; }
  get anchors(): readonly Anchor[] { return this.parts.inline().anchors; }
  get blocks(): readonly Block[] { return this.parts.blocks(); }
  get problems(): readonly Problem[] { return this.parts.problems(); }
}

function partsOf(scan: BlockScan, options: MarkdownOptions) {
  const { text, frontMatter } = scan;
  const references = lazy(() => readReferences(scan));
  const reading = lazy(() => ({ render: buildTitleReader(references), withAttributes: options.headingAttributes ?? false }));
  return {
    title: lazy(() => (frontMatter && readFrontMatterTitle(text, frontMatter)) ?? findFirstTitle(scan, reading())),
    headings: lazy(() => readHeadings(scan, reading())),
    checklist: lazy(() => readChecklist(scan)),
    inline: lazy(() => readLinks(scan, references())),
    blocks: lazy(() => readBlocks(scan)),
    problems: lazy(() => (frontMatter === undefined ? [] : findFrontMatterProblems(text, frontMatter))),
  };
}
