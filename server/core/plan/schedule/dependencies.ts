/**
 * What each node of a plan depends on, as a plain directed graph: for whoever asks for paths rather than for columns.
 *
 * Sample: of `a`, `b after:a` node b leads to a.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import type { DirectedGraph } from './directedGraph.ts';
import { OVERLAP } from './relationTable.ts';

/** Lists the nodes that `node` depends on: the major around it, what its relations name, or of an end the rows of its major. */
export function visitDependencies(graph: ConstraintGraph, blocks: Blocks, node: number, visit: (other: number, relation: number) => void): void {
  const { size, parent, isMajor, isLive, lastBelow, relations: { start } } = blocks;
  if (node < size) {
    if (isLive[node] === 0) return;
    if (parent[node]! >= 0) visit(parent[node]!, -1);
    for (let at = start[node]!; at < start[node + 1]!; at++) if (graph.from[at]! >= 0) visit(graph.from[at]!, at);
    return;
  }
  const major = graph.majorOfEnd[node - size]!;
  for (let row = major + 1; row <= lastBelow[major]!; row = lastBelow[row]! + 1) {
    if (isLive[row] === 1) visit(isMajor[row] === 1 ? graph.end[row]! : row, -1);
  }
}

/** All dependencies in time linear in nodes and edges. @param withOverlaps false to leave out what `overlap` says */
export function listDependencies(graph: ConstraintGraph, blocks: Blocks, withOverlaps = true): DirectedGraph {
  const start = new Int32Array(graph.nodes + 1);
  const to = new Int32Array(blocks.relations.start[blocks.size]! + 2 * blocks.size);
  let length = 0;
  const add = (other: number, relation: number): void => {
    if (withOverlaps || relation < 0 || blocks.relations.kind[relation] !== OVERLAP) to[length++] = other;
  };
  for (let node = 0; node < graph.nodes; node++) {
    start[node] = length;
    visitDependencies(graph, blocks, node, add);
  }
  start[graph.nodes] = length;
  return { start, to: to.subarray(0, length) };
}
