/**
 * Rings in a directed graph: Tarjan's strongly connected components with an explicit stack, so that depth costs no calls.
 * It knows nothing of tasks.
 *
 * Sample: edges 0→1, 1→0, 1→2 have the components [0, 1] and [2]; only those of two nodes or more are returned.
 */

/** A graph of `start.length - 1` nodes; the edges of node u lead to `to[start[u]]` … `to[start[u + 1] - 1]`. */
export interface DirectedGraph {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

/** Makes the graph of a list of edges, in time linear in both. */
export function buildDirectedGraph(nodes: number, from: readonly number[], to: readonly number[]): DirectedGraph {
  const start = new Int32Array(nodes + 2);
  for (const node of from) start[node + 2]!++;
  for (let node = 2; node < start.length; node++) start[node]! += start[node - 1]!;
  const sorted = new Int32Array(from.length);
  from.forEach((node, edge) => { sorted[start[node + 1]!++] = to[edge]!; });
  return { start: start.subarray(0, nodes + 1), to: sorted };
}

/** @returns the components of two nodes or more. One loop walks the whole graph: it stands for the calls of the recursive form. */
export function findStrongComponents({ start, to }: DirectedGraph): number[][] {
  const nodes = start.length - 1;
  const [number, low, cursor, path, open] = [new Int32Array(nodes), new Int32Array(nodes), start.slice(0, nodes), new Int32Array(nodes), new Int32Array(nodes)];
  const isOpen = new Uint8Array(nodes);
  const components: number[][] = [];
  let [counter, opened, depth] = [0, 0, 0];
  const enter = (node: number): void => {
    number[node] = low[node] = ++counter;
    open[opened++] = node;
    isOpen[node] = 1;
    path[depth++] = node;
  };
  for (let first = 0; first < nodes; first++) {
    if (number[first] !== 0) continue;
    enter(first);
    while (depth > 0) {
      const node = path[depth - 1]!;
      if (cursor[node]! < start[node + 1]!) {
        const next = to[cursor[node]!++]!;
        if (number[next] === 0) enter(next);
        else if (isOpen[next] === 1) low[node] = Math.min(low[node]!, number[next]!);
        continue;
      }
      depth--;
      if (depth > 0) low[path[depth - 1]!] = Math.min(low[path[depth - 1]!]!, low[node]!);
      if (low[node] === number[node]) close(node);
    }
  }
  return components;

  function close(node: number): void {
    const component: number[] = [];
    let member: number;
    do {
      member = open[--opened]!;
      isOpen[member] = 0;
      component.push(member);
    } while (member !== node);
    if (component.length > 1) components.push(component.sort((a, b) => a - b));
  }
}
