/**
 * Scheduling a large plan beside sorting the same graph: how much columns, float, states and problems cost over a bare
 * topological sort on typed arrays, and what graph libraries take for the sort alone. Peers sort only; ours does it all.
 *
 * Everybody runs in processes of their own, started in turn, so that nobody pays for another's memory and a busy machine
 * disturbs all alike.
 */
import { spawnSync } from 'node:child_process';
import { Graph as GraphLib, alg } from '@dagrejs/graphlib';
import { DirectedGraph } from 'graphology';
import { topologicalSort } from 'graphology-dag';
// @ts-expect-error the package has no types
import toposort from 'toposort';
import { measureFloat } from '../server/core/plan/schedule/backwardPass.ts';
import { measureBlocks } from '../server/core/plan/schedule/blocks.ts';
import type { Blocks } from '../server/core/plan/schedule/blocks.ts';
import { buildConstraintGraph } from '../server/core/plan/schedule/constraintGraph.ts';
import { listDependencies } from '../server/core/plan/schedule/dependencies.ts';
import { findRingMembers } from '../server/core/plan/schedule/dependencyCycles.ts';
import { turnRound } from '../server/core/plan/schedule/directedGraph.ts';
import { placeEarliest } from '../server/core/plan/schedule/forwardPass.ts';
import { findFrontier } from '../server/core/plan/schedule/frontier.ts';
import { orderGroups } from '../server/core/plan/schedule/groupOrder.ts';
import type { PlanItem, Relation, RelationKind, ScheduleProblem } from '../server/core/plan/planItem.ts';
import { schedulePlan } from '../server/core/plan/schedule/schedule.ts';
import { createRandom } from './documents.ts';
import { median, race, renderTable } from './measure.ts';
import type { Contender } from './measure.ts';

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

/** How far the schedule of rows that are in arrays already is taken. */
type Extent = 'columns' | 'float' | 'states';

/** The graph, its order, the longest paths; float and slides; states. */
function scheduleBlocks(blocks: Blocks, extent: Extent): unknown {
  const problems: ScheduleProblem[] = [];
  const graph = buildConstraintGraph(blocks, problems);
  const order = orderGroups(graph, blocks);
  const placement = placeEarliest(blocks, graph, order, problems);
  const float = extent === 'columns' ? undefined : measureFloat(blocks, graph, order, placement);
  return [placement, float, extent === 'states' ? findFrontier(blocks, findRingMembers(blocks, order)) : undefined];
}

interface SortedGraph {
  readonly order: Int32Array;
  /** What comes after node u stands from `start[u]` to `start[u + 1] - 1` in `next`. */
  readonly start: Int32Array;
  readonly next: Int32Array;
}

/** Kahn's algorithm on adjacency in typed arrays, from a list of edges. */
function sortBare({ nodes, from, to }: EdgeList): SortedGraph {
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
  return { order, start, next };
}

/** The least that float can cost: the sort, then the longest paths to and from every node, each node as long as the next. */
function walkBare(edges: EdgeList): Int32Array {
  const { order, start, next } = sortBare(edges);
  const early = new Int32Array(edges.nodes);
  let end = 0;
  for (const node of order) {
    const done = early[node]! + 1;
    end = Math.max(end, done);
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) if (done > early[next[edge]!]!) early[next[edge]!] = done;
  }
  const late = new Int32Array(edges.nodes).fill(end - 1);
  const float = new Int32Array(edges.nodes);
  for (let place = order.length - 1; place >= 0; place--) {
    const node = order[place]!;
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) if (late[next[edge]!]! - 1 < late[node]!) late[node] = late[next[edge]!]! - 1;
    float[node] = late[node]! - early[node]!;
  }
  return float;
}

/** A task that knows no more than the sort needs. */
interface BareTask { readonly after: readonly number[] }

function tasksOf({ nodes, from, to }: EdgeList): readonly BareTask[] {
  const after: number[][] = Array.from({ length: nodes }, () => []);
  for (let edge = 0; edge < from.length; edge++) after[to[edge]!]!.push(from[edge]!);
  return after.map((names) => ({ after: names }));
}

