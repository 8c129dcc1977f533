/**
 * Thematic breaks (CommonMark 4.1): three or more of one of `*`, `-`, `_`, with any blanks between them. They may
 * interrupt a paragraph, and come before list items: `* * *` is a break.
 */
import { isBlank } from './characters.ts';
import { prepareBlock } from './containers.ts';
import { extendContainer } from './leaf.ts';
import type { ScanState } from './scanState.ts';

/** Reads the line at hand as a thematic break if it is one. */
export function startThematicBreak(state: ScanState): boolean {
  if (!isThematicBreak(state)) return false;
  prepareBlock(state);
  extendContainer(state, state.line);
  return true;
}

/** Remembers where it failed: from no earlier place on the line can it succeed. */
function isThematicBreak(state: ScanState): boolean {
  const { text, contentStart, lineEnd } = state;
  if (contentStart < state.noBreakBefore) return false;
  const marker = text.charCodeAt(contentStart);
  let markers = 0;
  let at = contentStart;
  for (; at < lineEnd; at++) {
    const character = text.charCodeAt(at);
    if (character === marker) markers++;
    else if (!isBlank(character)) break;
  }
  if (at === lineEnd && markers >= 3) return true;
  state.noBreakBefore = at;
  return false;
}
