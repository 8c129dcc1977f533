/**
 * The cursor inside the line at hand: finds its content and consumes indentation column by column, tabs reaching to
 * the next multiple of four (CommonMark 2.2).
 *
 * Sample: in `- ⇥x`, after the marker, `x` is at column 4, so it is indented by 3.
 */
import { SPACE, TAB } from './characters.ts';
import type { ScanState } from './scanState.ts';

/** From this indentation on a line is code, or the continuation of a paragraph, and nothing else. */
export const CODE_INDENT = 4;

/** Finds the first character from the cursor on that is no space or tab. */
export function findContent(state: ScanState): void {
  const { text, lineEnd } = state;
  let at = state.offset;
  let column = state.column;
  for (; at < lineEnd; at++) {
    const character = text.charCodeAt(at);
    if (character === SPACE) column++;
    else if (character === TAB) column += 4 - (column & 3);
    else break;
  }
  state.contentStart = at;
  state.contentColumn = column;
}

/** How many columns the content is indented by, counted from the cursor. */
export function indentOf(state: ScanState): number {
  return state.contentColumn - state.column;
}

/** Moves the cursor behind a marker of `length` characters at the start of the content, and finds the content after it. */
export function consumeMarker(state: ScanState, length: number): void {
  state.offset = state.contentStart + length;
  state.column = state.contentColumn + length;
  findContent(state);
}

/** Moves the cursor over at most `count` columns of indentation; it may come to stand inside a tab. */
export function consumeColumns(state: ScanState, count: number): void {
  while (count > 0 && state.offset < state.contentStart) {
    const width = state.text.charCodeAt(state.offset) === TAB ? 4 - (state.column & 3) : 1;
    if (width <= count) state.offset++;
    state.column += Math.min(width, count);
    count -= width;
  }
}
