/**
 * The scan of a Markdown text for its block structure, line by line, in time linear in its length (CommonMark 0.31.2,
 * appendix "A parsing strategy", phase 1). It reads no inline content: what `*` or `[` mean inside a line does not
 * matter to it, except for link reference definitions.
 *
 * Lines outside containers that begin with a letter are most of most texts, and are dealt with on a short path.
 *
 * Sample: `Foo` / `---` / `- # Bar` gives two headings of levels 2 and 1, one list and one item.
 */
import type { MarkdownOptions } from '../markdownOptions.ts';
import { withDefaults } from '../markdownOptions.ts';
import { BlockRow, type BlockScan } from './blockRecords.ts';
import { isPlainStart, startBlock, Started } from './blockStarts.ts';
import { isBlank, LINE_FEED } from './characters.ts';
import { addCheckpoint, beginScan, joinRest, meetsPrevious, type Reunion, resumeScan } from './checkpoints.ts';
import { closeUnmatched, matchContainers, prepareBlock } from './containers.ts';
import { continueDialectBlock } from './dialectBlock.ts';
import { continueFence } from './fencedCode.ts';
import { findFrontMatter } from './frontMatter.ts';
import { continueHtmlBlock } from './htmlBlock.ts';
import { continueIndentedCode } from './indentedCode.ts';
import { closeLeaf, openRow } from './leaf.ts';
import { CODE_INDENT, findContent, indentOf } from './lineCursor.ts';
import { addParagraphLine, openParagraph } from './paragraph.ts';
import { buildScanState, isFresh, Leaf, type ScanState } from './scanState.ts';
import { addTableRow } from './table.ts';

/**
 * Scans `text`; any text gives a result.
 * @param previous the scan of an earlier version with the same options, whose unchanged rows are taken over; the result is the same
 */
export function scanBlocks(text: string, givenOptions: MarkdownOptions = {}, previous?: BlockScan): BlockScan {
  const options = withDefaults(givenOptions);
  const frontMatter = options.frontMatter ? findFrontMatter(text) : undefined;
  const { scan, reunion } = previous === undefined ? { scan: beginScan(text, frontMatter) } : resumeScan(previous, text, frontMatter);
  const state = buildScanState(scan, options, scan.lineStarts.length - 1);
  if (frontMatter !== undefined && state.line === 0) openRow(state, 'frontMatter');
  if (scanLines(state, frontMatter?.span.end ?? -1, reunion)) return joinRest(state, reunion!);
  state.matched = 0;
  closeUnmatched(state);
  return scan;
}

/**
 * Reads every line, those that begin before `bodyStart` only for their places; a loop longer than most for its speed.
 * @returns true when it stopped where the rest is that of the earlier scan
 */
function scanLines(state: ScanState, bodyStart: number, reunion?: Reunion): boolean {
  const { text } = state;
  const { lineStarts } = state.scan;
  const length = text.length;
  let lineFeed = -1;
  let carriageReturn = -1;
  for (let start = lineStarts.at(-1)!; start < length; state.line++) {
    if (lineFeed < start) lineFeed = indexOrEnd(text, '\n', start);
    if (carriageReturn < start) carriageReturn = indexOrEnd(text, '\r', start);
    const end = Math.min(lineFeed, carriageReturn);
    state.lineStart = start;
    state.lineEnd = end;
    if (start < bodyStart) {
      state.scan.blocks[BlockRow.endLine] = state.line;
    } else {
      if (isFresh(state)) {
        if (reunion !== undefined && meetsPrevious(state, reunion)) return true;
        addCheckpoint(state);
      }
      scanLine(state);
    }
    start = end + (carriageReturn === end && text.charCodeAt(end + 1) === LINE_FEED ? 2 : 1);
    if (end < length) lineStarts.push(start);
  }
  return false;
}

function indexOrEnd(text: string, part: string, from: number): number {
  const at = text.indexOf(part, from);
  return at === -1 ? text.length : at;
}

function scanLine(state: ScanState): void {
  if (state.depth === 0 && scanPlainLine(state)) return;
  state.offset = state.lineStart;
  state.column = 0;
  state.noBreakBefore = 0;
  findContent(state);
  matchContainers(state);
  if (state.leaf !== Leaf.none && state.matched === state.depth && continueLeaf(state)) return;
  for (;;) {
    if (state.contentStart === state.lineEnd) return closeUnmatched(state);
    const started = startBlock(state);
    if (started === Started.leaf) return;
    if (started === Started.nothing) return addText(state);
  }
}

/** The short path outside containers: blank lines, text that can be nothing else, and code inside a fence. */
function scanPlainLine(state: ScanState): boolean {
  const { lineStart } = state;
  const character = state.text.charCodeAt(lineStart);
  if (state.leaf === Leaf.fence) {
    if (character === state.leafMark || isBlank(character) || lineStart === state.lineEnd) return false;
    state.leafEnd = state.line;
    return true;
  }
  if (state.leaf !== Leaf.none && state.leaf !== Leaf.paragraph) return false;
  if (lineStart === state.lineEnd) {
    if (state.leaf === Leaf.paragraph) closeLeaf(state);
    return true;
  }
  if (!isPlainStart(character)) return false;
  state.contentStart = lineStart;
  state.contentColumn = 0;
  state.column = 0;
  if (state.leaf === Leaf.paragraph) addParagraphLine(state);
  else openParagraph(state, -1);
  return true;
}

/** Adds the line to the open leaf, all of whose containers it confirmed; false when it may begin another block. */
function continueLeaf(state: ScanState): boolean {
  const isBlankLine = state.contentStart === state.lineEnd;
  switch (state.leaf) {
    case Leaf.fence: continueFence(state); return true;
    case Leaf.math: case Leaf.comment: continueDialectBlock(state); return true;
    case Leaf.html: if (continueHtmlBlock(state)) return true; break;
    case Leaf.indented: if (continueIndentedCode(state)) return true; break;
    case Leaf.table: if (!isBlankLine && indentOf(state) < CODE_INDENT) return false; break;
    case Leaf.paragraph: if (!isBlankLine) return false; break;
  }
  closeLeaf(state);
  return isBlankLine;
}

/** The line begins no block: it continues the open paragraph, be it lazily, or a table, or opens a paragraph. */
function addText(state: ScanState): void {
  const isConfirmed = state.matched === state.depth;
  if (state.leaf === Leaf.paragraph) return addParagraphLine(state);
  if (state.leaf === Leaf.table && isConfirmed) return addTableRow(state);
  const item = state.inEmptyItem && isConfirmed ? state.item : -1;
  prepareBlock(state);
  openParagraph(state, item);
}
