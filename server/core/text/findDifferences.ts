/**
 * Two versions of a text as edits of the first: whole lines are matched first, then what differs between them is cut to
 * the signs that differ. Lines that stand once in both texts are where it holds on to; it does not look for moved lines.
 *
 * Sample: `a\nb 1\nc` and `a\nb 2\nc` give the one edit `1` → `2`.
 */
import { findChange } from './findChange.ts';
import type { TextEdit } from './textEdit.ts';

/** Applied to `before`, the result gives `after`. In order, none touching another. */
export function findDifferences(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const edits: TextEdit[] = [];
  let [from, to, offset] = [0, 0, 0];
  for (const [oldLine, newLine] of [...matchLines(old, now), [old.length, now.length] as const]) {
    const [gone, come] = [old.slice(from, oldLine), now.slice(to, newLine)];
    const isLineByLine = gone.length === come.length;
    for (const [index, part] of isLineByLine ? gone.entries() : [[0, gone.join('')] as const]) {
      const other = isLineByLine ? come[index]! : come.join('');
      if (part !== other) edits.push(cutToDifference(offset, part, other));
      offset += part.length;
    }
    offset += old[oldLine]?.length ?? 0;
    [from, to] = [oldLine + 1, newLine + 1];
  }
  return edits;
}

/** Lines with their endings. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Pairs of equal lines, rising in both texts: those at both ends, and between them those that stand once in each. */
function matchLines(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const places = uniquePlaces(now, head, now.length - tail);
  const pairs = [...uniquePlaces(old, head, old.length - tail)].flatMap(([line, at]): (readonly [number, number])[] => {
    const place = places.get(line);
    return place === undefined ? [] : [[at, place]];
  });
  return [
    ...Array.from({ length: head }, (_, line) => [line, line] as const),
    ...longestRise(pairs),
    ...Array.from({ length: tail }, (_, line) => [old.length - tail + line, now.length - tail + line] as const),
  ];
}

function uniquePlaces(lines: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = from; at < to; at++) {
    const line = lines[at]!;
    if (places.has(line)) repeated.add(line);
    places.set(line, at);
  }
  for (const line of repeated) places.delete(line);
  return places;
}

/** The most pairs, in order of their first number, whose second numbers rise too. */
function longestRise(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const last: number[] = [];
  const previous = pairs.map(([, place], index) => {
    let [low, high] = [0, last.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[last[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    last[low] = index;
    return last[low - 1] ?? -1;
  });
  const rise: (readonly [number, number])[] = [];
  for (let at = last.at(-1) ?? -1; at !== -1; at = previous[at]!) rise.push(pairs[at]!);
  return rise.reverse();
}

function cutToDifference(offset: number, gone: string, come: string): TextEdit {
  const change = findChange(gone, come);
  let head = change.start;
  let tail = gone.length - change.end;
  // No edit begins or ends within a surrogate pair or between the two signs of a line ending.
  if (head > 0 && (isPair(gone.slice(head - 1, head + 1)) || isPair(come.slice(head - 1, head + 1)))) head--;
  if (tail > 0 && (isPair(gone.slice(gone.length - tail - 1, gone.length - tail + 1)) || isPair(come.slice(come.length - tail - 1, come.length - tail + 1)))) tail--;
  return { start: offset + head, end: offset + gone.length - tail, newText: come.slice(head, come.length - tail) };
}

function isPair(signs: string): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(signs);
}
