/**
 * What the scan knows while it reads: the line at hand, the containers open around it, and the one open leaf.
 * A single mutable record, owned by `scanBlocks` and handed to the constructs; it holds no rules.
 */
import type { MarkdownOptions } from '../markdownOptions.ts';
import type { BlockScan } from './blockRecords.ts';

/** The kinds of leaf that can be open at the end of a line. */
export const Leaf = { none: 0, paragraph: 1, fence: 2, indented: 3, html: 4, table: 5, math: 6, comment: 7 } as const;
export type LeafKind = (typeof Leaf)[keyof typeof Leaf];

/** The kinds of container. A list holds items only; an item holds anything but items. */
export const Container = { quote: 1, list: 2, item: 3 } as const;

export interface ScanState {
  readonly text: string;
  readonly options: Required<MarkdownOptions>;
  readonly scan: BlockScan;

  /** The line at hand, without its line ending. */
  line: number;
  lineStart: number;
  lineEnd: number;
  /** How far the marks of containers have been read; inside a tab, `column` is past `offset`. */
  offset: number;
  column: number;
  /** The first character from `offset` on that is no space or tab. */
  contentStart: number;
  contentColumn: number;
  /** No thematic break begins on this line before this offset: keeps `- - - - x` linear. */
  noBreakBefore: number;

  /** Open containers from the outside in, of which the line at hand has confirmed the first `matched`. */
  depth: number;
  matched: number;
  readonly kinds: number[];
  /** For an item the columns its content is indented by, for a list the character that tells its items from others. */
  readonly marks: number[];
  /** The last line of the blocks already closed inside each container. */
  readonly ends: number[];
  /** The row of each container in `scan.blocks`. */
  readonly blockRows: number[];
  /** Where in the stack the quotes stand, for blank lines, which pass through everything else. */
  readonly quoteDepths: number[];
  quotes: number;
  /** The innermost item (a row of `scan.items`), or -1, and how many lists are open. */
  item: number;
  lists: number;
  /** The innermost container is an item in which nothing has begun yet. */
  inEmptyItem: boolean;

  leaf: LeafKind;
  /** First and last line of the leaf so far. */
  leafLine: number;
  leafEnd: number;
  /** Its row in `scan.blocks`, -1 for a paragraph. */
  leafRow: number;
  /** A fence: its character and length; an HTML block: which of the seven conditions opened it. */
  leafMark: number;
  leafLength: number;
  /** A paragraph: its first entry in `scan.lineTexts`, the item whose first block it is or -1. */
  leafTexts: number;
  leafItem: number;
  /** A paragraph: its last line may be the header of a table. */
  mayBeHeader: boolean;
}

/** The state before line `line` with nothing open, `scan` holding what the lines before it gave. */
export function buildScanState(scan: BlockScan, options: Required<MarkdownOptions>, line: number): ScanState {
  return {
    text: scan.text, options, scan,
    line, lineStart: 0, lineEnd: 0, offset: 0, column: 0, contentStart: 0, contentColumn: 0, noBreakBefore: 0,
    depth: 0, matched: 0, kinds: [], marks: [], ends: [], blockRows: [], quoteDepths: [], quotes: 0,
    item: -1, lists: 0, inEmptyItem: false,
    leaf: Leaf.none, leafLine: 0, leafEnd: 0, leafRow: -1, leafMark: 0, leafLength: 0, leafTexts: 0, leafItem: -1,
    mayBeHeader: false,
  };
}

/** Whether nothing is open: no container and no leaf. */
export function isFresh(state: ScanState): boolean {
  return state.depth === 0 && state.leaf === Leaf.none;
}

/** Whether the line at hand stands in the open paragraph itself, rather than lazily continuing one of an unconfirmed container. */
export function isInParagraph(state: ScanState): boolean {
  return state.leaf === Leaf.paragraph && state.matched === state.depth;
}
