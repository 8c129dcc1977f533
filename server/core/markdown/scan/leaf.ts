/**
 * Closing the open leaf, and the rows that blocks leave in the scan.
 * Which lines belong to a leaf is decided by its construct; here its end is already known.
 */
import { BLOCK_KINDS, BlockRow, type ScannedBlockKind } from './blockRecords.ts';
import { closeParagraph } from './paragraph.ts';
import { Leaf, type ScanState } from './scanState.ts';

/** Closes the open leaf at the last line added to it. */
export function closeLeaf(state: ScanState): void {
  if (state.leaf === Leaf.paragraph) closeParagraph(state);
  else state.scan.blocks[state.leafRow + BlockRow.endLine] = state.leafEnd;
  state.leaf = Leaf.none;
  extendContainer(state, state.leafEnd);
}

/** Tells the innermost container that a block inside it ended on line `end`. */
export function extendContainer(state: ScanState, end: number): void {
  const around = state.depth - 1;
  if (around >= 0 && state.ends[around]! < end) state.ends[around] = end;
}

/** Adds a row to `scan.blocks` for a block that begins on the line at hand; returns where the row begins. */
export function openRow(state: ScanState, kind: ScannedBlockKind): number {
  return state.scan.blocks.push(BLOCK_KINDS.indexOf(kind), state.line, state.line) - BlockRow.width;
}