/** The least that a schedule of tasks that are objects can cost: their relations read into arrays, then all of the above. */
function readAndWalkBare(tasks: readonly BareTask[]): Int32Array {
  let edges = 0;
  for (const { after } of tasks) edges += after.length;
  const [from, to] = [new Int32Array(edges), new Int32Array(edges)];
  let edge = 0;
  for (let task = 0; task < tasks.length; task++) {
    for (const name of tasks[task]!.after) {
      from[edge] = name;
      to[edge++] = task;
    }
  }
  return walkBare({ nodes: tasks.length, from, to });
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

/** Contenders by what the table calls them; each is made in its own process. */
const CONTENDERS: readonly (readonly [name: string, open: (items: readonly PlanItem[]) => () => unknown])[] = [
  ['bare topological sort', (items) => sorting(items, sortBare)],
  ['bare topological sort, then longest paths both ways', (items) => sorting(items, walkBare)],
  ['task objects read, bare topological sort, longest paths both ways', (items) => readingTasks(items)],
  ['Throughline: rows read into arrays', (items) => () => measureBlocks(items, [])],
  ['Throughline: columns of rows that are read', (items) => scheduling(items, 'columns')],
  ['Throughline: columns and float of rows that are read', (items) => scheduling(items, 'float')],
  ['Throughline: columns, float and states of rows that are read', (items) => scheduling(items, 'states')],
  ['Throughline: whole schedule, reading rows and naming problems too', (items) => () => schedulePlan(items)],
  ['graphology-dag: sort', (items) => sorting(items, sortWithGraphology)],
  ['@dagrejs/graphlib: sort', (items) => sorting(items, sortWithGraphlib)],
  ['toposort: sort', (items) => sorting(items, sortWithToposort)],
];

function sorting(items: readonly PlanItem[], sort: (edges: EdgeList) => unknown): () => unknown {
  const edges = edgesOf(items);
  return () => sort(edges);
}

function readingTasks(items: readonly PlanItem[]): () => unknown {
  const tasks = tasksOf(edgesOf(items));
  return () => readAndWalkBare(tasks);
}

function scheduling(items: readonly PlanItem[], extent: Extent): () => unknown {
  const blocks = measureBlocks(items, []);
  return () => scheduleBlocks(blocks, extent);
}

/** Turns of a contender in one process, the milliseconds after which it has had enough, and processes for each. */
const TURNS = 9;
const BUDGET_MS = 4000;
const PROCESSES = 3;

/** Prints the milliseconds of each run of the contender `index`, as JSON. */
export async function runScheduleContender(index: number): Promise<void> {
  const [name, open] = CONTENDERS[index]!;
  const contender: Contender = { name, run: open(generatePlan()) };
  console.log(JSON.stringify((await race([contender], TURNS, BUDGET_MS))[0]));
}

function startContender(index: number): readonly number[] {
  const { stdout } = spawnSync(process.execPath, [process.argv[1]!, `--schedule:${index}`], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  return JSON.parse(stdout) as readonly number[];
}

/** @returns a titled Markdown table */
export function benchSchedule(): Promise<string> {
  const samples = CONTENDERS.map((): number[] => []);
  for (let round = 0; round < PROCESSES; round++) CONTENDERS.forEach((_, index) => samples[index]!.push(...startContender(index)));
  const over = (own: number, base: number): string => `${(own / base).toFixed(1)}x`;
  const rows = CONTENDERS.map(([name], index) => {
    const [middle, least] = [median(samples[index]!), Math.min(...samples[index]!)];
    return [name, middle.toFixed(1), over(middle, median(samples[0]!)), least.toFixed(1), over(least, Math.min(...samples[0]!))];
  });
  const items = generatePlan();
  const counts = `${TASKS.toLocaleString('en')} tasks, ${RELATIONS.toLocaleString('en')} relations, ${edgesOf(items).from.length.toLocaleString('en')} edges with those of majors`;
  const title = `## Schedule: ${counts}, ${schedulePlan(items).problems.length.toLocaleString('en')} problems\n`;
  return Promise.resolve(`${title}\n${renderTable(['what', 'median ms', 'over the bare sort', 'least ms', 'over the bare sort'], rows)}\n`);
}
