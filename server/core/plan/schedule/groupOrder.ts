/**
 * The order in which groups of nodes can be placed, every group after all it depends on. Groups that depend on each
 * other in a ring are joined into one, marked as such, and ordered like any other. It knows no columns.
 *
 * Sample: of a → b, b → c, c → b, c → d the order is a, {b, c}, d.
 */
import type { Blocks } from './blocks.ts';
import { holdsBelow } from './constraintGraph.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import { listDependencies } from './dependencies.ts';
import { findStrongComponents } from './directedGraph.ts';
import type { DirectedGraph } from './directedGraph.ts';
import { listDocumentOrder } from './documentOrder.ts';
import { joinGroups, rootOf } from './equalityGroups.ts';

export interface GroupOrder {
  /** The node that stands for the group of each node. */
  readonly root: Int32Array;
  /** Roots of all groups, predecessors first. */
  readonly order: Int32Array;
  /** 1 for the root of a group that is a ring. */
  readonly isRing: Uint8Array;
  /** 1 for a node that is alone in its group and in no ring: most of them. */
  readonly isSingle: Uint8Array;
  /** What `root` was before rings were joined. */
  readonly rootOutsideRings: Int32Array;
}

/** Orders the groups of `graph` in linear time and joins the groups of each ring in `graph.groups`. */
export function orderGroups(graph: ConstraintGraph, blocks: Blocks): GroupOrder {
  const { groups, nodes } = graph;
  const isRing = new Uint8Array(nodes);
  if (graph.pointsUp) {
    return { root: groups.parent, rootOutsideRings: groups.parent, order: listDocumentOrder(graph, blocks), isRing, isSingle: new Uint8Array(nodes).fill(1) };
  }
  const rootOutsideRings = findRoots(graph);
  const knots = findKnots(graph, rootOutsideRings, blocks);
  const { order, rings } = findStrongComponents(contract(listDependencies(graph, blocks), graph, rootOutsideRings), findPlacedRoots(graph, blocks, rootOutsideRings));
  for (const ring of rings) for (const node of ring) joinGroups(groups, node, ring[0]!, 0);
  const root = findRoots(graph);
  for (const node of [...rings.map((ring) => ring[0]!), ...knots]) isRing[root[node]!] = 1;
  for (let place = 0; place < order.length; place++) order[place] = root[order[place]!]!;
  const isSingle = isRing.map((_, node) => (groups.next[node] === node && isRing[node] === 0 ? 1 : 0));
  return { root, order, isRing, isSingle, rootOutsideRings };
}

/** Shortens every way to its root to one step, so that the parents are the roots. */
function findRoots({ groups, nodes }: ConstraintGraph): Int32Array {
  for (let node = 0; node < nodes; node++) rootOf(groups, node);
  return groups.parent.slice();
}

/** Groups of rows that take part, and ends of majors. */
function findPlacedRoots({ nodes }: ConstraintGraph, { size, isLive }: Blocks, root: Int32Array): Uint8Array {
  const isPlaced = new Uint8Array(nodes);
  for (let row = 0; row < size; row++) if (isLive[row] === 1) isPlaced[root[row]!] = 1;
  return isPlaced.fill(1, size);
}

/** What each group depends on: the dependencies of its members one after another, between roots. */
function contract(dependencies: DirectedGraph, { groups: { areJoined, next } }: ConstraintGraph, root: Int32Array): DirectedGraph {
  if (!areJoined) return dependencies;
  const start = new Int32Array(dependencies.start.length);
  const to = new Int32Array(dependencies.to.length);
  let length = 0;
  for (let group = 0; group < root.length; group++) {
    start[group] = length;
    if (root[group] !== group) continue;
    let node = group;
    do {
      for (let at = dependencies.start[node]!; at < dependencies.start[node + 1]!; at++) to[length++] = root[dependencies.to[at]!]!;
      node = next[node]!;
    } while (node !== group);
  }
  start[root.length] = length;
  return { start, to };
}

/** Roots of groups with a relation or major that keeps one member apart from another, or from itself. */
function findKnots(graph: ConstraintGraph, root: Int32Array, blocks: Blocks): readonly number[] {
  const { size, parent, isLive, relations: { start } } = blocks;
  const knots: number[] = [];
  for (let row = 0; row < size; row++) {
    if (isLive[row] === 0) continue;
    const group = root[row]!;
    if (parent[row]! >= 0 && root[parent[row]!] === group && !holdsBelow(graph, blocks, row)) knots.push(group);
    for (let at = start[row]!; at < start[row + 1]!; at++) if (graph.from[at]! >= 0 && root[graph.from[at]!] === group) knots.push(group);
  }
  return knots;
}
