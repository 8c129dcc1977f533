/**
 * Indented code blocks (CommonMark 4.4): lines indented by four columns or more, and blank lines between them.
 * They cannot interrupt a paragraph.
 */
import { openLeaf } from './containers.ts';
import { CODE_INDENT, indentOf } from './lineCursor.ts';
import { Leaf, type ScanState } from './scanState.ts';

/** Opens an indented code block unless the line at hand continues a paragraph, be it lazily. */
export function startIndentedCode(state: ScanState): boolean {
  if (state.leaf === Leaf.paragraph) return false;
  openLeaf(state, Leaf.indented, 'code');
  return true;
}

/** Adds the line at hand to the open indented code block; false when the block ended before it. */
export function continueIndentedCode(state: ScanState): boolean {
  if (state.contentStart === state.lineEnd) return true;
  if (indentOf(state) < CODE_INDENT) return false;
  state.leafEnd = state.line;
  return true;
}
