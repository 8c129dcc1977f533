/**
 * The order of the note itself, where that is already an order of dependence: most plans are written so, and need no
 * sorting then.
 *
 * The end of a major comes right after the last row below it, inner majors first. It knows no columns.
 *
 * Sample: of a major with the rows a and b, for whose end somebody waits, the order is the major, a, b, its end.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';

/** The nodes that take part, in document order; an order of dependence where `graph.pointsUp`. Linear in rows. */
export function listDocumentOrder(graph: ConstraintGraph, { size, parent, isLive, lastBelow }: Blocks): Int32Array {
  const order = new Int32Array(graph.nodes);
  let length = 0;
  for (let row = 0; row < size; row++) {
    if (isLive[row] === 1) order[length++] = row;
    for (let major = row; major >= 0 && lastBelow[major] === row; major = parent[major]!) {
      if (graph.end[major]! > 0) order[length++] = graph.end[major]!;
    }
  }
  return order.subarray(0, length);
}
