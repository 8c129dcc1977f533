/**
 * Blocks of other programs' dialects, off unless an option asks for them: math between `$$` (Pandoc, GitHub) and
 * comments between `%%` (Obsidian). Either may interrupt a paragraph and ends with the line that holds its mark again.
 *
 * Sample: with the option on, `$$` / `# x` / `$$` is a block of math and no heading.
 */
import { openLeaf } from './containers.ts';
import { closeLeaf } from './leaf.ts';
import { Leaf, type ScanState } from './scanState.ts';

/** Opens a block of math if the line at hand does. */
export function startMath(state: ScanState): boolean {
  return state.options.math && startBetween(state, '$$', Leaf.math, 'math');
}

/** Opens a comment if the line at hand does. */
export function startPercentComment(state: ScanState): boolean {
  return state.options.percentComments && startBetween(state, '%%', Leaf.comment, 'comment');
}

function startBetween(state: ScanState, mark: string, leaf: typeof Leaf.math | typeof Leaf.comment, kind: 'math' | 'comment'): boolean {
  const { text, contentStart, lineEnd } = state;
  if (!text.startsWith(mark, contentStart) || contentStart + mark.length > lineEnd) return false;
  openLeaf(state, leaf, kind);
  if (text.slice(contentStart + mark.length, lineEnd).includes(mark)) closeLeaf(state);
  return true;
}

/** Adds the line at hand to the open block, and closes it if the line holds its mark. */
export function continueDialectBlock(state: ScanState): void {
  state.leafEnd = state.line;
  const mark = state.leaf === Leaf.math ? '$$' : '%%';
  if (state.text.slice(state.contentStart, state.lineEnd).includes(mark)) closeLeaf(state);
}
