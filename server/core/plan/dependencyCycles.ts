/**
 * Rings of relations as problems: who takes part, and which one relation to loosen. It finds no rings itself.
 *
 * Sample: `a after:c`, `b after:a`, `c after:b` has the members a, b, c; removing `after:c` from a frees them, because it
 * points down the note while the others point up.
 */
import type { Blocks } from './blocks.ts';
import { HIERARCHY } from './constraintGraph.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import type { GroupOrder } from './groupOrder.ts';
import type { ScheduleProblem } from './planItem.ts';
import { buildDirectedGraph, findStrongComponents } from './strongComponents.ts';

/** How many relations of a ring are tried as the one that frees it; the likeliest come first. */
const TRIED_RELATIONS = 32;

/** 1 for each live leaf in a ring. */
export function findRingMembers(blocks: Blocks, { root, isRing }: GroupOrder): Uint8Array {
  const isMember = new Uint8Array(root.length / 2);
  for (let row = 0; row < isMember.length; row++) isMember[row] = blocks.isLive[row]! & isRing[root[row]!]! & (1 - blocks.isMajor[row]!);
  return isMember;
}

/** One problem for each ring, in document order. */
export function describeRings(graph: ConstraintGraph, groupOrder: GroupOrder): ScheduleProblem[] {
  const { size } = graph;
  const { root, isRing } = groupOrder;
  if (!isRing.includes(1)) return [];
  const membersByRoot = new Map<number, Set<number>>();
  const edgesByRoot = new Map<number, number[]>();
  for (let row = 0; row < size; row++) {
    for (const node of [row, size + row]) {
      const group = root[node]!;
      if (isRing[group] === 1) membersByRoot.set(group, (membersByRoot.get(group) ?? new Set()).add(row));
    }
  }
  for (let edge = 0; edge < graph.to.length; edge++) {
    const group = root[graph.to[edge]!]!;
    if (isRing[group] !== 1 || root[graph.from[edge]!] !== group) continue;
    const edges = edgesByRoot.get(group);
    if (edges === undefined) edgesByRoot.set(group, [edge]);
    else edges.push(edge);
  }
  return [...membersByRoot].map(([group, rows]): ScheduleProblem => {
    const members = [...rows].sort((a, b) => a - b);
    const edges = edgesByRoot.get(group) ?? [];
    const frees = findFreeingEdge(graph, groupOrder, edges);
    const writers = edges.filter((edge) => graph.kind[edge] !== HIERARCHY).map((edge) => graph.to[edge]!);
    const item = frees === undefined ? writers.reduce((first, row) => Math.min(first, row), Infinity) : graph.to[frees]!;
    return {
      code: 'dependency-cycle', members, item: Number.isFinite(item) ? item : members[0]!,
      ...(frees !== undefined && { frees: { item: graph.to[frees]!, relation: graph.relation[frees]! } }),
    };
  });
}

/** A relation without which the ring is none: first those that point down the note, then from its end upward. */
function findFreeingEdge(graph: ConstraintGraph, groupOrder: GroupOrder, edges: readonly number[]): number | undefined {
  const { size, from, to } = graph;
  const pointsDown = (edge: number): boolean => from[edge]! % size > to[edge]!;
  const candidates = edges.filter((edge) => graph.kind[edge] !== HIERARCHY)
    .sort((a, b) => Number(pointsDown(b)) - Number(pointsDown(a)) || to[b]! - to[a]! || b - a);
  return candidates.slice(0, TRIED_RELATIONS).find((edge) => isFreedBy(graph, groupOrder, edges, edge));
}

function isFreedBy(graph: ConstraintGraph, { rootOutsideRings }: GroupOrder, edges: readonly number[], removed: number): boolean {
  const names = new Map<number, number>();
  const nameOf = (node: number): number => {
    const group = rootOutsideRings[node]!;
    if (!names.has(group)) names.set(group, names.size);
    return names.get(group)!;
  };
  const [from, to]: [number[], number[]] = [[], []];
  for (const edge of edges) {
    if (edge === removed) continue;
    const [source, target] = [nameOf(graph.from[edge]!), nameOf(graph.to[edge]!)];
    if (source === target && graph.kind[edge] !== HIERARCHY) return false;
    from.push(source);
    to.push(target);
  }
  return findStrongComponents(buildDirectedGraph(names.size, from, to)).length === 0;
}
