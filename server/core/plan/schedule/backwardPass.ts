/**
 * Latest columns, total and free float, and the slides that bring coupled rows together: one walk against the order.
 *
 * A slide moves a row right inside its free float, so it needs the final columns of its successors and changes none of
 * them: that is why slides and float share the walk. Ends of majors and origins that move no row by themselves are passed
 * through: the slack of a row lasts until a task moves. Whoever is settled tells those it waits for how late they may be,
 * so that a walk reads relations as they stand in the table. It knows nothing of states.
 *
 * Sample: `a est:1`, `b est:5`, `c after:a,b` gives a total and free float 4, b and c 0.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import { findMembers } from './equalityGroups.ts';
import type { Placement } from './forwardPass.ts';
import type { GroupOrder } from './groupOrder.ts';
import { OVERLAP } from './relationTable.ts';
import { addToRow, createRowLists } from './rowLists.ts';
import type { RowLists } from './rowLists.ts';

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

interface BackwardWalk extends Omit<Floats, 'total' | 'free'> {
  readonly blocks: Blocks;
  readonly graph: ConstraintGraph;
  readonly groupOrder: GroupOrder;
  readonly placement: Placement;
  /** By node: the latest column that delays nothing beyond the end of the plan; of a row that is settled its total float. */
  readonly late: Float64Array;
  /** By node: the latest column that moves no other task; of a row that is settled its free float. */
  readonly loose: Float64Array;
  /** Rows that overlap another and start after its last column as things are, by the node they name. */
  readonly overlaps: RowLists;
  /** Roots of groups of several that hold nothing but majors. */
  readonly groupsOfMajors: Set<number>;
}

/** Measures float on the edges of the forward pass and slides rows by changing `placement.column`; linear. */
export function measureFloat(blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, placement: Placement): Floats {
  const { order, isSingle } = groupOrder;
  const { size, isLive, relations: { couplings } } = blocks;
  const [late, loose] = [new Float64Array(graph.nodes).fill(Infinity), new Float64Array(graph.nodes).fill(Infinity)];
  const walk: BackwardWalk = {
    blocks, graph, groupOrder, placement, late, loose, end: findEnd(blocks, placement), overlaps: createRowLists(graph.nodes, couplings),
    groupsOfMajors: new Set<number>(), first: new Float64Array(size).fill(NaN), last: new Float64Array(size).fill(NaN),
  };
  for (let place = order.length - 1; place >= 0; place--) {
    const group = order[place]!;
    if (isSingle[group] === 0) settleGroup(walk, group);
    else if (group < size) settleRow(walk, group);
    else settleEnd(walk, group);
  }
  for (let row = 0; row < size; row++) if (isLive[row] === 0) late[row] = loose[row] = NaN;
  return { first: walk.first, last: walk.last, total: late.subarray(0, size), free: loose.subarray(0, size), end: walk.end };
}

/** One past the last column in use. */
function findEnd({ size, isMajor, isLive, span }: Blocks, { column }: Placement): number {
  let end = 1;
  for (let row = 0; row < size; row++) if (isMajor[row] === 0 && isLive[row] === 1) end = Math.max(end, column[row]! + span[row]!);
  return end;
}

/** Most nodes: everything is written into arrays, because a fraction that is handed from function to function costs memory. */
function settleRow(walk: BackwardWalk, row: number): void {
  const { blocks: { isMajor, isBegun, parent, span, pin, delay }, placement: { column, isPinned }, late, loose, overlaps, end } = walk;
  const isLeaf = isMajor[row] === 0;
  if (isLeaf && end - span[row]! < late[row]!) late[row] = end - span[row]!;
  if (loose[row] === Infinity) loose[row] = late[row]!;
  if (overlaps.newest[row]! > 0 && loose[row]! > column[row]! && isPinned[row] === 0 && isBegun[row] === 0) slideTask(walk, row);
  draw(walk, row);
  const major = parent[row]!;
  if (major >= 0) {
    const distance = distanceFromMajor(pin, delay, row);
    const until = isLeaf ? column[row]! : loose[row]!;
    if (late[row]! - distance < late[major]!) late[major] = late[row]! - distance;
    if (until - distance < loose[major]!) loose[major] = until - distance;
  }
  tellSources(walk, row, -1, isLeaf || pin[row]! > 0 ? column[row]! : loose[row]!);
  finish(walk, row, isLeaf);
}

/** The end of a major waits for the end of the plan at most. */
function settleEnd(walk: BackwardWalk, node: number): void {
  const { late, loose, end } = walk;
  if (end < late[node]!) late[node] = end;
  if (loose[node] === Infinity) loose[node] = late[node]!;
  tellRows(walk, node, -1);
}

