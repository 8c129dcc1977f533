/**
 * The relations of a plan as a graph of minimal distances between nodes, with rows that start together merged.
 *
 * A row is a node: the first column of a leaf or the origin of a major. A major that somebody waits for has one more, its
 * end: one past its last column. An edge u → v of weight w says v ≥ u + w. Every relation is at most one edge, that enters
 * the row it is written on, and is kept at its place in the table of relations. What majors and their rows say of each
 * other needs no edges: no row starts before its major, and a major ends when the last of its rows does.
 * It knows the rules of relations, not how columns are found.
 *
 * Sample: `b after:a+2` with 3 blocks in `a` is the edge a → b of weight 5.
 */
import { offsetOfBlock } from './blocks.ts';
import type { Blocks } from './blocks.ts';
import { createGroups, joinGroups, offsetIn } from './equalityGroups.ts';
import type { EqualityGroups } from './equalityGroups.ts';
import { findMutualOverlaps } from './mutualOverlaps.ts';
import type { ScheduleProblem } from '../planItem.ts';
import { AFTER, LAG, OVERLAP, PERCENT, SYNC, WITH, blockOf } from './relationTable.ts';

export interface ConstraintGraph {
  /** Rows and ends: the nodes are numbered from 0, rows first. */
  readonly nodes: number;
  /** By row: the node of a major's end, 0 where nobody waits for it or for a major around it. */
  readonly end: Int32Array;
  /** The majors that have an end, in the order of these nodes. */
  readonly majorOfEnd: readonly number[];
  /** By relation: the node its edge leaves; -1 where it is none, because it leads nowhere or says that rows start together. */
  readonly from: Int32Array;
  /** By relation. NaN for a share of a major (`after:db@50%`) until the window of that is known. */
  readonly weight: Float64Array;
  readonly groups: EqualityGroups;
  /** Whether every relation leads up the note, and no rows start together: the note itself is an order of dependence then. */
  readonly pointsUp: boolean;
}

interface UnfinishedGraph extends Omit<ConstraintGraph, 'pointsUp'> {
  pointsUp: boolean;
  readonly blocks: Blocks;
  readonly mutual: Uint8Array | undefined;
  readonly problems: ScheduleProblem[];
}

/** Builds the graph of all live rows, in time linear in rows and relations. */
export function buildConstraintGraph(blocks: Blocks, problems: ScheduleProblem[]): ConstraintGraph {
  const { size, isLive, relations: { start } } = blocks;
  const { end, majorOfEnd } = findEnds(blocks);
  const nodes = size + majorOfEnd.length;
  const graph: UnfinishedGraph = {
    blocks, problems, nodes, end, majorOfEnd, groups: createGroups(nodes), mutual: findMutualOverlaps(blocks),
    from: new Int32Array(start[size]!).fill(-1), weight: new Float64Array(start[size]!), pointsUp: true,
  };
  for (let row = 0; row < size; row++) if (isLive[row] === 1) addRow(graph, row);
  return graph;
}

/** Adds what the relations of `row` say. */
function addRow(graph: UnfinishedGraph, row: number): void {
  const { from, weight, mutual, blocks } = graph;
  const { isLive, isMajor, span, relations: { start, target, kind, unit, amount } } = blocks;
  for (let at = start[row]!; at < start[row + 1]!; at++) {
    const other = target[at]!;
    if (other < 0 || isLive[other] === 0) continue;
    if (other >= row) graph.pointsUp = false;
    if (kind[at] === WITH || mutual?.[at] === 1) merge(graph, row, other, 0, at);
    else if (kind[at] === SYNC) merge(graph, row, other, startOffset(graph, row, at), at);
    else if (isMajor[other] === 1) addMajorRelation(graph, row, at);
    else {
      from[at] = other;
      weight[at] = kind[at] === OVERLAP ? overlapDistance(blocks, other, amount[at]!)
        : unit[at] === LAG ? span[other]! + amount[at]! : blockDistance(graph, row, at);
    }
  }
}

