/**
 * Latest columns, total and free float, and the slides that bring coupled rows together: one walk against the order.
 *
 * A slide moves a row right inside its free float, so it needs the final columns of its successors and changes none of
 * them: that is why slides and float share the walk. Ends of majors and origins that move no row by themselves are passed
 * through: the slack of a row lasts until a task moves. What relations say is looked up from the rows they name, when all
 * that write them are settled; a row tells the major around it itself. It knows nothing of states.
 *
 * Sample: `a est:1`, `b est:5`, `c after:a,b` gives a total and free float 4, b and c 0.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import { findMembers } from './equalityGroups.ts';
import type { Placement } from './forwardPass.ts';
import type { GroupOrder } from './groupOrder.ts';
import { listLeaving } from './leavingRelations.ts';
import type { LeavingRelations } from './leavingRelations.ts';
import { OVERLAP } from './relationTable.ts';

/** By row, in columns. */
export interface Floats {
  /** First and last column; of a major the window of its leaves; NaN where cancelled. `last` of a milestone is `first` - 1. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** NaN for majors and for cancelled and cyclic tasks. */
  readonly total: Float64Array;
  readonly free: Float64Array;
  /** One past the last column of the plan. */
  readonly end: number;
}

interface BackwardWalk extends Floats {
  readonly blocks: Blocks;
  readonly graph: ConstraintGraph;
  readonly groupOrder: GroupOrder;
  readonly placement: Placement;
  /** By node: the latest column that delays nothing beyond the end of the plan. */
  readonly late: Float64Array;
  /** By node: the latest column that moves no other task; of a settled row how far its relations may push it before one moves. */
  readonly loose: Float64Array;
  /** Roots of groups of several that hold nothing but majors. */
  readonly groupsOfMajors: Set<number>;
  readonly leaving: LeavingRelations;
}

/** Measures float on the edges of the forward pass and slides rows by changing `placement.column`; linear. */
export function measureFloat(blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, placement: Placement): Floats {
  const { order, isSingle } = groupOrder;
  const missing = (): Float64Array => new Float64Array(blocks.size).fill(NaN);
  const never = (): Float64Array => new Float64Array(graph.nodes).fill(Infinity);
  const walk: BackwardWalk = {
    blocks, graph, groupOrder, placement, end: findEnd(blocks, placement), leaving: listLeaving(blocks, graph),
    groupsOfMajors: new Set<number>(), first: missing(), last: missing(), total: missing(), free: missing(), late: never(), loose: never(),
  };
  for (let place = order.length - 1; place >= 0; place--) {
    const group = order[place]!;
    if (isSingle[group] === 1) settleSingle(walk, group);
    else settleGroup(walk, group);
  }
  return walk;
}

/** One past the last column in use. */
function findEnd({ size, isMajor, isLive, span }: Blocks, { column }: Placement): number {
  let end = 1;
  for (let row = 0; row < size; row++) if (isMajor[row] === 0 && isLive[row] === 1) end = Math.max(end, column[row]! + span[row]!);
  return end;
}

/** Most nodes: everything is written into arrays, because a fraction that is handed from function to function costs memory. */
function settleSingle(walk: BackwardWalk, node: number): void {
  const { blocks: { size, isMajor, isBegun, parent, pin, delay }, placement: { column, isPinned }, late, loose } = walk;
  const isOverlapped = askSuccessors(walk, node, -1);
  if (ownLatest(walk, node) < late[node]!) late[node] = ownLatest(walk, node);
  if (loose[node] === Infinity) loose[node] = late[node]!;
  if (isOverlapped && loose[node]! > column[node]! && isPinned[node] === 0 && isBegun[node] === 0) slideSingle(walk, node);
  if (node >= size) {
    tellRows(walk, node, -1);
    return;
  }
  finish(walk, node);
  if (isMajor[node] === 0) loose[node] = column[node]!;
  const major = parent[node]!;
  if (major >= 0) {
    const distance = distanceFromMajor(pin, delay, node);
    if (late[node]! - distance < late[major]!) late[major] = late[node]! - distance;
    if (loose[node]! - distance < loose[major]!) loose[major] = loose[node]! - distance;
  }
  if (pin[node]! > 0) loose[node] = column[node]!;
}

