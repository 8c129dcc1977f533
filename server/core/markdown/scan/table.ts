/**
 * GitHub's pipe tables (GFM 4.10): the last line of a paragraph becomes the header when the line below is a delimiter
 * row with as many cells. Rows follow to the next blank line, or the start of another block.
 *
 * The rules are markdown-it's, except in two things where GitHub decides: a line that begins another block is never a
 * header, so `# a | b` above `--- | ---` is a heading; and a line that lazily continues a paragraph may be one.
 *
 * Sample: `a|b` / `-|-` opens a table, `a|b` / `---` is a Setext heading.
 */
import { BlockRow } from './blockRecords.ts';
import { BACKSLASH, COLON, HYPHEN, isBlank, trimmedEnd, VERTICAL_BAR } from './characters.ts';
import { openLeaf } from './containers.ts';
import { closeLeaf } from './leaf.ts';
import { addPassage, lineEndOf } from './passageRows.ts';
import { isInParagraph, Leaf, type ScanState } from './scanState.ts';

/** Opens a table if the line at hand is the delimiter row below a header. */
export function startTable(state: ScanState): boolean {
  if (!state.options.tables || !isInParagraph(state) || !state.mayBeHeader) return false;
  const { text, contentStart, lineEnd } = state;
  const cells = countDelimiterCells(text, contentStart, lineEnd);
  if (cells === 0) return false;
  const header = state.scan.lineTexts.length - 1;
  const headerEnd = lineEndOf(state, state.leafEnd);
  if (countCells(text, state.scan.lineTexts[header]!, headerEnd) !== cells) return false;
  state.leafEnd--;
  closeLeaf(state);
  openLeaf(state, Leaf.table, 'table');
  state.scan.blocks[state.leafRow + BlockRow.startLine] = state.line - 1;
  addPassage(state, state.line - 1, header, 1, headerEnd, 1);
  return true;
}

/** Adds the line at hand, which begins no other block, to the open table. */
export function addTableRow(state: ScanState): void {
  const texts = state.scan.lineTexts.push(state.contentStart) - 1;
  addPassage(state, state.line, texts, 1, state.lineEnd, 1);
  state.leafEnd = state.line;
}

/** The number of cells of a delimiter row such as `| :-- | --: |`, 0 if the line is none. */
function countDelimiterCells(text: string, start: number, lineEnd: number): number {
  const end = trimmedEnd(text, start, lineEnd);
  if (lineEnd - start < 2 || (text.charCodeAt(start) === HYPHEN && isBlank(text.charCodeAt(start + 1)))) return 0;
  let at = text.charCodeAt(start) === VERTICAL_BAR ? start + 1 : start;
  let cells = 0;
  while (at < end) {
    at = endOfDelimiterCell(text, at, end);
    if (at === -1) return 0;
    cells++;
    at++;
  }
  return cells;
}

/** The end of the cell that begins at `at`: its closing bar, or `end`; -1 when it is no `:?-+:?`. */
function endOfDelimiterCell(text: string, at: number, end: number): number {
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === COLON) at++;
  const hyphens = at;
  while (at < end && text.charCodeAt(at) === HYPHEN) at++;
  if (at === hyphens) return -1;
  if (at < end && text.charCodeAt(at) === COLON) at++;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at === end || text.charCodeAt(at) === VERTICAL_BAR ? at : -1;
}

/** The number of cells of a header, 0 for a line without bars; a bar after a backslash separates nothing. */
function countCells(text: string, start: number, lineEnd: number): number {
  const end = trimmedEnd(text, start, lineEnd);
  let bars = 0;
  let last = -1;
  let isSplit = false;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== VERTICAL_BAR) continue;
    isSplit = true;
    if (text.charCodeAt(at - 1) === BACKSLASH && at > start) continue;
    bars++;
    last = at;
  }
  if (!isSplit) return 0;
  return bars + 1 - (text.charCodeAt(start) === VERTICAL_BAR ? 1 : 0) - (last === end - 1 ? 1 : 0);
}
