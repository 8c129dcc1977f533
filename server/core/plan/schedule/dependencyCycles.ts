/**
 * Rings of relations as problems: who takes part, and which one relation to loosen. It finds no rings itself.
 *
 * Sample: `a after:c`, `b after:a`, `c after:b` has the members a, b, c; removing `after:c` from a frees them, because it
 * points down the note while the others point up.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import { visitDependencies } from './dependencies.ts';
import type { GroupOrder } from './groupOrder.ts';
import type { ScheduleProblem } from '../planItem.ts';
import { buildDirectedGraph, findStrongComponents } from './directedGraph.ts';

/** How many relations of a ring are tried as the one that frees it; the likeliest come first. */
const TRIED_RELATIONS = 32;

/** 1 for each live leaf in a ring. */
export function findRingMembers({ size, isLive, isMajor }: Blocks, { root, isRing }: GroupOrder): Uint8Array {
  const isMember = new Uint8Array(size);
  for (let row = 0; row < size; row++) isMember[row] = isLive[row]! & isRing[root[row]!]! & (1 - isMajor[row]!);
  return isMember;
}

/** An edge inside a ring. */
interface RingEdge {
  readonly from: number;
  readonly to: number;
  /** Place in the table of relations; -1 for an edge of the hierarchy. */
  readonly relation: number;
}

/** Reports one problem for each ring, in document order. */
export function reportRings(blocks: Blocks, graph: ConstraintGraph, groupOrder: GroupOrder, problems: ScheduleProblem[]): void {
  const { root, isRing } = groupOrder;
  const rowOf = (node: number): number => (node < blocks.size ? node : graph.majorOfEnd[node - blocks.size]!);
  const nodesByRoot = new Map<number, number[]>();
  for (let node = 0; node < graph.nodes; node++) {
    if (isRing[root[node]!] === 0) continue;
    const nodes = nodesByRoot.get(root[node]!);
    if (nodes === undefined) nodesByRoot.set(root[node]!, [node]);
    else nodes.push(node);
  }
  for (const nodes of nodesByRoot.values()) {
    const members = [...new Set(nodes.map(rowOf))].sort((a, b) => a - b);
    const edges = nodes.flatMap((node) => findRingEdges(blocks, graph, groupOrder, node));
    const frees = findFreeingEdge(groupOrder, edges, rowOf);
    const writers = edges.filter(({ relation }) => relation >= 0).map(({ to }) => to);
    problems.push({
      code: 'dependency-cycle', members, item: frees?.to ?? writers.reduce((first, row) => Math.min(first, row), writers[0] ?? members[0]!),
      ...(frees !== undefined && { frees: { item: frees.to, relation: frees.relation - blocks.relations.start[frees.to]! } }),
    });
  }
}

function findRingEdges(blocks: Blocks, graph: ConstraintGraph, { root }: GroupOrder, node: number): readonly RingEdge[] {
  const edges: RingEdge[] = [];
  visitDependencies(graph, blocks, node, (from, relation) => { if (root[from] === root[node]) edges.push({ from, to: node, relation }); });
  return edges;
}

/** A relation without which the ring is none: first those that point down the note, then from its end upward. */
function findFreeingEdge(groupOrder: GroupOrder, edges: readonly RingEdge[], rowOf: (node: number) => number): RingEdge | undefined {
  const pointsDown = ({ from, to }: RingEdge): number => Number(rowOf(from) > to);
  const candidates = edges.filter(({ relation }) => relation >= 0)
    .sort((a, b) => pointsDown(b) - pointsDown(a) || b.to - a.to || b.from - a.from || b.relation - a.relation);
  return candidates.slice(0, TRIED_RELATIONS).find((edge) => isFreedBy(groupOrder, edges, edge));
}

function isFreedBy({ rootOutsideRings }: GroupOrder, edges: readonly RingEdge[], removed: RingEdge): boolean {
  const names = new Map<number, number>();
  const nameOf = (node: number): number => {
    const group = rootOutsideRings[node]!;
    const name = names.get(group) ?? names.size;
    names.set(group, name);
    return name;
  };
  const kept = edges.filter((edge) => edge !== removed);
  const [from, to] = [kept.map((edge) => nameOf(edge.from)), kept.map((edge) => nameOf(edge.to))];
  if (kept.some(({ relation }, index) => relation >= 0 && from[index] === to[index])) return false;
  return findStrongComponents(buildDirectedGraph(names.size, from, to)).rings.length === 0;
}
