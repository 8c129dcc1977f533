/**
 * The headings of a scanned text as the document model gives them: titles rendered, anchors as on GitHub.
 *
 * Sample: of `## *Foo* bar` it makes level 2, text `Foo bar`, id `foo-bar`.
 */
import { buildGithubSlugger } from '../model/githubSlug.ts';
import type { Heading } from '../model/documentModel.ts';
import { buildPassageSource } from './passageSource.ts';
import { type BlockScan, HeadingRow, HEADING_CONTAINERS, PassageRow } from './scan/blockRecords.ts';

/** `{#id}` at the end of a title, among other attributes. */
const ATTRIBUTES = /[ \t]*\{[^{}]*?#([^\s{}#.]+)[^{}]*\}$/;

/** Reads all headings; `readTitle` renders a title, `withAttributes` takes `{#id}` for an anchor. */
export function readHeadings(scan: BlockScan, readTitle: (source: string) => string, withAttributes: boolean): Heading[] {
  const slugger = buildGithubSlugger();
  const headings: Heading[] = [];
  for (let row = 0; row < scan.headings.length; row += HeadingRow.width) {
    const source = titleSource(scan, row);
    const attributes = withAttributes ? ATTRIBUTES.exec(source) : null;
    const rendered = readTitle(attributes === null ? source : source.slice(0, attributes.index));
    const explicitId = attributes?.[1];
    if (explicitId !== undefined) slugger.take(explicitId);
    headings.push(buildHeading(scan, row, visibleTitle(rendered), explicitId ?? slugger.slug(rendered), explicitId !== undefined));
  }
  return headings;
}

function buildHeading(scan: BlockScan, row: number, text: string, id: string, hasExplicitId: boolean): Heading {
  const rows = scan.headings;
  const passage = rows[row + HeadingRow.passage]!;
  return {
    level: rows[row + HeadingRow.level]!,
    text,
    id,
    line: scan.passages[passage + PassageRow.line]!,
    endLine: rows[row + HeadingRow.endLine]!,
    span: { start: rows[row + HeadingRow.start]!, end: rows[row + HeadingRow.end]! },
    titleSpan: { start: scan.lineTexts[scan.passages[passage + PassageRow.texts]!]!, end: scan.passages[passage + PassageRow.end]! },
    style: rows[row + HeadingRow.underline] === 1 ? 'setext' : 'atx',
    container: HEADING_CONTAINERS[rows[row + HeadingRow.container]!]!,
    discrete: false,
    role: undefined,
    hasExplicitId,
    numbered: false,
  };
}

/** The raw title of a heading, without its markers and those of its containers. */
export function titleSource(scan: BlockScan, row: number): string {
  return passageSourceAt(scan, scan.headings[row + HeadingRow.passage]!).source;
}

/** The source of the passage that begins at `row` of `scan.passages`. */
export function passageSourceAt(scan: BlockScan, row: number) {
  const { passages } = scan;
  return buildPassageSource(scan, passages[row + PassageRow.texts]!, passages[row + PassageRow.line]!, passages[row + PassageRow.lines]!, passages[row + PassageRow.end]!);
}

/** On one line and without blanks around it. */
export function visibleTitle(rendered: string): string {
  return rendered.replace(/ *\n */g, ' ').trim();
}
