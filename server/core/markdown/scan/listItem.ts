/**
 * List items (CommonMark 5.2): a bullet, or a number of up to nine digits with `.` or `)`, and a blank or the end of
 * the line after it. To interrupt a paragraph an item needs text, and a number must be 1. Items of the same bullet or
 * delimiter in a row make one list (5.3).
 *
 * Sample: the content of ` 10.  x` begins at column 6, and so must its following lines.
 */
import { ItemRow } from './blockRecords.ts';
import { CLOSING_PARENTHESIS, DIGIT_NINE, DIGIT_ZERO, FULL_STOP, isBlank } from './characters.ts';
import { closeUnmatched, openContainer, prepareBlock } from './containers.ts';
import { consumeColumns, consumeMarker, indentOf } from './lineCursor.ts';
import { Container, isInParagraph, type ScanState } from './scanState.ts';

/** More columns than this after a marker are indented code inside the item. */
const WIDEST_GAP = 4;

/** Opens an item, and a list around it if need be, when the line at hand begins one. */
export function startItem(state: ScanState): boolean {
  const { text, contentStart, lineEnd } = state;
  const markerEnd = endOfMarker(text, contentStart, lineEnd);
  if (markerEnd === -1) return false;
  if (isInParagraph(state) && !mayInterruptParagraph(state, markerEnd)) return false;
  const markerIndent = indentOf(state);
  const kind = text.charCodeAt(markerEnd - 1);
  closeUnmatched(state);
  openListFor(state, kind);
  consumeMarker(state, markerEnd - contentStart);
  const gap = indentOf(state);
  const usedGap = gap > WIDEST_GAP || state.contentStart === lineEnd ? 1 : gap;
  consumeColumns(state, usedGap);
  openContainer(state, Container.item, markerIndent + markerEnd - contentStart + usedGap);
  addItem(state, contentStart, markerEnd);
  return true;
}

/** The end of the marker that begins at `at`, or -1. */
function endOfMarker(text: string, at: number, lineEnd: number): number {
  let end = at;
  while (end < lineEnd && end - at < 10 && isDigit(text.charCodeAt(end))) end++;
  if (end > at) {
    const delimiter = text.charCodeAt(end);
    if (end - at > 9 || (delimiter !== FULL_STOP && delimiter !== CLOSING_PARENTHESIS)) return -1;
  }
  end++;
  return end >= lineEnd || isBlank(text.charCodeAt(end)) ? Math.min(end, lineEnd) : -1;
}

function isDigit(character: number): boolean {
  return character >= DIGIT_ZERO && character <= DIGIT_NINE;
}

function mayInterruptParagraph(state: ScanState, markerEnd: number): boolean {
  const { text, contentStart, lineEnd } = state;
  if (isDigit(text.charCodeAt(contentStart)) && Number(text.slice(contentStart, markerEnd - 1)) !== 1) return false;
  let at = markerEnd;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  return at < lineEnd;
}

/** Continues the list on top of the stack if its items have the same `kind` of marker, else opens a new one. */
function openListFor(state: ScanState, kind: number): void {
  const top = state.depth - 1;
  if (top >= 0 && state.kinds[top] === Container.list && state.marks[top] === kind) return;
  prepareBlock(state);
  openContainer(state, Container.list, kind);
}

function addItem(state: ScanState, markerStart: number, markerEnd: number): void {
  const { items, headings } = state.scan;
  const row = items.push(state.blockRows[state.depth - 1]!, markerStart, markerEnd, state.item, state.lists - 1, headings.length, -1);
  state.item = row - ItemRow.width;
}
