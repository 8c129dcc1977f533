/**
 * What lies below what, in lists whose entries say where their parent stands and follow it directly.
 *
 * Sample: of the parents `-1, 0, 1, -1` all below the first end at 3, and the third lies within the first.
 */
interface Nested {
  /** Index of the parent, -1 at the top. */
  readonly parent: number;
}

/** One past the last item below `index`: all of them follow it directly. */
export function endOfSubtree(items: readonly Nested[], index: number): number {
  let end = index + 1;
  while (end < items.length && items[end]!.parent >= index) end++;
  return end;
}

/** Whether `index` is `outer` or stands somewhere below it. */
export function isWithin(items: readonly Nested[], outer: number, index: number): boolean {
  let at = index;
  while (at > outer) at = items[at]!.parent;
  return at === outer;
}
