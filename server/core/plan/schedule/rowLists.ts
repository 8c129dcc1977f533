/**
 * Short lists of numbers, one for each row, most of them empty: linked in typed arrays, so that empty ones cost
 * nothing. It knows nothing of what the numbers mean.
 *
 * Walk a list with `for (let entry = newest[row]; entry > 0; entry = older[entry]) value[entry]`, the newest first.
 */
export interface RowLists {
  /** By row: its newest entry, 0 where there is none. */
  readonly newest: Int32Array;
  /** By entry, from 1. */
  readonly value: Int32Array;
  /** By entry: the one added before it to the same row, 0 for the first. */
  readonly older: Int32Array;
  /** How many entries there are in all. */
  length: number;
}

/** @param capacity how many entries there may be at most */
export function createRowLists(rows: number, capacity: number): RowLists {
  return { newest: new Int32Array(rows), value: new Int32Array(capacity + 1), older: new Int32Array(capacity + 1), length: 0 };
}

export function addToRow(lists: RowLists, row: number, added: number): void {
  const entry = ++lists.length;
  lists.value[entry] = added;
  lists.older[entry] = lists.newest[row]!;
  lists.newest[row] = entry;
}
