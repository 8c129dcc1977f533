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

/** What the walk carries along. Its functions stand outside of it: closures made anew for each plan would never get fast. */
interface BackwardWalk {
  readonly items: readonly PlanItem[];
  readonly blocks: Blocks;
  readonly graph: ConstraintGraph;
  readonly groupOrder: GroupOrder;
  readonly placement: Placement;
  readonly end: number;
  readonly late: Float64Array;
  readonly free: Float64Array;
  readonly total: Float64Array;
  /** By row: first column shown; of a major the first of its leaves. */
  readonly shownFirst: Float64Array;
  /** By root of a group of several: whether all its members are majors. */
  readonly isOfMajors: Map<number, boolean>;
}

/** Measures float on the edges of the forward pass and slides rows by changing `placement.column`; linear. */
export function measureFloat(items: readonly PlanItem[], blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, placement: Placement): Floats {
  const { size } = graph;
  const { order, isSingle } = groupOrder;
  let end = 1;
  for (let row = 0; row < size; row++) {
    if (blocks.isMajor[row] === 0 && blocks.isLive[row] === 1) end = Math.max(end, placement.column[row]! + blocks.span[row]!);
  }
  const walk: BackwardWalk = {
    items, blocks, graph, groupOrder, placement, end,
    late: new Float64Array(2 * size).fill(Infinity), free: new Float64Array(2 * size).fill(Infinity),
    total: new Float64Array(2 * size), shownFirst: new Float64Array(size).fill(Infinity),
    isOfMajors: new Map(),
  };
  for (let place = order.length - 1; place >= 0; place--) {
    const group = order[place]!;
    if (isSingle[group] === 1) {
      measureNode(walk, group, group);
      slideGroup(walk, group);
      finish(walk, group);
    } else measureGroup(walk, group);
  }
  return { total: walk.total, free: walk.free, end };
}

function isLeaf({ graph, blocks }: BackwardWalk, node: number): boolean {
  return node < graph.size && blocks.isMajor[node] === 0;
}

function membersOf({ graph: { groups } }: BackwardWalk, group: number): readonly number[] {
  const members = [group];
  for (let node = groups.next[group]!; node !== group; node = groups.next[node]!) members.push(node);
  return members;
}

/** Latest column and slack of one node by the edges that leave its group. */
function measureNode(walk: BackwardWalk, node: number, group: number): void {
  const { graph: { size, start, to, weight, kind }, groupOrder: { root, isSingle }, placement: { column }, blocks: { isMajor, span }, late } = walk;
  const own = column[node]!;
  let latest = node >= size ? walk.end : isMajor[node] === 0 ? walk.end - span[node]! : Infinity;
  let slack = Infinity;
  for (let edge = start[node]!; edge < start[node + 1]!; edge++) {
    const target = to[edge]!;
    const isDirect = kind[edge] !== HIERARCHY && isSingle[target] === 1 && target < size && isMajor[target] === 0;
    if (!isDirect && root[target] === group) continue;
    const distance = isDirect ? weight[edge]! : distanceOf(walk, edge, target);
    latest = Math.min(latest, late[target]! - distance);
    slack = Math.min(slack, isDirect ? column[target]! - own - distance : slackOf(walk, own + distance, target, kind[edge] === HIERARCHY));
  }
  late[node] = latest;
  walk.free[node] = slack;
}

/** A pinned row keeps its distance from the origin it is counted from. */
function distanceOf({ graph: { kind, weight, size }, blocks: { pin } }: BackwardWalk, edge: number, target: number): number {
  const inside = kind[edge] === HIERARCHY && target < size ? pin[target]! : 0;
  return inside > 0 ? inside - 1 : weight[edge]!;
}

/** How far the other end of an edge that wants `target` at `wanted` or later is from moving a task. */
function slackOf(walk: BackwardWalk, wanted: number, target: number, isHierarchy: boolean): number {
  const { graph: { size }, groupOrder: { root, isRing }, placement, blocks: { isMajor, pin }, free } = walk;
  const group = root[target]!;
  const own = placement.column[target]! - wanted;
  if (isRing[group] === 1) {
    if (isHierarchy && target < size && pin[target]! > 0) return own;
    const ring = placement.ringColumn.get(group)! - wanted;
    return target >= size ? Math.min(ring, own + free[target]!) : ring;
  }
  if (target >= size) return own + free[target]!;
  const isPassed = isMajor[target] === 1 && (pin[target] === 0 || isHierarchy) && holdsOnlyMajors(walk, group);
  return isPassed ? own + free[target]! : own;
}

function holdsOnlyMajors(walk: BackwardWalk, group: number): boolean {
  if (walk.groupOrder.isSingle[group] === 1) return true;
  const known = walk.isOfMajors.get(group) ?? membersOf(walk, group).every((node) => walk.blocks.isMajor[node] === 1);
  walk.isOfMajors.set(group, known);
  return known;
}

/** Members of a group share one slack; a member that its own pin holds elsewhere has its own, and so have ends in a ring. */
function measureGroup(walk: BackwardWalk, group: number): void {
  const { placement: { column, diverges, ringColumn }, late, free } = walk;
  const members = [...membersOf(walk, group)].sort((a, b) => b - a);
  let [latest, slack] = [Infinity, Infinity];
  for (const node of members) {
    measureNode(walk, node, group);
    if (diverges[node] === 1) continue;
    latest = Math.min(latest, late[node]! - column[node]!);
    slack = Math.min(slack, free[node]!);
  }
  const ring = ringColumn.get(group);
  for (const node of members) {
    if (diverges[node] === 1) continue;
    late[node] = ring === undefined ? column[node]! + latest : Math.min(late[node]!, ring + latest);
    if (ring === undefined) free[node] = slack;
  }
  if (ring === undefined) slideGroup(walk, group);
  for (const node of members) finish(walk, node);
}

function slideGroup(walk: BackwardWalk, group: number): void {
  const { placement: { column, isPinned }, groupOrder: { isSingle }, late, free } = walk;
  const slack = free[group] === Infinity ? late[group]! - column[group]! : free[group]!;
  if (slack <= 0 || isPinned[group] === 1) return;
  let shift = 0;
  if (isSingle[group] === 1) shift = neededShift(walk, group, group, slack);
  else for (const node of membersOf(walk, group)) shift = Math.max(shift, neededShift(walk, node, group, slack));
  if (shift === 0) return;
  const members = membersOf(walk, group);
  if (!members.every((node) => canSlide(walk, node))) return;
  for (const node of members) {
    column[node]! += shift;
    free[node]! -= shift;
  }
}

function canSlide({ items }: BackwardWalk, node: number): boolean {
  const item = items[node];
  return item === undefined || item.isMajor || (item.status !== 'done' && !isDoing(item));
}

/** The largest shift within `slack` that lets `node` reach the first column of a row that overlaps it. */
function neededShift(walk: BackwardWalk, node: number, group: number, slack: number): number {
  const { graph: { start, to, kind }, groupOrder: { root }, placement: { column }, blocks: { span }, shownFirst } = walk;
  if (!isLeaf(walk, node)) return 0;
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
function finish(walk: BackwardWalk, node: number): void {
  const { placement: { column }, late, free, total, shownFirst } = walk;
  total[node] = late[node]! - column[node]!;
  if (free[node] === Infinity) free[node] = total[node]!;
  if (node >= walk.graph.size) return;
  if (isLeaf(walk, node)) shownFirst[node] = column[node]!;
  const parent = walk.blocks.parent[node]!;
  if (parent >= 0) shownFirst[parent] = Math.min(shownFirst[parent]!, shownFirst[node]!);
}
