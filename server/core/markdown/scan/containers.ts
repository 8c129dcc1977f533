/**
 * The stack of open block quotes, lists and items: which of them a line continues (CommonMark 5, phase 1 of the
 * parsing strategy in its appendix), and opening and closing them.
 *
 * Sample: of the containers opened by `> - a`, the line `> b` continues the quote and the list, but not the item.
 */
import { BlockRow, ItemRow, type ScannedBlockKind } from './blockRecords.ts';
import { isBlank, GREATER_THAN } from './characters.ts';
import { closeLeaf, extendContainer, openRow } from './leaf.ts';
import { CODE_INDENT, consumeColumns, consumeMarker, indentOf } from './lineCursor.ts';
import { Container, Leaf, type LeafKind, type ScanState } from './scanState.ts';

/** Confirms, from the outside in, the containers that the line at hand continues, and consumes their marks. */
export function matchContainers(state: ScanState): void {
  const { kinds, marks, depth } = state;
  let quotes = 0;
  let at = 0;
  for (; at < depth; at++) {
    const kind = kinds[at]!;
    if (kind === Container.quote) {
      if (!consumeQuoteMarker(state)) break;
      quotes++;
    } else if (state.contentStart === state.lineEnd) {
      at = passBlankLine(state, quotes);
      break;
    } else if (kind === Container.item) {
      if (indentOf(state) < marks[at]!) break;
      consumeColumns(state, marks[at]!);
    }
  }
  state.matched = at;
}

/** How far a blank line gets: through all items and lists up to the next quote, except an item that is still empty. */
function passBlankLine(state: ScanState, quotes: number): number {
  if (quotes < state.quotes) return state.quoteDepths[quotes]!;
  return state.inEmptyItem ? state.depth - 1 : state.depth;
}

/** Consumes `>` and the one column after it that belongs to it; false when the line has none here. */
export function consumeQuoteMarker(state: ScanState): boolean {
  if (state.contentStart === state.lineEnd || indentOf(state) >= CODE_INDENT) return false;
  if (state.text.charCodeAt(state.contentStart) !== GREATER_THAN) return false;
  consumeMarker(state, 1);
  if (isBlank(state.text.charCodeAt(state.offset))) consumeColumns(state, 1);
  return true;
}

/** Makes room for a new block other than an item: closes the leaf and whatever the line did not confirm. */
export function prepareBlock(state: ScanState): void {
  closeUnmatched(state);
  if (state.depth > 0 && state.kinds[state.depth - 1] === Container.list) closeContainer(state);
  state.inEmptyItem = false;
}

/** Closes the leaf and every container the line at hand did not confirm. */
export function closeUnmatched(state: ScanState): void {
  if (state.leaf !== Leaf.none) closeLeaf(state);
  while (state.depth > state.matched) closeContainer(state);
}

/** Opens a container inside the innermost one; `mark` as in `ScanState.marks`. */
export function openContainer(state: ScanState, kind: number, mark: number): void {
  const at = state.depth++;
  state.kinds[at] = kind;
  state.marks[at] = mark;
  state.ends[at] = state.line;
  state.blockRows[at] = openRow(state, kind === Container.quote ? 'quote' : kind === Container.list ? 'list' : 'item');
  if (kind === Container.quote) state.quoteDepths[state.quotes++] = at;
  if (kind === Container.list) state.lists++;
  state.matched = state.depth;
  state.inEmptyItem = kind === Container.item;
}

/** Closes the innermost container. A quote ends on the line before, the others with the last block inside them. */
function closeContainer(state: ScanState): void {
  const at = --state.depth;
  const kind = state.kinds[at]!;
  const end = kind === Container.quote ? Math.max(state.line - 1, state.ends[at]!) : state.ends[at]!;
  state.scan.blocks[state.blockRows[at]! + BlockRow.endLine] = end;
  if (kind === Container.quote) state.quotes--;
  if (kind === Container.list) state.lists--;
  if (kind === Container.item) state.item = state.scan.items[state.item + ItemRow.parent]!;
  if (state.matched > state.depth) state.matched = state.depth;
  state.inEmptyItem = false;
  extendContainer(state, end);
}

/** Opens a leaf on the line at hand and confirms it: nothing else may begin on this line. */
export function openLeaf(state: ScanState, leaf: LeafKind, kind: ScannedBlockKind): void {
  prepareBlock(state);
  state.leaf = leaf;
  state.leafLine = state.line;
  state.leafEnd = state.line;
  state.leafRow = openRow(state, kind);
}
