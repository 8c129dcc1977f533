/**
 * What the scan of a text leaves behind: rows of numbers in flat arrays instead of an object for each block, so that
 * a text of a megabyte costs a few milliseconds and readers build objects only for what they are asked for.
 * All offsets are UTF-16 offsets of the text, all lines count from 0, rows are in document order.
 *
 * Sample: the scan of `# A` has one heading row, whose passage is the one line of text `A`.
 */
import type { BlockKind, FrontMatter } from '../../model/documentModel.ts';

/** A row of `blocks`: kind (an index of `BLOCK_KINDS`), first line, last line. */
export const BlockRow = { kind: 0, startLine: 1, endLine: 2, width: 3 } as const;

export const BLOCK_KINDS = [
  'frontMatter', 'code', 'html', 'comment', 'table', 'quote', 'list', 'item', 'math',
] as const satisfies readonly BlockKind[];
export type ScannedBlockKind = (typeof BLOCK_KINDS)[number];

/** A row of `headings`; `container` is an index of `HEADING_CONTAINERS`, `underline` 1 for Setext. */
export const HeadingRow = { level: 0, underline: 1, container: 2, passage: 3, start: 4, end: 5, endLine: 6, width: 7 } as const;

export const HEADING_CONTAINERS = ['document', 'quote', 'list'] as const;

/** A row of `items`; `parent` is the item around it and `passage` its first block if that is a paragraph, else -1. */
export const ItemRow = { block: 0, markerStart: 1, markerEnd: 2, parent: 3, depth: 4, headings: 5, passage: 6, width: 7 } as const;

/**
 * A row of `passages`, the stretches of text that are parsed inline: titles, paragraphs and table rows. The text of
 * line `line + n` begins at `lineTexts[texts + n]`, after the marks of its containers; the last one ends at `end`.
 */
export const PassageRow = { line: 0, texts: 1, lines: 2, end: 3, isTableRow: 4, width: 5 } as const;

/**
 * A row of `checkpoints`: a line that begins with nothing open, so that what comes before it cannot matter to what comes
 * after it, and how long each of the other arrays was there.
 */
export const CheckpointRow = { line: 0, blocks: 1, headings: 2, items: 3, passages: 4, lineTexts: 5, definitions: 6, width: 7 } as const;

/** What a number of a row counts or points at; undefined for one that means the same wherever the row stands. */
export type Counted = 'line' | 'offset' | 'blocks' | 'headings' | 'items' | 'passages' | 'lineTexts' | 'definitions' | undefined;

/** What each number of a row counts, array by array. A reference of -1 points nowhere. */
export const COLUMNS = {
  lineStarts: ['offset'],
  blocks: [undefined, 'line', 'line'],
  headings: [undefined, undefined, undefined, 'passages', 'offset', 'offset', 'line'],
  items: ['blocks', 'offset', 'offset', 'items', undefined, 'headings', 'passages'],
  passages: ['line', 'lineTexts', undefined, 'offset', undefined],
  lineTexts: ['offset'],
  checkpoints: ['line', 'blocks', 'headings', 'items', 'passages', 'lineTexts', 'definitions'],
} as const satisfies Readonly<Record<string, readonly Counted[]>>;

/** A link reference definition: `[label]: target "title"`. */
export interface Definition {
  readonly label: string;
  /** As written, without angle brackets, before escapes and entities are resolved. */
  readonly rawTarget: string;
  readonly start: number;
  readonly end: number;
  readonly targetStart: number;
  readonly targetEnd: number;
}

export interface BlockScan {
  readonly text: string;
  readonly lineStarts: number[];
  readonly blocks: number[];
  readonly headings: number[];
  readonly items: number[];
  readonly passages: number[];
  readonly lineTexts: number[];
  readonly definitions: Definition[];
  readonly checkpoints: number[];
  readonly frontMatter: FrontMatter | undefined;
}
