/**
 * How many blocks each row takes and how they lie relative to its first column: durations, points, slot lists, and which
 * rows take part at all. It knows no columns of the chart.
 *
 * Everything a schedule needs of its rows is read here once into arrays: walks over a large plan touch no objects.
 *
 * Sample: `est:3 at:8-9,12` has 3 blocks over a span of 5 columns, in the ranges [0, 1] and [4, 4]; the last block is
 * the third, 4 columns after the first.
 */
import type { PlanItem, ScheduleProblem } from '../planItem.ts';
import { addRelations, clampBlocks, createRelationTable } from './relationTable.ts';
import type { RelationTable } from './relationTable.ts';

/** A run of columns, first and last, both included. */
export type ColumnRange = readonly [first: number, last: number];

/** Arrays by row. */
export interface Blocks {
  readonly size: number;
  readonly isMajor: Uint8Array;
  readonly parent: Int32Array;
  /** The last row below each row; all rows below a major follow it directly, so these are intervals. */
  readonly lastBelow: Int32Array;
  readonly relations: RelationTable;
  /** 1 for a leaf that is not cancelled and for a major with such a leaf. */
  readonly isLive: Uint8Array;
  /** 1 for a live leaf whose box is ticked; 0 for majors. */
  readonly isDone: Uint8Array;
  /** 1 for a live leaf that is done or in progress; 0 for majors. */
  readonly isBegun: Uint8Array;
  /** Estimated work in blocks; of a major the sum of its live leaves; 0 where cancelled. */
  readonly points: Float64Array;
  /** Blocks drawn, used and still to do; at least as many as a slot list names. Of a major the sum of its leaves. */
  readonly count: Float64Array;
  /** Blocks used, or all of a done row. Of a major the sum of its leaves. */
  readonly spent: Float64Array;
  /** Columns from the first block to the last; more than `count` where a slot list leaves gaps. Leaves only. */
  readonly span: Int32Array;
  /** Exact column inside the parent's origin, 0 where the row is not pinned. */
  readonly pin: Int32Array;
  /** Columns after its parent's origin before which `at:8+` lets nothing start; 0 where nothing is written. */
  readonly delay: Int32Array;
  /** Slot lists, relative to their first column, ascending, gaps between them. */
  readonly ranges: ReadonlyMap<number, readonly ColumnRange[]>;
}

/** `[/]`, or an open box with blocks used. */
export function isDoing(item: PlanItem): boolean {
  return item.status === 'doing' || (item.status === 'open' && clampBlocks(item.spent ?? 0) > 0);
}

/** Reads durations (done: `spent`, else the estimate; open: `spent` + `left`) in time linear in rows and slots. */
export function measureBlocks(items: readonly PlanItem[], problems: ScheduleProblem[]): Blocks {
  const size = items.length;
  const blocks = {
    size, isMajor: new Uint8Array(size), parent: new Int32Array(size), lastBelow: new Int32Array(size), relations: createRelationTable(size),
    isLive: new Uint8Array(size), isDone: new Uint8Array(size), isBegun: new Uint8Array(size),
    points: new Float64Array(size), count: new Float64Array(size), spent: new Float64Array(size),
    span: new Int32Array(size), pin: new Int32Array(size), delay: new Int32Array(size), ranges: new Map<number, readonly ColumnRange[]>(),
  };
  const isCancelled = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    const item = items[row]!;
    const { parent } = item;
    blocks.parent[row] = parent;
    blocks.isMajor[row] = item.isMajor ? 1 : 0;
    if (item.status === 'cancelled' || (parent >= 0 && isCancelled[parent] === 1)) isCancelled[row] = 1;
    else if (!item.isMajor) measureLeaf(blocks, row, item);
    if (item.pin !== undefined) readPin(blocks, row, item.pin, problems);
    addRelations(blocks.relations, row, item.relations);
  }
  sumUp(blocks);
  return blocks;
}

type UnfinishedBlocks = Omit<Blocks, 'ranges'> & { readonly ranges: Map<number, readonly ColumnRange[]> };

function measureLeaf(blocks: Blocks, row: number, item: PlanItem): void {
  const estimate = item.estimate === undefined ? 1 : clampBlocks(item.estimate);
  const spent = item.spent === undefined ? 0 : clampBlocks(item.spent);
  const isDone = item.status === 'done';
  const count = durationOf(item, estimate, spent);
  blocks.isLive[row] = 1;
  blocks.isDone[row] = isDone ? 1 : 0;
  blocks.isBegun[row] = isDone || isDoing(item) ? 1 : 0;
  blocks.points[row] = estimate;
  blocks.count[row] = count;
  blocks.spent[row] = isDone ? count : spent;
  blocks.span[row] = count;
}

function durationOf(item: PlanItem, estimate: number, spent: number): number {
  if (item.status === 'done') return item.spent === undefined ? estimate : spent;
  if (item.left !== undefined) return spent + clampBlocks(item.left);
  return spent === 0 ? estimate : spent + Math.max(1, estimate - spent);
}

function readPin(blocks: UnfinishedBlocks, row: number, pin: NonNullable<PlanItem['pin']>, problems: ScheduleProblem[]): void {
  if (pin.kind === 'start') blocks.pin[row] = Math.max(1, clampBlocks(pin.column));
  else if (pin.kind === 'not-before') blocks.delay[row] = Math.max(1, clampBlocks(pin.column)) - 1;
  else if (blocks.isLive[row] === 1) drawSlots(blocks, row, pin.ranges, problems);
}

function drawSlots(blocks: UnfinishedBlocks, row: number, written: readonly ColumnRange[], problems: ScheduleProblem[]): void {
  const drawn = joinRanges(written);
  if (drawn.length === 0) return;
  const slots = drawn.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const wanted = blocks.count[row]!;
  if (slots !== wanted) problems.push({ code: 'slots-differ-from-estimate', item: row, slots, blocks: wanted });
  const [lastStart, lastEnd] = drawn.at(-1)!;
  if (slots < wanted) drawn[drawn.length - 1] = [lastStart, lastEnd + wanted - slots];
  const start = drawn[0]![0];
  blocks.pin[row] = start;
  blocks.count[row] = Math.max(slots, wanted);
  blocks.span[row] = drawn.at(-1)![1] - start + 1;
  if (drawn.length > 1) blocks.ranges.set(row, drawn.map(([first, last]) => [first - start, last - start]));
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

/** What majors are by the rows below them. */
function sumUp({ size, parent, lastBelow, isLive, points, count, spent }: Blocks): void {
  for (let row = size - 1; row >= 0; row--) {
    const above = parent[row]!;
    if (lastBelow[row] === 0) lastBelow[row] = row;
    if (above < 0) continue;
    if (lastBelow[row]! > lastBelow[above]!) lastBelow[above] = lastBelow[row]!;
    if (isLive[row] === 0) continue;
    isLive[above] = 1;
    points[above]! += points[row]!;
    count[above]! += count[row]!;
    spent[above]! += spent[row]!;
  }
}

/** Columns from the first block of `row` to its block `block` (from 1, at most the blocks there are). */
export function offsetOfBlock(blocks: Blocks, row: number, block: number): number {
  const ranges = block === 1 ? undefined : blocks.ranges.get(row);
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
