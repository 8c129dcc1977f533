/**
 * The relations of a plan as a graph of minimal distances between nodes, with rows that start together merged.
 *
 * Node `i` is the first column of leaf `i` or the origin of major `i`; node `size + i` is one past the last column of
 * major `i`. An edge u → v of weight w says v ≥ u + w. A major stands for all its leaves by these two nodes, so the graph
 * has at most two edges for each row and one for each relation. It knows the rules of relations, not how columns are found.
 *
 * Sample: `b after:a+2` with 3 blocks in `a` is the edge a → b of weight 5.
 */
import { clampBlocks, findLastBelow, offsetOfBlock } from './blocks.ts';
import type { Blocks } from './blocks.ts';
import { createGroups, joinGroups, offsetIn } from './equalityGroups.ts';
import type { EqualityGroups } from './equalityGroups.ts';
import { findMutualOverlaps } from './mutualOverlaps.ts';
import type { PlanItem, Relation, ScheduleProblem } from './planItem.ts';
import { AFTER_KIND } from './relationTable.ts';

/** What an edge stands for. */
export const HIERARCHY = 0;
export const AFTER = 1;
export const OVERLAP = 2;
/** `after:db@50%` on a major: the weight is known only when the window of `db` is. */
export const PERCENT = 3;

/** Edges in the order of the node they leave: those of node u are `start[u]` to `start[u + 1]`. */
export interface ConstraintGraph {
  readonly size: number;
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  readonly kind: Uint8Array;
  /** Index into the relations of the row of `to`; -1 for an edge of the hierarchy. */
  readonly relation: Int32Array;
  readonly groups: EqualityGroups;
  /** 1 for majors whose end node is used: somebody waits for them or for a major around them. */
  readonly isAwaited: Uint8Array;
}

/** Builds the graph of all live rows, in time linear in rows and relations. */
export function buildConstraintGraph(items: readonly PlanItem[], blocks: Blocks, problems: ScheduleProblem[]): ConstraintGraph {
  const size = items.length;
  const groups = createGroups(size * 2);
  const mutual = findMutualOverlaps(items, blocks);
  const isAwaited = findAwaitedMajors(blocks);
  const lastBelow = findLastBelow(blocks.parent);
  const table = blocks.relations;
  const capacity = table.target.length + 2 * size;
  const [from, to, relation] = [new Int32Array(capacity), new Int32Array(capacity), new Int32Array(capacity)];
  const weight = new Float64Array(capacity);
  const kind = new Uint8Array(capacity);
  let edges = 0;

  for (let row = 0; row < size; row++) {
    if (blocks.isLive[row] === 0) continue;
    const parent = blocks.parent[row]!;
    if (parent >= 0) addHierarchy(row, parent);
    for (let at = table.start[row]!; at < table.start[row + 1]!; at++) {
      const target = table.target[at]!;
      if (target < 0 || blocks.isLive[target] === 0) continue;
      const place = at - table.start[row]!;
      const isPlainAfter = table.kind[at] === AFTER_KIND && table.isBare[at] === 1 && blocks.isMajor[target] === 0;
      if (isPlainAfter) addEdge(target, row, blocks.span[target]!, AFTER, place);
      else addRelation(row, items[row]!.relations[place]!, place, mutual?.[at] === 1);
    }
  }
  return sortByStart({ size, groups, isAwaited, edges, from, to, weight, kind, relation });

  function addEdge(source: number, target: number, distance: number, edgeKind: number, place: number): void {
    from[edges] = source;
    to[edges] = target;
    weight[edges] = distance;
    kind[edges] = edgeKind;
    relation[edges++] = place;
  }

  function addHierarchy(row: number, parent: number): void {
    addEdge(parent, row, notBefore(items[row]!) - 1, HIERARCHY, -1);
    if (isAwaited[parent] === 0) return;
    if (blocks.isMajor[row] === 1) addEdge(size + row, size + parent, 0, HIERARCHY, -1);
    else addEdge(row, size + parent, blocks.span[row]!, HIERARCHY, -1);
  }

  function addRelation(index: number, written: Relation, place: number, isMutual: boolean): void {
    const { kind: wanted, target } = written;
    if (wanted === 'with' || isMutual) return merge(index, target, 0, place);
    if (wanted === 'sync') return merge(index, target, startOffset(index, written, place), place);
    if (items[target]!.isMajor) return addMajorRelation(index, written, place);
    const distance = wanted === 'overlap' ? overlapDistance(target, clampBlocks(written.lag ?? 1)) : afterDistance(index, written, place);
    addEdge(target, index, distance, wanted === 'overlap' ? OVERLAP : AFTER, place);
  }

  /** `after` waits for the end; everything counted from the start counts from the origin. */
  function addMajorRelation(index: number, written: Relation, place: number): void {
    const { target } = written;
    const edgeKind = written.kind === 'overlap' ? OVERLAP : AFTER;
    const isFromEnd = written.kind === 'after' && written.block === undefined && written.percent === undefined;
    if (isFromEnd || (index >= target && index <= lastBelow[target]!)) addEdge(size + target, index, clampBlocks(written.lag ?? 0), edgeKind, place);
    else if (written.percent !== undefined && edgeKind === AFTER) addEdge(size + target, index, 0, PERCENT, place);
    else if (edgeKind === OVERLAP) addEdge(target, index, clampBlocks(written.lag ?? 1), OVERLAP, place);
    else addEdge(target, index, clampBlocks(written.block ?? 0) + clampBlocks(written.lag ?? 0), AFTER, place);
  }

  function overlapDistance(target: number, blocksIn: number): number {
    const capped = Math.min(blocksIn, Math.max(blocks.count[target]!, 1) - 1);
    return capped === 0 ? 0 : offsetOfBlock(blocks, target, capped) + 1;
  }

  function afterDistance(index: number, written: Relation, place: number): number {
    const lag = clampBlocks(written.lag ?? 0);
    if (written.block === undefined && written.percent === undefined) return blocks.span[written.target]! + lag;
    const block = blockNamed(index, written, place, blocks.count[written.target]!);
    return (block === 0 ? 0 : offsetOfBlock(blocks, written.target, block) + 1) + lag;
  }

  /** Columns from the start of the target to the block that `sync` names; 0 for its first block. */
  function startOffset(index: number, written: Relation, place: number): number {
    if (items[written.target]!.isMajor) return Math.max(1, clampBlocks(written.block ?? 1)) - 1;
    if (written.block === undefined && written.percent === undefined) return 0;
    const block = Math.max(1, blockNamed(index, written, place, Math.max(1, blocks.count[written.target]!)));
    return offsetOfBlock(blocks, written.target, block);
  }

  function blockNamed(index: number, written: Relation, place: number, count: number): number {
    const named = blockOf(written, count);
    if (named <= count) return named;
    problems.push({ code: 'invalid-value', item: index, relation: place, other: written.target, blocks: count });
    return count;
  }

  function merge(index: number, target: number, distance: number, place: number): void {
    if (!joinGroups(groups, index, target, distance)) problems.push({ code: 'sync-conflict', item: index, relation: place, other: target });
  }
}

