/**
 * The headings of a scanned text as the document model gives them: titles rendered, anchors as on GitHub.
 *
 * Sample: of `## *Foo* bar` it makes level 2, text `Foo bar`, id `foo-bar`.
 */
import { buildGithubSlugger } from '../model/githubSlug.ts';
import type { Heading } from '../model/documentModel.ts';
import { readPassageSource } from './passageSource.ts';
import { type BlockScan, HeadingRow, HEADING_CONTAINERS, PassageRow } from './scan/blockRecords.ts';

/** `#id` among the attributes of a title. */
const EXPLICIT_ID = /(?:^:?|\s)#([^\s#]+)/;

/** How titles are read. */
export interface TitleReading {
  /** Renders the raw title. */
  readonly render: (source: string) => string;
  /** `{#id}` at the end of a title is its anchor. */
  readonly withAttributes: boolean;
}

/** Reads all headings. */
export function readHeadings(scan: BlockScan, reading: TitleReading): Heading[] {
  const slugger = buildGithubSlugger();
  const headings: Heading[] = [];
  for (let row = 0; row < scan.headings.length; row += HeadingRow.width) {
    const { rendered, explicitId } = readTitle(scan, row, reading);
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

/** The title of the heading at `row`, and its anchor if the note gives one. */
function readTitle(scan: BlockScan, row: number, { render, withAttributes }: TitleReading): { rendered: string; explicitId?: string } {
  const { source } = readPassageSource(scan, scan.headings[row + HeadingRow.passage]!);
  if (!withAttributes || !source.endsWith('}')) return { rendered: render(source) };
  const opening = source.lastIndexOf('{');
  const explicitId = EXPLICIT_ID.exec(source.slice(opening + 1, -1))?.[1];
  return explicitId === undefined ? { rendered: render(source) } : { rendered: render(source.slice(0, opening)), explicitId };
}

/** On one line and without blanks around it. */
function visibleTitle(rendered: string): string {
  return rendered.includes('\n') ? rendered.split('\n').map((line) => line.trim()).join(' ').trim() : rendered.trim();
}

/** The first title that is not empty among the headings of the lowest level in the document itself. */
export function findFirstTitle(scan: BlockScan, reading: TitleReading): string | undefined {
  const rows = scan.headings;
  let first: string | undefined;
  let lowest = 7;
  for (let row = 0; row < rows.length && lowest > 1; row += HeadingRow.width) {
    const level = rows[row + HeadingRow.level]!;
    if (HEADING_CONTAINERS[rows[row + HeadingRow.container]!] !== 'document' || level >= lowest) continue;
    const title = visibleTitle(readTitle(scan, row, reading).rendered);
    if (title === '') continue;
    first = title;
    lowest = level;
  }
  return first;
}
