/**
 * What a finished schedule has to tell its user: pins that stand too early, couplings that share no column, relations
 * that lead nowhere, tasks done before what they come after. It changes nothing and knows no titles.
 *
 * Sample: `a est:3`, `b after:a at:2` is a pin violation of 2 blocks.
 */
import { columnsOf } from './blocks.ts';
import type { Blocks, ColumnRange } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import type { Floats } from './backwardPass.ts';
import type { Placement } from './forwardPass.ts';
import { IS_DEAD } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import type { GroupOrder } from './groupOrder.ts';
import { MISSING } from '../planItem.ts';
import type { ScheduleProblem } from '../planItem.ts';
import { gateOf } from './readiness.ts';
import { AFTER, OVERLAP } from './relationTable.ts';

/** Relations and majors that want a row later than where a pin has fixed it. */
export function reportPinViolations(blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, placement: Placement, problems: ScheduleProblem[]): void {
  const { size, parent, isLive, pin, delay, relations: { start } } = blocks;
  const { root, isRing } = groupOrder;
  const { column, isPinned } = placement;
  const compare = (row: number, source: number, distance: number, relation?: number): void => {
    const missing = column[source]! + distance - column[row]!;
    if (root[source] === root[row] || !(missing > 0)) return;
    const other = source >= size ? graph.majorOfEnd[source - size]! : source;
    problems.push({ code: 'pin-violates-dependency', item: row, other, blocks: missing, ...(relation !== undefined && { relation }) });
  };
  for (let row = 0; row < size; row++) {
    if (isLive[row] === 0 || (isPinned[root[row]!] === 0 && (isRing[root[row]!] === 0 || pin[row] === 0))) continue;
    if (parent[row]! >= 0) compare(row, parent[row]!, delay[row]!);
    for (let at = start[row]!; at < start[row + 1]!; at++) if (graph.from[at]! >= 0) compare(row, graph.from[at]!, graph.weight[at]!, at - start[row]!);
  }
}

/** Overlaps whose two rows share no column. A row without blocks counts as its first column, a major as its window. */
export function reportBrokenCouplings(blocks: Blocks, floats: Floats, problems: ScheduleProblem[]): void {
  const { size, isLive, relations: { start, target, kind } } = blocks;
  for (let row = 0; row < size; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const other = target[at]!;
      if (kind[at] !== OVERLAP || other < 0 || other === row || isLive[row] === 0 || isLive[other] === 0) continue;
      if (!shareColumn(blocks, floats, row, other)) problems.push({ code: 'coupling-broken', item: row, relation: at - start[row]!, other });
    }
  }
}

function shareColumn(blocks: Blocks, { first, last }: Floats, a: number, b: number): boolean {
  const isNear = first[a]! <= Math.max(first[b]!, last[b]!) && first[b]! <= Math.max(first[a]!, last[a]!);
  if (!isNear || blocks.ranges.size === 0) return isNear;
  return doRangesMeet(shownRanges(blocks, a, first[a]!, last[a]!), shownRanges(blocks, b, first[b]!, last[b]!));
}

function shownRanges(blocks: Blocks, row: number, first: number, last: number): readonly ColumnRange[] {
  return blocks.isMajor[row] === 1 || last < first ? [[first, Math.max(first, last)]] : columnsOf(blocks, row, first);
}

/** Relations to cancelled rows, as long as their writer still has to be done. */
export function reportDeadRelations(blocks: Blocks, { progress, obstacle }: Frontier, problems: ScheduleProblem[]): void {
  const { size, isLive, relations: { start, target } } = blocks;
  for (let row = 0; row < size; row++) {
    if (isLive[row] === 0 || progress.isDone[row] === 1 || obstacle[row] !== IS_DEAD) continue;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const other = target[at]!;
      if (other === MISSING || (other >= 0 && isLive[other] === 1)) continue;
      if (gateOf(progress, at) === 'dead') problems.push({ code: 'dead-dependency', item: row, relation: at - start[row]!, other });
    }
  }
}

/** Hard relations that a done task did not wait for; of a major once for each relation, with its first done leaf. */
export function reportOutOfOrder(blocks: Blocks, { progress }: Frontier, isCyclic: Uint8Array, problems: ScheduleProblem[]): void {
  const { size, isMajor, parent, relations: { start, target, kind } } = blocks;
  const firstDone = new Int32Array(size).fill(-1);
  for (let row = size - 1; row >= 0; row--) {
    if (isMajor[row] === 0 && progress.isDone[row] === 1) firstDone[row] = row;
    if (parent[row]! >= 0 && firstDone[row]! >= 0) firstDone[parent[row]!] = firstDone[row]!;
  }
  for (let row = 0; row < size; row++) {
    const leaf = firstDone[row]!;
    if (leaf < 0 || isCyclic[leaf] === 1) continue;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (kind[at] === AFTER && gateOf(progress, at) === 'waits') problems.push({ code: 'out-of-order', item: row, relation: at - start[row]!, other: target[at]!, leaf });
    }
  }
}

/** Whether two ascending lists of ranges meet; linear in both. */
function doRangesMeet(a: readonly ColumnRange[], b: readonly ColumnRange[]): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!];
    if (x[0] <= y[1] && y[0] <= x[1]) return true;
    if (x[1] < y[1]) i++;
    else j++;
  }
  return false;
}
