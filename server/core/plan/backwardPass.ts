/**
 * Latest columns, total and free float, and the slides that bring coupled rows together: one walk against the order.
 *
 * A slide moves a row right inside its free float, so it needs the final columns of its successors and changes none of
 * them: that is why slides and float share the walk. Ends of majors and origins that move no row by themselves are passed
 * through: the slack of a row lasts until a task moves. It knows nothing of states.
 *
 * Sample: `a est:1`, `b est:5`, `c after:a,b` gives a total and free float 4, b and c 0.
 */
import { isDoing } from './blocks.ts';
import type { Blocks } from './blocks.ts';
import { HIERARCHY, OVERLAP } from './constraintGraph.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import type { Placement } from './forwardPass.ts';
import type { GroupOrder } from './groupOrder.ts';
import type { PlanItem } from './planItem.ts';

/** By node, in columns; meaningful for leaves. Float of a ring's members is not. */
export interface Floats {
  readonly total: Float64Array;
  readonly free: Float64Array;
  /** One past the last column of the plan. */
  readonly end: number;
}

/** Measures float on the edges of the forward pass and slides rows by changing `placement.column`; linear. */
export function measureFloat(items: readonly PlanItem[], blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, placement: Placement): Floats {
  const { size, start, to, weight, kind, groups } = graph;
  const { root, order, isRing, isSingle } = groupOrder;
  const { column, diverges } = placement;
  const { isMajor, pin, span } = blocks;
  const late = new Float64Array(2 * size).fill(Infinity);
  const free = new Float64Array(2 * size).fill(Infinity);
  const total = new Float64Array(2 * size);
  const shownFirst = new Float64Array(size).fill(Infinity);
  let end = 1;
  for (let row = 0; row < size; row++) if (isMajor[row] === 0 && blocks.isLive[row] === 1) end = Math.max(end, column[row]! + span[row]!);

  for (let place = order.length - 1; place >= 0; place--) {
    const group = order[place]!;
    if (isSingle[group] === 1) {
      measureNode(group, group);
      slideGroup(group);
      finish(group);
    } else measureGroup(group);
  }
  return { total, free, end };

  function isLeaf(node: number): boolean {
    return node < size && isMajor[node] === 0;
  }

  function eachMember(group: number, visit: (node: number) => void): void {
    let node = group;
    do {
      visit(node);
      node = groups.next[node]!;
    } while (node !== group);
  }

  /** Latest column and slack of one node by the edges that leave its group. */
  function measureNode(node: number, group: number): void {
    let latest = node >= size ? end : isLeaf(node) ? end - span[node]! : Infinity;
    const own = column[node]!;
    let slack = Infinity;
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) {
      const target = to[edge]!;
      if (kind[edge] !== HIERARCHY && isSingle[target] === 1 && isLeaf(target)) {
        const wanted = weight[edge]!;
        if (late[target]! - wanted < latest) latest = late[target]! - wanted;
        if (column[target]! - own - wanted < slack) slack = column[target]! - own - wanted;
        continue;
      }
      if (root[target] === group) continue;
      const distance = distanceOf(edge, target);
      latest = Math.min(latest, late[target]! - distance);
      slack = Math.min(slack, slackOf(own + distance, target, kind[edge] === HIERARCHY));
    }
    late[node] = latest;
    free[node] = slack;
  }

  /** A pinned row keeps its distance from the origin it is counted from. */
  function distanceOf(edge: number, target: number): number {
    const inside = kind[edge] === HIERARCHY && target < size ? pin[target]! : 0;
    return inside > 0 ? inside - 1 : weight[edge]!;
  }

  /** How far the other end of an edge that wants `target` at `wanted` or later is from moving a task. */
  function slackOf(wanted: number, target: number, isHierarchy: boolean): number {
    const group = root[target]!;
    const own = column[target]! - wanted;
    if (isRing[group] === 1) {
      if (isHierarchy && target < size && pin[target]! > 0) return own;
      const ring = placement.ringColumn.get(group)! - wanted;
      return target >= size ? Math.min(ring, own + free[target]!) : ring;
    }
    if (target >= size) return own + free[target]!;
    const isPassed = isMajor[target] === 1 && (pin[target] === 0 || isHierarchy) && holdsOnlyMajors(group);
    return isPassed ? own + free[target]! : own;
  }

  function holdsOnlyMajors(group: number): boolean {
    let holds = true;
    if (groups.next[group] !== group) eachMember(group, (node) => { if (isMajor[node] === 0) holds = false; });
    return holds;
  }

  /** Members of a group share one slack; a member that its own pin holds elsewhere has its own, and so have ends in a ring. */
  function measureGroup(group: number): void {
    let [latest, slack] = [Infinity, Infinity];
    eachMember(group, (node) => {
      measureNode(node, group);
      if (diverges[node] === 1) return;
      latest = Math.min(latest, late[node]! - column[node]!);
      slack = Math.min(slack, free[node]!);
    });
    const ring = placement.ringColumn.get(group);
    eachMember(group, (node) => {
      if (diverges[node] === 1) return;
      late[node] = ring === undefined ? column[node]! + latest : Math.min(late[node]!, ring + latest);
      if (ring === undefined) free[node] = slack;
    });
    if (ring === undefined) slideGroup(group);
    const members: number[] = [];
    eachMember(group, (node) => members.push(node));
    for (const node of members.sort((a, b) => b - a)) finish(node);
  }

  function slideGroup(group: number): void {
    if (placement.isPinned[group] === 1) return;
    const slack = free[group] === Infinity ? late[group]! - column[group]! : free[group]!;
    if (slack <= 0) return;
    let shift = isSingle[group] === 1 ? neededShift(group, group, slack) : 0;
    if (isSingle[group] === 0) eachMember(group, (node) => { shift = Math.max(shift, neededShift(node, group, slack)); });
    if (shift === 0 || !canSlide(group)) return;
    eachMember(group, (node) => {
      column[node]! += shift;
      free[node]! -= shift;
    });
  }

  function canSlide(group: number): boolean {
    let can = true;
    eachMember(group, (node) => {
      const item = items[node];
      if (item !== undefined && !item.isMajor && (item.status === 'done' || isDoing(item))) can = false;
    });
    return can;
  }

  /** The largest shift within `slack` that lets `node` reach the first column of a row that overlaps it. */
  function neededShift(node: number, group: number, slack: number): number {
    if (!isLeaf(node)) return 0;
    const last = column[node]! + Math.max(1, span[node]!) - 1;
    let shift = 0;
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) {
      const target = to[edge]!;
      if (kind[edge] !== OVERLAP || shownFirst[target]! <= last || root[target] === group) continue;
      const needed = shownFirst[target]! - last;
      if (needed > shift && needed <= slack) shift = needed;
    }
    return shift;
  }

  /** Fixes what is known of a node once nothing can move it any more; leaves before the majors around them. */
  function finish(node: number): void {
    total[node] = late[node]! - column[node]!;
    if (free[node] === Infinity) free[node] = total[node]!;
    if (node >= size) return;
    if (isLeaf(node)) shownFirst[node] = column[node]!;
    const parent = blocks.parent[node]!;
    if (parent >= 0) shownFirst[parent] = Math.min(shownFirst[parent]!, shownFirst[node]!);
  }
}
