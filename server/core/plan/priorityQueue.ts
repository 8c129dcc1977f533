/**
 * A queue that gives the first of its numbers in some order, whatever the order they came in: a binary heap.
 * It knows nothing of what the numbers mean.
 *
 * Sample: with `(a, b) => a - b`, after adding 3, 1, 2 it gives 1, 2, 3 and then undefined.
 */
export interface PriorityQueue {
  add(value: number): void;
  /** Takes the first. */
  take(): number | undefined;
  /** Drops all others, in time linear in their number. */
  keep(isKept: (value: number) => boolean): void;
}

/** @param compare negative where the first argument comes first, never 0 for two values of the queue */
export function createPriorityQueue(compare: (a: number, b: number) => number): PriorityQueue {
  let heap: number[] = [];
  const swap = (a: number, b: number): void => { [heap[a], heap[b]] = [heap[b]!, heap[a]!]; };
  const sink = (from: number): void => {
    for (let at = from, below = 2 * at + 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && compare(heap[below + 1]!, heap[below]!) < 0) below++;
      if (compare(heap[at]!, heap[below]!) < 0) break;
      swap(at, below);
      at = below;
    }
  };
  return {
    add(value) {
      let at = heap.push(value) - 1;
      for (let above = (at - 1) >> 1; at > 0 && compare(heap[at]!, heap[above]!) < 0; above = (at - 1) >> 1) {
        swap(at, above);
        at = above;
      }
    },
    take() {
      if (heap.length === 0) return undefined;
      swap(0, heap.length - 1);
      const first = heap.pop();
      sink(0);
      return first;
    },
    keep(isKept) {
      heap = heap.filter(isKept);
      for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at);
    },
  };
}
