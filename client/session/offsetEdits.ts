/**
 * Edits of a text by offsets in it, for a client that knows no more of texts than that.
 *
 * Sample: `cutToDifference('est:2', 'est:3')` is the edit `2` → `3`.
 */

/** An edit of a text, in offsets of it. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** @param edits in order, none overlapping another */
export function applyOffsets(text: string, edits: readonly OffsetEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The edits that make `text` again of what `edits` make of it. */
export function invertOffsets(text: string, edits: readonly OffsetEdit[]): readonly OffsetEdit[] {
  let shift = 0;
  return edits.map(({ start, end, newText }) => {
    const inverse = { start: start + shift, end: start + shift + newText.length, newText: text.slice(start, end) };
    shift += newText.length - (end - start);
    return inverse;
  });
}

/** One edit that makes `now` of `text` and leaves alone what both begin and end with. */
export function cutToDifference(text: string, now: string): OffsetEdit {
  const least = Math.min(text.length, now.length);
  let head = 0;
  while (head < least && text[head] === now[head]) head++;
  let tail = 0;
  while (tail < least - head && text.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { start: head, end: text.length - tail, newText: now.slice(head, now.length - tail) };
}
