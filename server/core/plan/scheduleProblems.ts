/**
 * What a finished schedule has to tell its user: pins that stand too early, couplings that share no column, tasks done
 * before what they come after. It changes nothing and knows no titles.
 *
 * Sample: `a est:3`, `b after:a at:2` is a pin violation of 2 blocks.
 */
import { columnsOf } from './blocks.ts';
import type { Blocks, ColumnRange } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import type { Placement } from './forwardPass.ts';
import type { Frontier } from './frontier.ts';
import type { GroupOrder } from './groupOrder.ts';
import type { PlanItem, ScheduleProblem } from './planItem.ts';
import { gateOf } from './readiness.ts';
import { OVERLAP_KIND } from './relationTable.ts';

/** Edges that end in a place a pin has fixed, and want it later. */
export function findPinViolations(blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, placement: Placement): ScheduleProblem[] {
  const { size, from, to, weight } = graph;
  const { root, isRing } = groupOrder;
  const { column, isPinned } = placement;
  const found: ScheduleProblem[] = [];
  for (let edge = 0; edge < to.length; edge++) {
    const item = to[edge]!;
    if (item >= size) continue;
    const group = root[item]!;
    const isFixed = isPinned[group] === 1 || (isRing[group] === 1 && blocks.pin[item]! > 0);
    if (!isFixed || root[from[edge]!] === group) continue;
    const missing = column[from[edge]!]! + weight[edge]! - column[item]!;
    if (missing <= 0) continue;
    const other = from[edge]! >= size ? from[edge]! - size : from[edge]!;
    const relation = graph.relation[edge]!;
    found.push({ code: 'pin-violates-dependency', item, other, blocks: missing, ...(relation >= 0 && { relation }) });
  }
  return found;
}

/** Overlaps whose two rows share no column. A row without blocks counts as its first column, a major as its window. */
export function findBrokenCouplings(
  items: readonly PlanItem[], blocks: Blocks, windows: { readonly first: Float64Array; readonly last: Float64Array },
): ScheduleProblem[] {
  const found: ScheduleProblem[] = [];
  const rangesOf = (row: number): readonly ColumnRange[] => {
    const [first, last] = [windows.first[row]!, windows.last[row]!];
    if (items[row]!.isMajor || last < first) return [[first, Math.max(first, last)]];
    return columnsOf(blocks, row, first);
  };
  const { start, target, kind } = blocks.relations;
  for (let row = 0; row < items.length; row++) {
    if (blocks.isLive[row] === 0) continue;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const other = target[at]!;
      if (kind[at] !== OVERLAP_KIND || other < 0 || other === row || blocks.isLive[other] === 0) continue;
      const isInside = windows.first[row]! <= windows.last[other]! && windows.first[other]! <= windows.last[row]!;
      if (isInside && !blocks.ranges.has(row) && !blocks.ranges.has(other)) continue;
      if (!shareColumn(rangesOf(row), rangesOf(other))) found.push({ code: 'coupling-broken', item: row, relation: at - start[row]!, other });
    }
  }
  return found;
}

/** Whether two ascending lists of ranges meet; linear in both. */
function shareColumn(a: readonly ColumnRange[], b: readonly ColumnRange[]): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!];
    if (x[0] <= y[1] && y[0] <= x[1]) return true;
    if (x[1] < y[1]) i++;
    else j++;
  }
  return false;
}

/** Hard relations that a done task did not wait for; of a major once for each relation, with its first done leaf. */
export function findOutOfOrder(items: readonly PlanItem[], frontier: Frontier): ScheduleProblem[] {
  const { progress, states } = frontier;
  const firstDone = new Int32Array(items.length).fill(-1);
  for (let row = items.length - 1; row >= 0; row--) {
    if (!items[row]!.isMajor && progress.isDone[row] === 1) firstDone[row] = row;
    const parent = items[row]!.parent;
    if (parent >= 0 && firstDone[row]! >= 0) firstDone[parent] = firstDone[row]!;
  }
  const found: ScheduleProblem[] = [];
  items.forEach((item, row) => {
    const leaf = firstDone[row]!;
    if (leaf < 0 || states[leaf] === 'cyclic') return;
    item.relations.forEach((written, relation) => {
      if (written.kind === 'after' && gateOf(items, progress, written) === 'waits') found.push({ code: 'out-of-order', item: row, relation, other: written.target, leaf });
    });
  });
  return found;
}
