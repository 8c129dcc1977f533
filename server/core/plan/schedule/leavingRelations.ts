/**
 * The relations of a plan found from the rows they name: the edges of the constraint graph by the node they leave, for
 * walks against the order. It knows no columns.
 *
 * Sample: of `a`, `b after:a`, `c after:a` two relations leave a, written by b and c.
 */
import type { Blocks } from './blocks.ts';
import type { ConstraintGraph } from './constraintGraph.ts';

/** What leaves node u stands from `start[u]` to `start[u + 1] - 1`, writers ascending. */
export interface LeavingRelations {
  readonly start: Int32Array;
  /** The row that writes the relation. */
  readonly writer: Int32Array;
  /** Its weight as an edge, and its kind. */
  readonly weight: Float64Array;
  readonly kind: Uint8Array;
}

/** Sorts the edges by counting them: linear. */
export function listLeaving({ size, relations }: Blocks, { nodes, from, weight }: ConstraintGraph): LeavingRelations {
  const start = new Int32Array(nodes + 2);
  for (let at = 0; at < from.length; at++) if (from[at]! >= 0) start[from[at]! + 2]!++;
  for (let node = 2; node < start.length; node++) start[node]! += start[node - 1]!;
  const leaving = { start, writer: new Int32Array(from.length), weight: new Float64Array(from.length), kind: new Uint8Array(from.length) };
  for (let row = 0; row < size; row++) {
    for (let at = relations.start[row]!; at < relations.start[row + 1]!; at++) {
      if (from[at]! < 0) continue;
      const entry = start[from[at]! + 1]!++;
      leaving.writer[entry] = row;
      leaving.weight[entry] = weight[at]!;
      leaving.kind[entry] = relations.kind[at]!;
    }
  }
  return leaving;
}