/** Members of a group share one slack; a member that its own pin holds elsewhere has its own, and so have ends in a ring. */
function settleGroup(walk: BackwardWalk, group: number): void {
  const { blocks: { size, isMajor }, graph: { groups }, placement: { column, diverges, ringColumn }, late, loose, overlaps } = walk;
  const members = findMembers(groups, group).sort((a, b) => b - a);
  let [latest, slack] = [Infinity, Infinity];
  for (const node of members) {
    late[node] = Math.min(late[node]!, ownLatest(walk, node));
    if (diverges[node] === 1) continue;
    latest = Math.min(latest, late[node]! - column[node]!);
    slack = Math.min(slack, loose[node]! - column[node]!);
  }
  if (members.every((node) => isMajor[node] === 1)) walk.groupsOfMajors.add(group);
  const ring = ringColumn.get(group);
  for (const node of members) {
    if (diverges[node] === 1) continue;
    late[node] = ring === undefined ? column[node]! + latest : Math.min(late[node]!, ring + latest);
    if (ring === undefined) loose[node] = column[node]! + slack;
  }
  for (const node of members) if (loose[node] === Infinity) loose[node] = late[node]!;
  if (ring === undefined && overlaps.length > 0) slideGroup(walk, group, members);
  for (const node of members) if (node < size) draw(walk, node);
  for (const node of members) {
    if (node < size) tellOfMember(walk, node, group);
    else tellRows(walk, node, group);
  }
  for (const node of members) if (node < size) finish(walk, node, isMajor[node] === 0 && ring === undefined);
}

function ownLatest({ blocks, end }: BackwardWalk, node: number): number {
  if (node >= blocks.size) return end;
  return blocks.isMajor[node] === 1 ? Infinity : end - blocks.span[node]!;
}

function slideTask(walk: BackwardWalk, task: number): void {
  const { placement: { column }, loose } = walk;
  column[task]! += neededShift(walk, task, loose[task]! - column[task]!);
}

function slideGroup(walk: BackwardWalk, group: number, members: readonly number[]): void {
  const { blocks: { size, isBegun }, placement: { column, isPinned }, loose } = walk;
  const slack = loose[group]! - column[group]!;
  if (isPinned[group] === 1 || members.some((node) => node < size && isBegun[node] === 1)) return;
  const shift = members.reduce((most, node) => Math.max(most, node < size ? neededShift(walk, node, slack) : 0), 0);
  if (shift > 0) for (const node of members) column[node]! += shift;
}

/** The largest shift within `slack` that lets `node` reach the first column of a row that overlaps it. */
function neededShift({ blocks: { isMajor, span }, placement: { column }, overlaps: { newest, value, older }, first }: BackwardWalk, node: number, slack: number): number {
  if (isMajor[node] === 1) return 0;
  const last = column[node]! + Math.max(1, span[node]!) - 1;
  let shift = 0;
  for (let entry = newest[node]!; entry > 0; entry = older[entry]!) {
    const needed = first[value[entry]!]! - last;
    if (needed > shift && needed <= slack) shift = needed;
  }
  return shift;
}

/** Fixes where a row stands once nothing can move it any more; leaves before the majors around them. */
function draw({ blocks: { parent, span, isMajor }, placement: { column }, first, last }: BackwardWalk, row: number): void {
  if (isMajor[row] === 0) {
    first[row] = column[row]!;
    last[row] = column[row]! + span[row]! - 1;
  }
  const major = parent[row]!;
  if (major < 0) return;
  if (!(first[major]! <= first[row]!)) first[major] = first[row]!;
  if (!(last[major]! >= last[row]!)) last[major] = last[row]!;
}

/** Turns the latest columns of a row into its float, once all that ask for them were told. */
function finish({ placement: { column }, late, loose }: BackwardWalk, row: number, hasFloat: boolean): void {
  late[row] = hasFloat ? late[row]! - column[row]! : NaN;
  loose[row] = hasFloat ? loose[row]! - column[row]! : NaN;
}

/**
 * Tells what the relations of `row` name, outside of its group, how late it may be.
 * @param group its root, -1 where it is alone
 * @param until how far its relations may push it before a task moves
 */
function tellSources(walk: BackwardWalk, row: number, group: number, until: number): void {
  const { blocks: { span, relations: { start, kind } }, graph: { from, weight }, groupOrder: { root }, placement: { column }, late, loose, first, overlaps } = walk;
  const latest = late[row]!;
  for (let at = start[row]!; at < start[row + 1]!; at++) {
    const source = from[at]!;
    if (source < 0 || (group >= 0 && root[source] === group)) continue;
    const distance = weight[at]!;
    if (latest - distance < late[source]!) late[source] = latest - distance;
    if (until - distance < loose[source]!) loose[source] = until - distance;
    if (kind[at] === OVERLAP && first[row]! >= column[source]! + span[source]!) addToRow(overlaps, source, row);
  }
}

/** Tells the major around `row`, a member of `group`, and what its relations name. */
function tellOfMember(walk: BackwardWalk, row: number, group: number): void {
  const { blocks: { parent, pin, delay }, groupOrder: { root }, late } = walk;
  const major = parent[row]!;
  if (major >= 0 && root[major] !== group) push(walk, major, distanceFromMajor(pin, delay, row), late[row]!, looseFor(walk, row, true));
  tellSources(walk, row, group, looseFor(walk, row, false));
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