/** Members of a group share one slack; a member that its own pin holds elsewhere has its own, and so have ends in a ring. */
function settleGroup(walk: BackwardWalk, group: number): void {
  const { blocks: { size }, graph: { groups }, placement: { column, diverges, ringColumn }, late, loose } = walk;
  const members = findMembers(groups, group).sort((a, b) => b - a);
  let [latest, slack, isOverlapped] = [Infinity, Infinity, false];
  for (const node of members) {
    if (askSuccessors(walk, node, group)) isOverlapped = true;
    late[node] = Math.min(late[node]!, ownLatest(walk, node));
    if (diverges[node] === 1) continue;
    latest = Math.min(latest, late[node]! - column[node]!);
    slack = Math.min(slack, loose[node]! - column[node]!);
  }
  if (members.every((node) => walk.blocks.isMajor[node] === 1)) walk.groupsOfMajors.add(group);
  const ring = ringColumn.get(group);
  for (const node of members) {
    if (diverges[node] === 1) continue;
    late[node] = ring === undefined ? column[node]! + latest : Math.min(late[node]!, ring + latest);
    if (ring === undefined) loose[node] = column[node]! + slack;
  }
  if (ring === undefined && isOverlapped) slideGroup(walk, group, members);
  for (const node of members) {
    loose[node] = lastLoose(walk, node);
    if (node < size) finish(walk, node);
  }
  for (const node of members) {
    if (node < size) tellMajor(walk, node, group);
    else tellRows(walk, node, group);
  }
}

function ownLatest({ blocks, end }: BackwardWalk, node: number): number {
  if (node >= blocks.size) return end;
  return blocks.isMajor[node] === 1 ? Infinity : end - blocks.span[node]!;
}

/** What nothing depends on is loose until the end of the plan. */
function lastLoose({ late, loose }: BackwardWalk, node: number): number {
  return loose[node] === Infinity ? late[node]! : loose[node]!;
}

function slideSingle(walk: BackwardWalk, node: number): void {
  const { placement: { column }, loose } = walk;
  column[node]! += neededShift(walk, node, loose[node]! - column[node]!);
}

function slideGroup(walk: BackwardWalk, group: number, members: readonly number[]): void {
  const { blocks: { size, isBegun }, placement: { column, isPinned } } = walk;
  const slack = lastLoose(walk, group) - column[group]!;
  if (isPinned[group] === 1 || members.some((node) => node < size && isBegun[node] === 1)) return;
  const shift = members.reduce((most, node) => Math.max(most, node < size ? neededShift(walk, node, slack) : 0), 0);
  if (shift > 0) for (const node of members) column[node]! += shift;
}

/** The largest shift within `slack` that lets `node` reach the first column of a row that overlaps it. */
function neededShift({ blocks: { isMajor, span }, placement: { column }, leaving: { start, writer, kind }, first }: BackwardWalk, node: number, slack: number): number {
  if (isMajor[node] === 1) return 0;
  const last = column[node]! + Math.max(1, span[node]!) - 1;
  let shift = 0;
  for (let entry = start[node]!; entry < start[node + 1]!; entry++) {
    if (kind[entry] !== OVERLAP) continue;
    const needed = first[writer[entry]!]! - last;
    if (needed > shift && needed <= slack) shift = needed;
  }
  return shift;
}

