/**
 * Directed graphs in typed arrays: made from lists of edges, read the other way round, taken apart into rings and an order.
 * It knows nothing of tasks.
 *
 * Sample: edges 0→1, 1→0, 0→2 have the components [2] and [0, 1], in this order, because 0 leads to 2.
 */

/** A graph of `start.length - 1` nodes; the edges of node u lead to `to[start[u]]` … `to[start[u + 1] - 1]`. */
export interface DirectedGraph {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

/** Makes the graph of a list of edges, in time linear in both. */
export function buildDirectedGraph(nodes: number, from: ArrayLike<number>, to: ArrayLike<number>): DirectedGraph {
  const start = new Int32Array(nodes + 2);
  for (let edge = 0; edge < from.length; edge++) start[from[edge]! + 2]!++;
  for (let node = 2; node < start.length; node++) start[node]! += start[node - 1]!;
  const sorted = new Int32Array(from.length);
  for (let edge = 0; edge < from.length; edge++) sorted[start[from[edge]! + 1]!++] = to[edge]!;
  return { start: start.subarray(0, nodes + 1), to: sorted };
}

/** The same edges, each the other way round. */
export function turnRound({ start, to }: DirectedGraph): DirectedGraph {
  const from = new Int32Array(to.length);
  for (let node = 0; node + 1 < start.length; node++) from.fill(node, start[node], start[node + 1]);
  return buildDirectedGraph(start.length - 1, to, from);
}

export interface StrongComponents {
  /** One node of each component; every component comes after all those it leads to. */
  readonly order: Int32Array;
  /** The components of two nodes or more, nodes ascending. */
  readonly rings: readonly (readonly number[])[];
}

/** Nodes of complete components count as entered last. */
const LEFT = 2 ** 31 - 1;

/**
 * Tarjan's strongly connected components. One loop walks the whole graph: it stands for the calls of the recursive form,
 * so that depth costs no stack.
 * @param isLooked 1 for nodes to look at; absent for all. Nodes that edges lead to are looked at in any case.
 */
export function findStrongComponents({ start, to }: DirectedGraph, isLooked?: Uint8Array): StrongComponents {
  const nodes = start.length - 1;
  /** When a node was entered, from 1; `LEFT` once its component is complete. */
  const entered = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const cursor = start.slice(0, nodes);
  const [path, open, order] = [new Int32Array(nodes), new Int32Array(nodes), new Int32Array(nodes)];
  const rings: number[][] = [];
  let [counter, opened, depth, length] = [0, 0, 0, 0];
  for (let first = 0; first < nodes; first++) {
    if (entered[first] !== 0 || isLooked?.[first] === 0) continue;
    for (let next = first; ;) {
      if (next >= 0) {
        entered[next] = low[next] = ++counter;
        open[opened++] = path[depth++] = next;
      }
      const node = path[depth - 1]!;
      next = -1;
      while (next < 0 && cursor[node]! < start[node + 1]!) {
        const target = to[cursor[node]!++]!;
        if (entered[target] === 0) next = target;
        else if (entered[target]! < low[node]!) low[node] = entered[target]!;
      }
      if (next >= 0) continue;
      if (low[node] === entered[node]) {
        order[length++] = node;
        opened = close(node, open, opened, entered, rings);
      }
      if (--depth === 0) break;
      const above = path[depth - 1]!;
      if (low[node]! < low[above]!) low[above] = low[node]!;
    }
  }
  return { order: order.subarray(0, length), rings };
}

/** Takes the component of `node` from the stack of open nodes. @returns how many are left there */
function close(node: number, open: Int32Array, opened: number, entered: Int32Array, rings: number[][]): number {
  let first = opened - 1;
  while (open[first] !== node) first--;
  for (let at = first; at < opened; at++) entered[open[at]!] = LEFT;
  if (opened - first > 1) rings.push([...open.subarray(first, opened)].sort((a, b) => a - b));
  return first;
}
