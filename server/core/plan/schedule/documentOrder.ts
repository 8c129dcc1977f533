/**
 * The order of the note itself, where that is already an order of dependence: most plans are written so, and need no
 * sorting then.
 *
 * The end of a major comes right after the last row below it, inner majors first. It knows no columns.
 *
 * Sample: `a`, `b after:a` is in order; `a after:b`, `b` is not.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';

/** @returns the nodes that take part in document order, or undefined when rows are joined or one names a later one. Linear. */
export function findDocumentOrder(graph: ConstraintGraph, blocks: Blocks): Int32Array | undefined {
  const { size, parent, isLive, lastBelow, relations: { start } } = blocks;
  if (graph.groups.areJoined) return undefined;
  const order = new Int32Array(graph.nodes);
  let length = 0;
  for (let row = 0; row < size; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const source = graph.from[at]!;
      if (source >= row && (source < size || lastBelow[graph.majorOfEnd[source - size]!]! >= row)) return undefined;
    }
    if (isLive[row] === 1) order[length++] = row;
    for (let major = row; major >= 0 && lastBelow[major] === row; major = parent[major]!) {
      if (graph.end[major]! > 0) order[length++] = graph.end[major]!;
    }
  }
  return order.subarray(0, length);
}
