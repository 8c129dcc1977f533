/**
 * The state of every task: what is ready, what waits, and what can start only together with a partner.
 *
 * Blocked is what waits for progress, or for a partner that is itself not to be started; everything else may start, so
 * partners that name each other are ready together. It knows nothing of columns.
 *
 * Sample: `a`, `b overlap:a`, `c after:b` are ready, ready-with-partner, blocked.
 */
import { findLastBelow } from './blocks.ts';
import type { Blocks } from './blocks.ts';
import type { PlanItem, TaskState } from './planItem.ts';
import { AFTER_KIND } from './relationTable.ts';
import { gateOf, measureProgress } from './readiness.ts';
import type { Progress } from './readiness.ts';

export interface Frontier {
  /** By row. A major is what its leaves are together: done, doing, else the best that any of them is. */
  readonly states: readonly TaskState[];
  readonly progress: Progress;
}

/** Relations that miss a partner, as a list of writers for each row they name. */
interface Waiters {
  readonly first: Int32Array;
  readonly writer: number[];
  readonly next: number[];
}

/**
 * Finds all states in time linear in rows and relations.
 * @param isCyclic 1 for leaves in a ring
 * @param taken rows that count as done, for looking ahead
 */
export function findFrontier(items: readonly PlanItem[], blocks: Blocks, isCyclic: Uint8Array, taken?: Uint8Array): Frontier {
  const size = items.length;
  const progress = measureProgress(items, blocks, taken);
  const [isDead, isBlocked, missesPartner, isOut] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  const waiters: Waiters = { first: new Int32Array(size).fill(-1), writer: [], next: [] };
  const children = new Int32Array(size);
  const lastBelow = findLastBelow(blocks.parent);
  const queue: number[] = [];

  for (let row = 0; row < size; row++) readGates(row);
  for (let row = size - 1; row >= 0; row--) countStartable(row);
  for (let place = 0; place < queue.length; place++) releaseNobody(queue[place]!);
  const states: TaskState[] = new Array<TaskState>(size).fill('cancelled');
  for (let row = size - 1; row >= 0; row--) {
    if (blocks.isLive[row] === 0) continue;
    const parent = blocks.parent[row]!;
    if (blocks.isMajor[row] === 0) states[row] = stateOf(row);
    else if (progress.isDone[row] === 1) states[row] = 'done';
    else if (progress.isDoing[row] === 1) states[row] = 'doing';
    if (parent >= 0 && states[parent] !== states[row]) states[parent] = betterOf(states[parent]!, states[row]!);
  }
  return { states, progress };

  /** What a row's own relations and those of the majors around it say before partners are looked at. */
  function readGates(row: number): void {
    const parent = blocks.parent[row]!;
    const { start, target, kind, isBare } = blocks.relations;
    if (parent >= 0) {
      isDead[row] = isDead[parent]!;
      isBlocked[row] = isBlocked[parent]!;
      missesPartner[row] = missesPartner[parent]!;
    }
    if (blocks.isLive[row] === 0) return;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const other = target[at]!;
      if (other >= 0 && blocks.isLive[other] === 1) {
        if (progress.isDone[other] === 1) continue;
        if (kind[at] === AFTER_KIND && isBare[at] === 1) {
          isBlocked[row] = 1;
          continue;
        }
      }
      const gate = gateOf(items, progress, items[row]!.relations[at - start[row]!]!);
      if (gate === 'dead') isDead[row] = 1;
      else if (gate === 'waits') isBlocked[row] = 1;
      else if (gate === 'partner') {
        missesPartner[row] = 1;
        if (other < 0) continue;
        waiters.next.push(waiters.first[other]!);
        waiters.first[other] = waiters.writer.push(row) - 1;
      }
    }
  }

  /** Rows that cannot be started now: leaves that are stopped, majors without a leaf that can. */
  function countStartable(row: number): void {
    const parent = blocks.parent[row]!;
    if (blocks.isLive[row] === 0) return;
    if (blocks.isMajor[row] === 1 ? children[row] === 0 : isStopped(row)) {
      isOut[row] = 1;
      queue.push(row);
    } else if (parent >= 0) children[parent]!++;
  }

  function isStopped(row: number): boolean {
    if (progress.isDone[row] === 1 || progress.isDoing[row] === 1) return false;
    return isBlocked[row] === 1 || isDead[row] === 1 || isCyclic[row] === 1;
  }

  /** Blocks all rows that miss `row` as a partner. */
  function releaseNobody(row: number): void {
    for (let at = waiters.first[row]!; at >= 0; at = waiters.next[at]!) {
      const writer = waiters.writer[at]!;
      if (isBlocked[writer] === 0) block(writer);
    }
  }

  /** Blocks a row and everything below it; a major that is blocked already is stepped over. */
  function block(first: number): void {
    const end = lastBelow[first]!;
    for (let row = first; row <= end; row++) {
      if (isBlocked[row] === 1) {
        row = lastBelow[row]!;
        continue;
      }
      isBlocked[row] = 1;
      if (!items[row]!.isMajor && blocks.isLive[row] === 1 && isOut[row] === 0 && isStopped(row)) takeOut(row);
    }
  }

  function takeOut(leaf: number): void {
    let row = leaf;
    while (row >= 0) {
      isOut[row] = 1;
      queue.push(row);
      row = items[row]!.parent;
      if (row < 0 || --children[row]! > 0) return;
    }
  }

  function stateOf(row: number): TaskState {
    if (isCyclic[row] === 1) return 'cyclic';
    if (progress.isDone[row] === 1) return 'done';
    if (progress.isDoing[row] === 1) return 'doing';
    if (isDead[row] === 1) return 'dead';
    if (isBlocked[row] === 1) return 'blocked';
    return missesPartner[row] === 1 ? 'ready-with-partner' : 'ready';
  }
}

const FROM_WORST: readonly TaskState[] = ['cancelled', 'done', 'cyclic', 'dead', 'blocked', 'ready-with-partner', 'ready', 'doing'];

function betterOf(a: TaskState, b: TaskState): TaskState {
  return FROM_WORST.indexOf(a) >= FROM_WORST.indexOf(b) ? a : b;
}
