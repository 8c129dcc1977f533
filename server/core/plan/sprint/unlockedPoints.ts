/**
 * How many points wait for a task, near or far: the sum of all open tasks that depend on it in other ways than `overlap`.
 * Each sum is a walk over what comes later, so it is made only when asked for, and kept while it holds.
 *
 * Sample: of `a`, `b est:2 after:a`, `c est:3 after:b` task a unlocks 5 points.
 */
import type { Blocks } from '../schedule/blocks.ts';
import { listDependencies } from '../schedule/dependencies.ts';
import { turnRound } from '../schedule/directedGraph.ts';
import type { DirectedGraph } from '../schedule/directedGraph.ts';
import type { Schedule } from '../schedule/schedule.ts';

export interface UnlockedPoints {
  readonly schedule: Schedule;
  /** What each node depends on, and what depends on it. */
  readonly dependencies: DirectedGraph;
  readonly dependents: DirectedGraph;
  readonly known: Map<number, number>;
  /** 1 for nodes that depend on nothing open, themselves included; they stay so. */
  readonly isClosed: Uint8Array;
  /** By node: the walk that saw it last. */
  readonly seen: Int32Array;
  readonly queue: Int32Array;
  walks: number;
}

export function createUnlockedPoints(schedule: Schedule): UnlockedPoints {
  const { graph, blocks } = schedule;
  const dependencies = listDependencies(graph, blocks, false);
  return {
    schedule, dependencies, dependents: turnRound(dependencies), known: new Map<number, number>(), isClosed: new Uint8Array(graph.nodes),
    seen: new Int32Array(graph.nodes), queue: new Int32Array(graph.nodes), walks: 0,
  };
}

/** @param isDone 1 for rows whose points count no more: those of before, and all that `withdrawPoints` was told of since */
export function pointsUnlockedBy(unlocked: UnlockedPoints, row: number, isDone: Uint8Array): number {
  const known = unlocked.known.get(row);
  if (known !== undefined) return known;
  const { blocks } = unlocked.schedule;
  const length = walk(unlocked, unlocked.dependents, row);
  let sum = 0;
  for (let place = 1; place < length; place++) {
    const node = unlocked.queue[place]!;
    if (isOpen(blocks, node, isDone)) sum += blocks.points[node]!;
  }
  unlocked.known.set(row, sum);
  return sum;
}

/** Takes the points of `row`, which is done now, off the sums of open tasks that it depends on; mostly there are none. */
export function withdrawPoints(unlocked: UnlockedPoints, row: number, isDone: Uint8Array): void {
  const { schedule: { blocks }, dependencies, known, isClosed, queue } = unlocked;
  const length = walk(unlocked, dependencies, row, isClosed);
  let hasOpen = false;
  for (let place = 0; place < length; place++) {
    const node = queue[place]!;
    if (isOpen(blocks, node, isDone)) hasOpen = true;
    if (place > 0 && known.has(node)) known.set(node, known.get(node)! - blocks.points[row]!);
  }
  for (let place = 0; place < length && !hasOpen; place++) isClosed[queue[place]!] = 1;
}

/** Puts all nodes that edges lead to from `first` into the queue, itself first. @returns how many there are */
function walk(unlocked: UnlockedPoints, { start, to }: DirectedGraph, first: number, isLeftOut?: Uint8Array): number {
  const { seen, queue } = unlocked;
  const number = ++unlocked.walks;
  let length = 1;
  queue[0] = first;
  seen[first] = number;
  for (let place = 0; place < length; place++) {
    const node = queue[place]!;
    for (let at = start[node]!; at < start[node + 1]!; at++) {
      const next = to[at]!;
      if (seen[next] === number || isLeftOut?.[next] === 1) continue;
      seen[next] = number;
      queue[length++] = next;
    }
  }
  return length;
}

function isOpen({ size, isMajor, isLive }: Blocks, node: number, isDone: Uint8Array): boolean {
  return node < size && isMajor[node] === 0 && isLive[node] === 1 && isDone[node] === 0;
}