/** Fixes what is known of a row once nothing can move it any more; leaves before the majors around them. */
function finish(walk: BackwardWalk, row: number): void {
  const { blocks: { parent, span, isMajor }, groupOrder: { root, isRing }, placement: { column }, first, last, total, free, late, loose } = walk;
  if (isMajor[row] === 0) {
    const own = column[row]!;
    first[row] = own;
    last[row] = own + span[row]! - 1;
    if (isRing[root[row]!] === 0) {
      total[row] = late[row]! - own;
      free[row] = loose[row]! - own;
    }
  }
  const major = parent[row]!;
  if (major < 0) return;
  if (!(first[major]! <= first[row]!)) first[major] = first[row]!;
  if (!(last[major]! >= last[row]!)) last[major] = last[row]!;
}

/**
 * Looks up how late `node` may be for the rows that name it, outside of its group.
 * @param group its root, -1 where it is alone
 * @returns whether one of them overlaps it
 */
function askSuccessors({ groupOrder: { root }, leaving: { start, writer, weight, kind }, late, loose }: BackwardWalk, node: number, group: number): boolean {
  let latest = late[node]!;
  let slack = loose[node]!;
  let isOverlapped = false;
  for (let entry = start[node]!; entry < start[node + 1]!; entry++) {
    const row = writer[entry]!;
    if (group >= 0 && root[row] === group) continue;
    const distance = weight[entry]!;
    if (late[row]! - distance < latest) latest = late[row]! - distance;
    if (loose[row]! - distance < slack) slack = loose[row]! - distance;
    if (kind[entry] === OVERLAP) isOverlapped = true;
  }
  late[node] = latest;
  loose[node] = slack;
  return isOverlapped;
}

/** Tells the major around `row`, a member of `group`, how late it may be, unless that is a member too. */
function tellMajor(walk: BackwardWalk, row: number, group: number): void {
  const { blocks: { parent, pin, delay }, groupOrder: { root }, late, loose } = walk;
  const major = parent[row]!;
  if (major >= 0 && root[major] !== group) push(walk, major, distanceFromMajor(pin, delay, row), late[row]!, looseFor(walk, row, true));
  loose[row] = looseFor(walk, row, false);
}

/** A pinned row keeps its distance from the origin it is counted from. */
function distanceFromMajor(pin: Int32Array, delay: Int32Array, row: number): number {
  return pin[row]! > 0 ? pin[row]! - 1 : delay[row]!;
}

/** The end of a major depends on the rows below it. */
function tellRows(walk: BackwardWalk, node: number, group: number): void {
  const { blocks: { size, isMajor, isLive, lastBelow, span }, graph: { end, majorOfEnd }, groupOrder: { root }, late } = walk;
  const major = majorOfEnd[node - size]!;
  const until = looseFor(walk, node, true);
  for (let row = major + 1; row <= lastBelow[major]!; row = lastBelow[row]! + 1) {
    const below = isMajor[row] === 1 ? end[row]! : row;
    if (isLive[row] === 1 && root[below] !== group) push(walk, below, isMajor[row] === 1 ? 0 : span[row]!, late[node]!, until);
  }
}

function push({ late, loose }: BackwardWalk, source: number, distance: number, latest: number, until: number): void {
  if (latest - distance < late[source]!) late[source] = latest - distance;
  if (until - distance < loose[source]!) loose[source] = until - distance;
}

/** How far an edge may push `node`, of a group or an end, before it moves a task. */
function looseFor(walk: BackwardWalk, node: number, isFromMajor: boolean): number {
  const { blocks: { size, isMajor, pin }, groupOrder: { root, isRing, isSingle }, placement: { column, ringColumn }, loose, groupsOfMajors } = walk;
  if (isSingle[node] === 0 && isRing[root[node]!] === 1) {
    if (isFromMajor && node < size && pin[node]! > 0) return column[node]!;
    const ring = ringColumn.get(root[node]!)!;
    return node >= size ? Math.min(ring, loose[node]!) : ring;
  }
  if (node >= size) return loose[node]!;
  const isPassed = isMajor[node] === 1 && (pin[node] === 0 || isFromMajor) && (isSingle[node] === 1 || groupsOfMajors.has(root[node]!));
  return isPassed ? loose[node]! : column[node]!;
}
