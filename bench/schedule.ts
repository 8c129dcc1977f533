/**
 * Scheduling a large plan beside sorting the same graph: how much columns, float, states and problems cost over a bare
 * topological sort on typed arrays, and what graph libraries take for the sort alone. Peers sort only; ours does it all.
 */
import { Graph as GraphLib, alg } from '@dagrejs/graphlib';
import { DirectedGraph } from 'graphology';
import { topologicalSort } from 'graphology-dag';
// @ts-expect-error the package has no types
import toposort from 'toposort';
import { measureBlocks } from '../server/core/plan/blocks.ts';
import type { Blocks } from '../server/core/plan/blocks.ts';
import { buildConstraintGraph } from '../server/core/plan/constraintGraph.ts';
import { listDependencies } from '../server/core/plan/dependencies.ts';
import { turnRound } from '../server/core/plan/directedGraph.ts';
import { placeEarliest } from '../server/core/plan/forwardPass.ts';
import { orderGroups } from '../server/core/plan/groupOrder.ts';
import type { PlanItem, Relation, RelationKind, ScheduleProblem } from '../server/core/plan/planItem.ts';
import { schedulePlan } from '../server/core/plan/schedule.ts';
import { createRandom } from './documents.ts';
import { median, race, renderTable } from './measure.ts';

const TASKS = 100_000;
const RELATIONS = 200_000;
const TASKS_OF_A_MAJOR = 50;
const KINDS: readonly RelationKind[] = ['after', 'after', 'after', 'overlap'];

/** A plan of majors with fifty leaves each; every leaf names up to four of all those before it. */
function generatePlan(): PlanItem[] {
  const dice = createRandom(7);
  const random = (limit: number): number => Math.floor(dice() * limit);
  const items: PlanItem[] = [];
  let left = RELATIONS;
  for (let task = 0; task < TASKS; task++) {
    if (task % TASKS_OF_A_MAJOR === 0) items.push({ parent: -1, isMajor: true, status: 'open', relations: [] });
    const row = items.length;
    const relations: Relation[] = [];
    for (let count = Math.min(left, random(3) + 1 + Number(task > TASKS / 2)); count > 0 && row > 2; count--) {
      const target = row - 1 - random(row - 1);
      if (items[target]!.isMajor) continue;
      relations.push({ kind: KINDS[random(KINDS.length)]!, target });
      left--;
    }
    items.push({ parent: row - 1 - (task % TASKS_OF_A_MAJOR), isMajor: false, status: 'open', estimate: 1 + random(8), relations });
  }
  return items;
}

interface EdgeList { readonly nodes: number; readonly from: Int32Array; readonly to: Int32Array }

/** The graph the scheduler walks: one edge for each relation and two for each row of a major that is waited for. */
function edgesOf(items: readonly PlanItem[]): EdgeList {
  const { blocks, graph } = schedulePlan(items);
  const { start, to } = turnRound(listDependencies(graph, blocks));
  const from = new Int32Array(to.length);
  for (let node = 0; node < graph.nodes; node++) from.fill(node, start[node], start[node + 1]);
  return { nodes: graph.nodes, from, to };
}

/** The earliest columns of rows that are in arrays already: the graph, its order, the longest paths. */
function placeColumns(blocks: Blocks): Float64Array {
  const problems: ScheduleProblem[] = [];
  const graph = buildConstraintGraph(blocks, problems);
  return placeEarliest(blocks, graph, orderGroups(graph, blocks), problems).column;
}

/** Kahn's algorithm on adjacency in typed arrays, from a list of edges. */
function sortBare({ nodes, from, to }: EdgeList): Int32Array {
  const start = new Int32Array(nodes + 2);
  const waiting = new Int32Array(nodes);
  for (let edge = 0; edge < from.length; edge++) {
    start[from[edge]! + 2]!++;
    waiting[to[edge]!]!++;
  }
  for (let node = 2; node < start.length; node++) start[node]! += start[node - 1]!;
  const next = new Int32Array(to.length);
  for (let edge = 0; edge < from.length; edge++) next[start[from[edge]! + 1]!++] = to[edge]!;
  const order = new Int32Array(nodes);
  let length = 0;
  for (let node = 0; node < nodes; node++) if (waiting[node] === 0) order[length++] = node;
  for (let place = 0; place < length; place++) {
    const node = order[place]!;
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) if (--waiting[next[edge]!]! === 0) order[length++] = next[edge]!;
  }
  return order;
}

function sortWithGraphology({ nodes, from, to }: EdgeList): unknown {
  const graph = new DirectedGraph();
  for (let node = 0; node < nodes; node++) graph.addNode(node);
  for (let edge = 0; edge < from.length; edge++) graph.mergeEdge(from[edge], to[edge]);
  return topologicalSort(graph);
}

function sortWithGraphlib({ nodes, from, to }: EdgeList): unknown {
  const graph = new GraphLib();
  for (let node = 0; node < nodes; node++) graph.setNode(String(node));
  for (let edge = 0; edge < from.length; edge++) graph.setEdge(String(from[edge]), String(to[edge]));
  return alg.topsort(graph);
}

function sortWithToposort({ nodes, from, to }: EdgeList): unknown {
  return toposort.array(Array.from({ length: nodes }, (_, node) => node), Array.from(from, (node, edge) => [node, to[edge]!] as [number, number]));
}

/** @returns a titled Markdown table */
export async function benchSchedule(): Promise<string> {
  const items = generatePlan();
  const edges = edgesOf(items);
  const blocks = measureBlocks(items, []);
  const ours = [
    { name: 'bare topological sort', run: () => sortBare(edges) },
    { name: 'Throughline: rows read into arrays', run: () => measureBlocks(items, []) },
    { name: 'Throughline: columns of rows that are read', run: () => placeColumns(blocks) },
    { name: 'Throughline: whole schedule', run: () => schedulePlan(items) },
  ];
  const peers = [
    { name: 'graphology-dag: sort', run: () => sortWithGraphology(edges) },
    { name: '@dagrejs/graphlib: sort', run: () => sortWithGraphlib(edges) },
    { name: 'toposort: sort', run: () => sortWithToposort(edges) },
  ];
  // Apart, because the peers leave so much garbage that collecting it would count for whoever comes next.
  const samples = [...await race(ours, 21), ...await race(peers, 3)];
  const base = median(samples[0]!);
  const rows = [...ours, ...peers].map(({ name }, index) => [name, median(samples[index]!).toFixed(1), `${(median(samples[index]!) / base).toFixed(1)}x`]);
  const counts = `${TASKS.toLocaleString('en')} tasks, ${RELATIONS.toLocaleString('en')} relations, ${edges.from.length.toLocaleString('en')} edges with those of majors`;
  const title = `## Schedule: ${counts}, ${schedulePlan(items).problems.length.toLocaleString('en')} problems\n`;
  return `${title}\n${renderTable(['what', 'ms', 'over the bare sort'], rows)}\n`;
}
