/**
 * The one stretch in which a text differs from an earlier one, found from the texts alone: whoever parses a note again
 * needs no record of the edits, and cannot be misled by a wrong one.
 *
 * Sample: from `a b c` to `a xy c` the stretch is 2–3 of the first text.
 */
import type { Span } from './lineIndex.ts';

/** Pieces of this length are compared at once, which is far quicker than unit by unit. */
const PIECE = 4096;

/**
 * The smallest span of `previous` whose replacement gives `next`; empty where text is only inserted.
 * Of equal texts it is the empty span at their end. The cost is one comparison of the two texts.
 */
export function findChange(previous: string, next: string): Span {
  const shorter = Math.min(previous.length, next.length);
  const start = commonStart(previous, next, shorter);
  const rest = commonEnd(previous, next, shorter - start);
  return { start, end: previous.length - rest };
}

/** How many units both texts begin with, at most `limit`. */
function commonStart(first: string, second: string, limit: number): number {
  let at = 0;
  while (at + PIECE <= limit && first.slice(at, at + PIECE) === second.slice(at, at + PIECE)) at += PIECE;
  while (at < limit && first.charCodeAt(at) === second.charCodeAt(at)) at++;
  return at;
}

/** How many units both texts end with, at most `limit`. */
function commonEnd(first: string, second: string, limit: number): number {
  const shift = second.length - first.length;
  const last = first.length - limit;
  let at = first.length;
  while (at - PIECE >= last && first.slice(at - PIECE, at) === second.slice(at - PIECE + shift, at + shift)) at -= PIECE;
  while (at > last && first.charCodeAt(at - 1) === second.charCodeAt(at - 1 + shift)) at--;
  return first.length - at;
}
