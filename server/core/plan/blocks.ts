/**
 * How many blocks each row takes and how they lie relative to its first column: durations, points, slot lists, and which
 * rows take part at all. It knows no relations and no columns of the chart.
 *
 * Sample: `est:3 at:8-9,12` has 3 blocks over a span of 5 columns, in the ranges [0, 1] and [4, 4]; the last block is
 * the third, 4 columns after the first.
 */
import { MAXIMUM_BLOCKS } from './planItem.ts';
import type { PlanItem, ScheduleProblem } from './planItem.ts';
import { tabulateRelations } from './relationTable.ts';
import type { RelationTable } from './relationTable.ts';

/** A run of columns, first and last, both included. */
export type ColumnRange = readonly [first: number, last: number];

/** Arrays by row; what the hot paths need of a row is here too, so that they touch no objects. */
export interface Blocks {
  readonly isMajor: Uint8Array;
  readonly parent: Int32Array;
  readonly relations: RelationTable;
  /** 1 for a leaf that is not cancelled and for a major with such a leaf. */
  readonly isLive: Uint8Array;
  /** Estimated work in blocks; of a major the sum of its live leaves; 0 where cancelled. */
  readonly points: Float64Array;
  /** Blocks drawn, used and still to do; at least as many as a slot list names. Of a major the sum of its leaves. */
  readonly count: Float64Array;
  /** Blocks used, or all of a done row. Of a major the sum of its leaves. */
  readonly spent: Float64Array;
  /** Columns from the first block to the last; more than `count` where a slot list leaves gaps. Leaves only. */
  readonly span: Float64Array;
  /** Exact column inside the parent's origin, 0 where the row is not pinned. */
  readonly pin: Float64Array;
  /** Slot lists, relative to their first column, ascending, gaps between them. */
  readonly ranges: ReadonlyMap<number, readonly ColumnRange[]>;
}

/** A count of blocks as the scheduler accepts it, whatever was written. */
export function clampBlocks(value: number): number {
  return value > 0 ? Math.min(Math.floor(value), MAXIMUM_BLOCKS) : 0;
}

/** `[/]`, or an open box with blocks used. */
export function isDoing(item: PlanItem): boolean {
  return item.status === 'doing' || (item.status === 'open' && clampBlocks(item.spent ?? 0) > 0);
}

/** Reads durations (done: `spent`, else the estimate; open: `spent` + `left`) in time linear in rows and slots. */
export function measureBlocks(items: readonly PlanItem[], problems: ScheduleProblem[]): Blocks {
  const size = items.length;
  const isCancelled = new Uint8Array(size);
  const isMajor = new Uint8Array(size);
  const parents = new Int32Array(size);
  const [isLive, points, count, spent, span, pin] = [new Uint8Array(size), ...[0, 0, 0, 0, 0].map(() => new Float64Array(size))] as
    [Uint8Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const ranges = new Map<number, readonly ColumnRange[]>();
  for (let index = 0; index < size; index++) {
    const item = items[index]!;
    isMajor[index] = item.isMajor ? 1 : 0;
    parents[index] = item.parent;
    if (item.status === 'cancelled' || (item.parent >= 0 && isCancelled[item.parent] === 1)) isCancelled[index] = 1;
    if (item.pin?.kind === 'start') pin[index] = Math.max(1, clampBlocks(item.pin.column));
    if (item.isMajor || isCancelled[index] === 1) continue;
    isLive[index] = 1;
    points[index] = item.estimate === undefined ? 1 : clampBlocks(item.estimate);
    count[index] = durationOf(item, points[index]!);
    spent[index] = item.status === 'done' ? count[index]! : clampBlocks(item.spent ?? 0);
    span[index] = count[index]!;
    if (item.pin?.kind === 'slots') drawSlots(index, item.pin.ranges);
  }
  for (let index = size - 1; index >= 0; index--) {
    const parent = parents[index]!;
    if (parent < 0 || isLive[index] === 0) continue;
    isLive[parent] = 1;
    points[parent]! += points[index]!;
    count[parent]! += count[index]!;
    spent[parent]! += spent[index]!;
  }
  return { isMajor, parent: parents, relations: tabulateRelations(items), isLive, points, count, spent, span, pin, ranges };

  function drawSlots(index: number, written: readonly ColumnRange[]): void {
    const drawn = joinRanges(written);
    if (drawn.length === 0) return;
    const slots = drawn.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    const blocks = count[index]!;
    if (slots !== blocks) problems.push({ code: 'slots-differ-from-estimate', item: index, slots, blocks });
    const [lastStart, lastEnd] = drawn.at(-1)!;
    if (slots < blocks) drawn[drawn.length - 1] = [lastStart, lastEnd + blocks - slots];
    const start = drawn[0]![0];
    pin[index] = start;
    count[index] = Math.max(slots, blocks);
    span[index] = drawn.at(-1)![1] - start + 1;
    if (drawn.length > 1) ranges.set(index, drawn.map(([first, last]) => [first - start, last - start]));
  }
}

function durationOf(item: PlanItem, estimate: number): number {
  const spent = clampBlocks(item.spent ?? 0);
  if (item.status === 'done') return item.spent === undefined ? estimate : spent;
  if (item.left !== undefined) return spent + clampBlocks(item.left);
  return spent === 0 ? estimate : spent + Math.max(1, estimate - spent);
}

/** Slot ranges in ascending order, those that touch or overlap joined. */
function joinRanges(written: readonly ColumnRange[]): ColumnRange[] {
  const joined: ColumnRange[] = [];
  const clamped = written.map(([first, last]): ColumnRange => [Math.max(1, clampBlocks(first)), clampBlocks(last)]);
  for (const [first, last] of clamped.filter((range) => range[0] <= range[1]).sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before !== undefined && first <= before[1] + 1) joined[joined.length - 1] = [before[0], Math.max(before[1], last)];
    else joined.push([first, last]);
  }
  return joined;
}

/** Columns from the first block of `row` to its block `block` (from 1, at most the blocks there are). */
export function offsetOfBlock(blocks: Blocks, row: number, block: number): number {
  const ranges = blocks.ranges.get(row);
  if (ranges === undefined) return block - 1;
  let before = 0;
  for (const [first, last] of ranges) {
    if (block - before <= last - first + 1) return first + block - before - 1;
    before += last - first + 1;
  }
  return blocks.span[row]! - 1;
}

/** The columns of `row` when it starts at `first`; none where it has no blocks. */
export function columnsOf(blocks: Blocks, row: number, first: number): readonly ColumnRange[] {
  const ranges = blocks.ranges.get(row);
  if (ranges !== undefined) return ranges.map(([from, to]) => [first + from, first + to]);
  return blocks.count[row]! === 0 ? [] : [[first, first + blocks.span[row]! - 1]];
}

/** The last row below each row; all rows below a major follow it directly, so these are intervals. */
export function findLastBelow(parent: Int32Array): Int32Array {
  const last = new Int32Array(parent.length);
  for (let row = 0; row < last.length; row++) last[row] = row;
  for (let row = last.length - 1; row >= 0; row--) {
    const above = parent[row]!;
    if (above >= 0 && last[row]! > last[above]!) last[above] = last[row]!;
  }
  return last;
}
