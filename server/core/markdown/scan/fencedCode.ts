/**
 * Fenced code blocks (CommonMark 4.5): three or more backticks or tildes open, at least as many of the same close.
 * An opening fence of backticks has none after it on its line. They may interrupt a paragraph.
 *
 * Sample: `~~~~ text` is closed by `~~~~~`, not by `~~~` nor by four backticks.
 */
import { BACKTICK, endOfRun, isBlankBetween } from './characters.ts';
import { openLeaf } from './containers.ts';
import { closeLeaf } from './leaf.ts';
import { CODE_INDENT, indentOf } from './lineCursor.ts';
import { Leaf, type ScanState } from './scanState.ts';

/** Opens a fenced code block if the line at hand does. */
export function startFence(state: ScanState): boolean {
  const { text, contentStart, lineEnd } = state;
  const marker = text.charCodeAt(contentStart);
  const end = endOfRun(text, marker, contentStart, lineEnd);
  if (end - contentStart < 3) return false;
  if (marker === BACKTICK && text.slice(end, lineEnd).includes('`')) return false;
  openLeaf(state, Leaf.fence, 'code');
  state.leafMark = marker;
  state.leafLength = end - contentStart;
  return true;
}

/** Adds the line at hand to the open fenced code block, and closes it if the line does. */
export function continueFence(state: ScanState): void {
  state.leafEnd = state.line;
  const { text, contentStart, lineEnd } = state;
  if (text.charCodeAt(contentStart) !== state.leafMark || indentOf(state) >= CODE_INDENT) return;
  const end = endOfRun(text, state.leafMark, contentStart, lineEnd);
  if (end - contentStart >= state.leafLength && isBlankBetween(text, end, lineEnd)) closeLeaf(state);
}
