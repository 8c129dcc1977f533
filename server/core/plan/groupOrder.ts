/**
 * The order in which groups of nodes can be placed, every group after all it depends on. Groups that depend on each
 * other in a ring are joined into one, marked as such, and ordered like any other. It knows no columns.
 *
 * Sample: of a → b, b → c, c → b, c → d the order is a, {b, c}, d.
 */
import type { Blocks } from './blocks.ts';
import { holdsInsideGroup } from './constraintGraph.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import { findDocumentOrder } from './documentOrder.ts';
import { joinGroups, rootOf } from './equalityGroups.ts';
import { buildDirectedGraph, findStrongComponents } from './strongComponents.ts';

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

/** Orders the groups of `graph` in linear time, as they are written where that will do, else by Kahn's algorithm; joins the groups of each ring in `graph.groups`. */
export function orderGroups(graph: ConstraintGraph, blocks: Blocks): GroupOrder {
  const isUsed = markUsedNodes(graph, blocks);
  const written = findDocumentOrder(graph, blocks, isUsed);
  if (written !== undefined) {
    const { parent } = graph.groups;
    return { root: parent, rootOutsideRings: parent, order: written, isRing: new Uint8Array(parent.length), isSingle: new Uint8Array(parent.length).fill(1) };
  }
  const rootOutsideRings = findRoots(graph);
  const isKnot = findSelfLoops(graph, rootOutsideRings, blocks);
  const order = sortTopologically(graph, rootOutsideRings, isUsed);
  const rings = order.isComplete ? [] : findRings(graph, rootOutsideRings, order.waiting);
  for (const ring of rings) {
    for (const node of ring) joinGroups(graph.groups, node, ring[0]!, 0);
    isKnot[ring[0]!] = 1;
  }
  const root = rings.length === 0 ? rootOutsideRings : findRoots(graph);
  const isRing = new Uint8Array(isKnot.length);
  for (let node = 0; node < isKnot.length; node++) if (isKnot[node] === 1) isRing[root[node]!] = 1;
  const isSingle = new Uint8Array(isKnot.length);
  for (let node = 0; node < isKnot.length; node++) isSingle[node] = graph.groups.next[node] === node && isRing[node] === 0 ? 1 : 0;
  return { root, isRing, isSingle, rootOutsideRings, order: rings.length === 0 ? order.sorted : sortTopologically(graph, root, isUsed).sorted };
}

/** Rows that take part, and ends of majors that somebody waits for. */
function markUsedNodes(graph: ConstraintGraph, blocks: Blocks): Uint8Array {
  const isUsed = new Uint8Array(2 * graph.size);
  isUsed.set(blocks.isLive);
  for (let row = 0; row < graph.size; row++) isUsed[graph.size + row] = graph.isAwaited[row]! & blocks.isLive[row]!;
  return isUsed;
}

/** Shortens every way to its root to one step, so that the parents are the roots. */
function findRoots(graph: ConstraintGraph): Int32Array {
  for (let node = 0; node < 2 * graph.size; node++) rootOf(graph.groups, node);
  return graph.groups.parent.slice();
}

/** Groups with an edge from one member to another that no column can satisfy. */
function findSelfLoops(graph: ConstraintGraph, root: Int32Array, blocks: Blocks): Uint8Array {
  const isKnot = new Uint8Array(root.length);
  for (let edge = 0; edge < graph.to.length; edge++) {
    const group = root[graph.to[edge]!]!;
    if (group === root[graph.from[edge]!] && !holdsInsideGroup(graph, edge, blocks.pin)) isKnot[group] = 1;
  }
  return isKnot;
}

interface PartialOrder {
  readonly sorted: Int32Array;
  readonly isComplete: boolean;
  /** By root: how many edges from groups that could not be ordered lead there. */
  readonly waiting: Int32Array;
}

function sortTopologically(graph: ConstraintGraph, root: Int32Array, isUsed: Uint8Array): PartialOrder {
  const { start, to } = graph;
  const { next } = graph.groups;
  const waiting = new Int32Array(root.length);
  for (let edge = 0; edge < to.length; edge++) {
    const group = root[to[edge]!]!;
    if (group !== root[graph.from[edge]!]) waiting[group]!++;
  }
  const sorted = new Int32Array(root.length);
  let [count, length] = [0, 0];
  for (let node = 0; node < root.length; node++) {
    if (root[node] !== node || isUsed[node] === 0) continue;
    count++;
    if (waiting[node] === 0) sorted[length++] = node;
  }
  for (let place = 0; place < length; place++) {
    const group = sorted[place]!;
    let node = group;
    do {
      for (let edge = start[node]!; edge < start[node + 1]!; edge++) {
        const target = root[to[edge]!]!;
        if (target !== group && --waiting[target]! === 0) sorted[length++] = target;
      }
      node = next[node]!;
    } while (node !== group);
  }
  return { sorted: sorted.subarray(0, length), isComplete: length === count, waiting };
}

/** Rings among the groups that could not be ordered. */
function findRings(graph: ConstraintGraph, root: Int32Array, waiting: Int32Array): number[][] {
  const name = new Int32Array(root.length).fill(-1);
  const groups: number[] = [];
  waiting.forEach((count, node) => { if (count > 0) name[node] = groups.push(node) - 1; });
  const from: number[] = [];
  const to: number[] = [];
  for (let edge = 0; edge < graph.to.length; edge++) {
    const [source, target] = [root[graph.from[edge]!]!, root[graph.to[edge]!]!];
    if (source === target || name[source]! < 0 || name[target]! < 0) continue;
    from.push(name[source]!);
    to.push(name[target]!);
  }
  return findStrongComponents(buildDirectedGraph(groups.length, from, to)).map((ring) => ring.map((place) => groups[place]!));
}
