/**
 * The earliest column of every node: the longest path, group by group, with pins held where the user put them.
 * It knows nothing of slides, float or states.
 *
 * Sample: `a est:3`, `b after:a` gives a = 1, b = 4; with `a at:8` it gives a = 8, b = 11.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import { findMembers } from './equalityGroups.ts';
import type { GroupOrder } from './groupOrder.ts';
import type { ScheduleProblem } from '../planItem.ts';
import { AFTER } from './relationTable.ts';

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

interface ForwardWalk extends Placement {
  readonly blocks: Blocks;
  readonly graph: ConstraintGraph;
  readonly groupOrder: GroupOrder;
  readonly ringColumn: Map<number, number>;
  readonly problems: ScheduleProblem[];
}

/** Places all nodes in one walk along `order`; writes the weights of shares into the graph once they are known. */
export function placeEarliest(blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, problems: ScheduleProblem[]): Placement {
  const { nodes } = graph;
  const { order, isRing, isSingle } = groupOrder;
  const walk: ForwardWalk = {
    blocks, graph, groupOrder, problems, column: new Float64Array(nodes).fill(1), diverges: new Uint8Array(nodes),
    isPinned: new Uint8Array(nodes), ringColumn: new Map<number, number>(),
  };
  for (let place = 0; place < order.length; place++) {
    const group = order[place]!;
    if (isSingle[group] === 1) placeSingle(walk, group);
    else if (isRing[group] === 1) placeRing(walk, group);
    else placeGroup(walk, group);
  }
  return walk;
}

function placeSingle(walk: ForwardWalk, node: number): void {
  const { blocks: { size, pin }, column, isPinned } = walk;
  const isFixed = node < size && pin[node]! > 0;
  const earliest = earliestOutside(walk, node, -1);
  column[node] = isFixed ? pinnedColumn(walk, node) : earliest;
  if (isFixed) isPinned[node] = 1;
}

/** The column that everything outside of its own group wants `node` at, or later. @param group its root, -1 where it is alone */
function earliestOutside(walk: ForwardWalk, node: number, group: number): number {
  const { graph: { from, weight }, groupOrder: { root }, blocks: { size, parent, delay, relations: { start } }, column } = walk;
  if (node >= size) return latestEnd(walk, node, group);
  const major = parent[node]!;
  let earliest = major < 0 ? 1 + delay[node]! : group >= 0 && root[major] === group ? 1 : column[major]! + delay[node]!;
  for (let at = start[node]!; at < start[node + 1]!; at++) {
    const source = from[at]!;
    if (source < 0 || (group >= 0 && root[source] === group)) continue;
    if (Number.isNaN(weight[at])) weight[at] = shareWeight(walk, at);
    const wanted = column[source]! + weight[at]!;
    if (wanted > earliest) earliest = wanted;
  }
  return earliest;
}

/** One past the last column of what is below a major, without the rows of `group`. */
function latestEnd({ graph: { end, majorOfEnd }, groupOrder: { root }, blocks: { size, isLive, isMajor, lastBelow, span }, column }: ForwardWalk, node: number, group: number): number {
  const major = majorOfEnd[node - size]!;
  let latest = 1;
  for (let row = major + 1; row <= lastBelow[major]!; row = lastBelow[row]! + 1) {
    const below = isMajor[row] === 1 ? end[row]! : row;
    if (isLive[row] === 0 || root[below] === group) continue;
    latest = Math.max(latest, isMajor[row] === 1 ? column[below]! : column[row]! + span[row]!);
  }
  return latest;
}

/** `after:db@50%`: half of the window of `db`, counted from its origin, rounded up; seen from its end. */
function shareWeight({ blocks: { size, relations }, graph: { from, majorOfEnd }, column }: ForwardWalk, at: number): number {
  const window = column[from[at]!]! - column[majorOfEnd[from[at]! - size]!]!;
  return Math.ceil(Math.min(100, relations.amount[at]!) * window / 100) - window;
}

/** Where `at:` puts a row, counted from its parent's origin. */
function pinnedColumn({ blocks: { parent, pin }, column }: ForwardWalk, row: number): number {
  const origin = parent[row]! < 0 ? 1 : column[parent[row]!]!;
  return origin + pin[row]! - 1;
}

/** A group stands where its first pinned member puts it, else as early as its last member can. */
function placeGroup(walk: ForwardWalk, group: number): void {
  const { graph: { groups }, groupOrder: { root }, blocks: { pin, parent }, column, isPinned } = walk;
  const members = findMembers(groups, group).sort((a, b) => a - b);
  const offsetOf = (node: number): number => (node === group ? 0 : groups.offset[node]!);
  const earliest = members.reduce((latest, node) => Math.max(latest, earliestOutside(walk, node, group) - offsetOf(node)), -Infinity);
  const pinned = members.filter((node) => pin[node]! > 0 && (parent[node]! < 0 || root[parent[node]!] !== group));
  const anchor = pinned[0];
  const base = anchor === undefined ? earliest : pinnedColumn(walk, anchor) - offsetOf(anchor);
  for (const node of members) column[node] = base + offsetOf(node);
  if (anchor === undefined) return;
  isPinned[group] = 1;
  const held = [
    ...pinned.filter((node) => node !== anchor && hold(walk, node, pinnedColumn(walk, node))),
    ...members.filter((node) => column[node]! < 1 && hold(walk, node, 1)),
  ];
  reportHeld(walk, held, anchor);
}

/** Keeps `node` at `wanted` although its group may stand elsewhere. @returns whether it does */
function hold({ column, diverges }: ForwardWalk, node: number, wanted: number): boolean {
  if (column[node] === wanted) return false;
  column[node] = wanted;
  diverges[node] = 1;
  return true;
}

/** Names the relation that says a row held elsewhere starts together with `anchor`, on whichever of the two it is written. */
function reportHeld({ blocks: { relations: { start, target, kind } }, problems }: ForwardWalk, held: readonly number[], anchor: number): void {
  if (held.length === 0) return;
  const ofAnchor = new Map<number, number>();
  for (let at = start[anchor + 1]! - 1; at >= start[anchor]!; at--) if (kind[at] !== AFTER) ofAnchor.set(target[at]!, at - start[anchor]!);
  for (const node of held) {
    let at = start[node]!;
    while (at < start[node + 1]! && (target[at] !== anchor || kind[at] === AFTER)) at++;
    const relation = ofAnchor.get(node);
    if (at < start[node + 1]!) problems.push({ code: 'sync-conflict', item: node, relation: at - start[node]!, other: anchor });
    else if (relation !== undefined) problems.push({ code: 'sync-conflict', item: anchor, relation, other: node });
    else problems.push({ code: 'sync-conflict', item: node, other: anchor });
  }
}

/** All members of a ring start together, after everything outside that leads into it; ends of majors follow from their leaves. */
function placeRing(walk: ForwardWalk, group: number): void {
  const { graph: { groups }, blocks: { size, pin }, column, ringColumn } = walk;
  const members = findMembers(groups, group).sort((a, b) => a - b);
  const shared = members.reduce((latest, node) => Math.max(latest, earliestOutside(walk, node, group)), 1);
  ringColumn.set(group, shared);
  for (const node of members) if (node < size) column[node] = pin[node]! > 0 ? pinnedColumn(walk, node) : shared;
  for (const node of members.reverse()) if (node >= size) column[node] = latestEnd(walk, node, -1);
}