/** Majors whose end somebody waits for, with all majors inside them: only their ends are worth a node. */
function findEnds({ size, parent, isMajor, isLive, relations: { start, target } }: Blocks): { readonly end: Int32Array; readonly majorOfEnd: readonly number[] } {
  const isAwaited = new Uint8Array(size);
  for (let at = 0; at < start[size]!; at++) if (target[at]! >= 0) isAwaited[target[at]!] = 1;
  const end = new Int32Array(size);
  const majorOfEnd: number[] = [];
  for (let row = 0; row < size; row++) {
    if (isMajor[row] === 0 || isLive[row] === 0) continue;
    if (isAwaited[row] === 1 || (parent[row]! >= 0 && end[parent[row]!]! > 0)) end[row] = size + majorOfEnd.push(row) - 1;
  }
  return { end, majorOfEnd };
}

/** `after` waits for the end; everything counted from the start counts from the origin. */
function addMajorRelation(graph: UnfinishedGraph, row: number, at: number): void {
  const { end, from, weight, blocks: { lastBelow, relations: { target, kind, unit, amount } } } = graph;
  const major = target[at]!;
  const isAround = row >= major && row <= lastBelow[major]!;
  if (isAround) graph.pointsUp = false;
  const isShare = kind[at] === AFTER && unit[at] === PERCENT && !isAround;
  from[at] = isAround || isShare || (kind[at] === AFTER && unit[at] === LAG) ? end[major]! : major;
  weight[at] = isShare ? NaN : amount[at]!;
}

function overlapDistance(blocks: Blocks, target: number, blocksIn: number): number {
  if (blocks.span[target]! <= 1) return 0;
  if (blocksIn === 1) return 1;
  const capped = Math.min(blocksIn, Math.max(blocks.count[target]!, 1) - 1);
  return capped === 0 ? 0 : offsetOfBlock(blocks, target, capped) + 1;
}

/** Columns from the start of the target to the end of the block that `after` names. */
function blockDistance(graph: UnfinishedGraph, row: number, at: number): number {
  const { blocks } = graph;
  const target = blocks.relations.target[at]!;
  const block = blockNamed(graph, row, at, blocks.count[target]!);
  return block === 0 ? 0 : offsetOfBlock(blocks, target, block) + 1;
}

/** Columns from the start of the target to the block that `sync` names; 0 for its first block. */
function startOffset(graph: UnfinishedGraph, row: number, at: number): number {
  const { blocks } = graph;
  const { target, amount } = blocks.relations;
  const other = target[at]!;
  if (blocks.isMajor[other] === 1) return Math.max(1, amount[at]!) - 1;
  return offsetOfBlock(blocks, other, Math.max(1, blockNamed(graph, row, at, Math.max(1, blocks.count[other]!))));
}

function blockNamed({ problems, blocks: { relations } }: UnfinishedGraph, row: number, at: number, count: number): number {
  const named = blockOf(relations, at, count);
  if (named <= count) return named;
  problems.push({ code: 'invalid-value', item: row, relation: at - relations.start[row]!, other: relations.target[at]!, blocks: count });
  return count;
}

function merge(graph: UnfinishedGraph, row: number, other: number, distance: number, at: number): void {
  const { groups, problems, blocks: { relations } } = graph;
  graph.pointsUp = false;
  if (!joinGroups(groups, row, other, distance)) problems.push({ code: 'sync-conflict', item: row, relation: at - relations.start[row]!, other });
}

/** Whether a row that starts in a fixed column to its own major, by equalities, starts where its pin and that major want it. */
export function holdsBelow({ groups }: ConstraintGraph, { parent, pin, delay }: Blocks, row: number): boolean {
  const distance = offsetIn(groups, row) - offsetIn(groups, parent[row]!);
  return pin[row]! > 0 ? distance === pin[row]! - 1 : distance >= delay[row]!;
}
