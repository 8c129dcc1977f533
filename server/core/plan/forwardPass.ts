/**
 * The earliest column of every node: the longest path, group by group, with pins held where the user put them.
 * It knows nothing of slides, float or states.
 *
 * Sample: `a est:3`, `b after:a` gives a = 1, b = 4; with `a at:8` it gives a = 8, b = 11.
 */
import type { Blocks } from './blocks.ts';
import { clampBlocks } from './blocks.ts';
import { HIERARCHY, PERCENT, notBefore } from './constraintGraph.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import type { GroupOrder } from './groupOrder.ts';
import type { PlanItem, ScheduleProblem } from './planItem.ts';

export interface Placement {
  /** Column of each node: first column of a leaf, origin of a major, one past the end of a major. */
  readonly column: Float64Array;
  /** 1 for a member of a group that stands elsewhere than the group says, because of its own pin. */
  readonly diverges: Uint8Array;
  /** By root: 1 where a pin decides the place of the group. */
  readonly isPinned: Uint8Array;
  /** By root of a ring: the column where its members start. */
  readonly ringColumn: ReadonlyMap<number, number>;
}

/** Places all nodes in one walk along `order`; writes the weights of `PERCENT` edges into the graph once they are known. */
export function placeEarliest(items: readonly PlanItem[], blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, problems: ScheduleProblem[]): Placement {
  const { size, start, to, weight, kind, groups } = graph;
  const { root, order, isRing, isSingle } = groupOrder;
  const column = new Float64Array(2 * size).fill(1);
  const diverges = new Uint8Array(2 * size);
  const isPinned = new Uint8Array(2 * size);
  const ringColumn = new Map<number, number>();
  for (let row = 0; row < size; row++) if (blocks.parent[row]! < 0) column[row] = notBefore(items[row]!);

  for (let place = 0; place < order.length; place++) {
    const group = order[place]!;
    if (isRing[group] === 1) placeRing(group);
    else if (groups.next[group] !== group) placeGroup(group);
    else if (group < size && blocks.pin[group]! > 0) {
      column[group] = pinnedColumn(group);
      isPinned[group] = 1;
    }
    let node = group;
    do {
      pushSuccessors(node, group);
      node = groups.next[node]!;
    } while (node !== group);
  }
  return { column, diverges, isPinned, ringColumn };

  function pushSuccessors(node: number, group: number): void {
    const from = column[node]!;
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) {
      const target = to[edge]!;
      if (isSingle[target] === 0 && root[target] === group) continue;
      if (kind[edge] === PERCENT) weight[edge] = percentWeight(node, edge);
      if (from + weight[edge]! > column[target]!) column[target] = from + weight[edge]!;
    }
  }

  /** `after:db@50%`: half of the window of `db`, counted from its origin, rounded up; seen from its end. */
  function percentWeight(node: number, edge: number): number {
    const { percent, lag } = items[to[edge]!]!.relations[graph.relation[edge]!]!;
    const window = column[node]! - column[node - size]!;
    return Math.ceil(Math.min(100, clampBlocks(percent ?? 0)) * window / 100) - window + clampBlocks(lag ?? 0);
  }

  /** Where `at:` puts a row, counted from its parent's origin. */
  function pinnedColumn(row: number): number {
    const parent = items[row]!.parent;
    return (parent < 0 ? 1 : column[parent]!) + blocks.pin[row]! - 1;
  }

  function membersOf(group: number): number[] {
    const members: number[] = [];
    let node = group;
    do {
      members.push(node);
      node = groups.next[node]!;
    } while (node !== group);
    return members.sort((a, b) => a - b);
  }

  /** A group stands where its first pinned member puts it, else as early as its last member can. */
  function placeGroup(group: number): void {
    const members = membersOf(group);
    const offsetOf = (node: number): number => (node === group ? 0 : groups.offset[node]!);
    const pinned = members.filter((node) => blocks.pin[node]! > 0 && (items[node]!.parent < 0 || root[items[node]!.parent] !== group));
    const anchor = pinned[0];
    let base = -Infinity;
    if (anchor === undefined) for (const node of members) base = Math.max(base, column[node]! - offsetOf(node));
    else {
      base = pinnedColumn(anchor) - offsetOf(anchor);
      isPinned[group] = 1;
    }
    for (const node of members) column[node] = base + offsetOf(node);
    if (anchor === undefined) return;
    for (const node of pinned) if (node !== anchor) hold(node, pinnedColumn(node), anchor);
    for (const node of members) if (column[node]! < 1) hold(node, 1, anchor);
  }

  /** Keeps `node` at `wanted` although its group stands elsewhere. */
  function hold(node: number, wanted: number, anchor: number): void {
    if (column[node] === wanted) return;
    column[node] = wanted;
    diverges[node] = 1;
    problems.push({ code: 'sync-conflict', ...equalityBetween(node, anchor) });
  }

  /** The relation that says two rows start together, else just the rows. */
  function equalityBetween(node: number, anchor: number): { item: number; relation?: number; other: number } {
    for (const [item, other] of [[node, anchor], [anchor, node]] as const) {
      const relation = items[item]!.relations.findIndex((written) => written.target === other && written.kind !== 'after');
      if (relation >= 0) return { item, relation, other };
    }
    return { item: node, other: anchor };
  }

  /** All members of a ring start together, after everything outside that leads into it; ends of majors follow from their leaves. */
  function placeRing(group: number): void {
    const members = membersOf(group);
    let shared = 1;
    for (const node of members) shared = Math.max(shared, column[node]!);
    ringColumn.set(group, shared);
    for (const node of members) if (node < size) column[node] = blocks.pin[node]! > 0 ? pinnedColumn(node) : shared;
    const ends = members.filter((node) => node >= size).reverse();
    for (const node of [...members.filter((member) => member < size), ...ends]) pushEnd(node, group);
  }

  function pushEnd(node: number, group: number): void {
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) {
      const target = to[edge]!;
      if (target < size || root[target] !== group || kind[edge] !== HIERARCHY) continue;
      column[target] = Math.max(column[target]!, column[node]! + weight[edge]!);
    }
  }
}
