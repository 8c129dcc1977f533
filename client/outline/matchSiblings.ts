/**
 * Which of the old siblings each new one continues, judged by title: what stayed keeps its place in line, a title
 * edited in place counts as the same, so a row does not lose its expansion while its heading is being typed.
 * It knows nothing of headings or trees.
 *
 * Sample: `matchSiblings(['A', 'B', 'C'], ['A', 'X', 'C'])` is `[0, 1, 2]`; `matchSiblings(['A', 'C'], ['A', 'B', 'C'])` is `[0, -1, 1]`.
 *
 * @returns for each new sibling the index of the old one it continues, or -1. Linear in the number of siblings.
 */
export function matchSiblings(before: readonly string[], after: readonly string[]): readonly number[] {
  const match = new Array<number>(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) match[head] = head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
    match[after.length - tail] = before.length - tail;
  }
  matchMiddle(before, after, match, head, tail);
  return match;
}

/** Between the equal head and tail: equal titles first, then whatever is left at its own place when nothing came or went. */
function matchMiddle(before: readonly string[], after: readonly string[], match: number[], head: number, tail: number): void {
  const places = new Map<string, number[]>();
  for (let old = before.length - tail - 1; old >= head; old--) {
    const same = places.get(before[old]!);
    if (same === undefined) places.set(before[old]!, [old]);
    else same.push(old);
  }
  const end = after.length - tail;
  for (let index = head; index < end; index++) match[index] = places.get(after[index]!)?.pop() ?? -1;
  if (before.length !== after.length) return;
  const left = new Set([...places.values()].flat());
  for (let index = head; index < end; index++) if (match[index] === -1 && left.has(index)) match[index] = index;
}