/** The block that `@j` or `@50%` names in a row of `count` blocks, rounded up, not capped. */
export function blockOf(written: Relation, count: number): number {
  if (written.block !== undefined) return clampBlocks(written.block);
  return clampBlocks(Math.ceil(clampBlocks(written.percent ?? 0) * count / 100));
}

/** Whether a node stays where it is relative to the other end of an edge inside its own group. */
export function holdsInsideGroup(graph: ConstraintGraph, edge: number, pin: Float64Array): boolean {
  if (graph.kind[edge] !== HIERARCHY) return false;
  const distance = offsetIn(graph.groups, graph.to[edge]!) - offsetIn(graph.groups, graph.from[edge]!);
  const wanted = pin[graph.to[edge]!] ?? 0;
  return wanted > 0 ? distance === wanted - 1 : distance >= graph.weight[edge]!;
}

/** Column of an `at:8+`, else 1. */
export function notBefore(item: PlanItem): number {
  return item.pin?.kind === 'not-before' ? Math.max(1, clampBlocks(item.pin.column)) : 1;
}

/** Majors whose end somebody waits for, with all majors inside them: only their ends are worth a node's edges. */
function findAwaitedMajors({ parent, relations }: Blocks): Uint8Array {
  const isAwaited = new Uint8Array(parent.length);
  for (let at = 0; at < relations.target.length; at++) if (relations.target[at]! >= 0) isAwaited[relations.target[at]!] = 1;
  for (let row = 0; row < parent.length; row++) if (parent[row]! >= 0 && isAwaited[parent[row]!] === 1) isAwaited[row] = 1;
  return isAwaited;
}

type UnsortedGraph = Omit<ConstraintGraph, 'start'> & { readonly edges: number };

/** Counting sort by the node an edge leaves; edges of one node keep document order. */
function sortByStart(graph: UnsortedGraph): ConstraintGraph {
  const { size, edges, groups, isAwaited } = graph;
  const start = new Int32Array(2 * size + 2);
  for (let edge = 0; edge < edges; edge++) start[graph.from[edge]! + 2]!++;
  for (let node = 2; node < start.length; node++) start[node]! += start[node - 1]!;
  const [from, to, relation] = [new Int32Array(edges), new Int32Array(edges), new Int32Array(edges)];
  const weight = new Float64Array(edges);
  const kind = new Uint8Array(edges);
  for (let edge = 0; edge < edges; edge++) {
    const place = start[graph.from[edge]! + 1]!++;
    from[place] = graph.from[edge]!;
    to[place] = graph.to[edge]!;
    weight[place] = graph.weight[edge]!;
    kind[place] = graph.kind[edge]!;
    relation[place] = graph.relation[edge]!;
  }
  return { size, start, from, to, weight, kind, relation, groups, isAwaited };
}
