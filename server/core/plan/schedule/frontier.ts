/**
 * The state of every task: what is ready, what waits, and what can start only together with a partner.
 *
 * Blocked is what waits for progress, or for a partner that is itself not to be started; everything else may start, so
 * partners that name each other are ready together. It knows nothing of columns.
 *
 * Sample: `a`, `b overlap:a`, `c after:b` are ready, ready-with-partner, blocked.
 */
import type { Blocks } from './blocks.ts';
import type { TaskState } from '../planItem.ts';
import { AFTER, LAG } from './relationTable.ts';
import { gateOf, measureProgress } from './readiness.ts';
import type { Progress } from './readiness.ts';
import { addToRow, createRowLists } from './rowLists.ts';
import type { RowLists } from './rowLists.ts';

/** What keeps a row from starting, worse and worse. */
const [MISSES_PARTNER, IS_BLOCKED] = [1, 2];
export const IS_DEAD = 3;

export interface Frontier {
  /** By row. A major is what its leaves are together: done, doing, else the best that any of them is. */
  readonly states: readonly TaskState[];
  readonly progress: Progress;
  /** By row: the worst that its relations and those of the majors around it say, 0 where nothing keeps it from starting. */
  readonly obstacle: Uint8Array;
}

interface FrontierWalk extends Omit<Frontier, 'states'> {
  readonly blocks: Blocks;
  readonly isCyclic: Uint8Array;
  /** 1 for rows that cannot be started now: leaves that are stopped, majors without a leaf that can. */
  readonly isOut: Uint8Array;
  /** Rows that miss a partner, by the row they name. */
  readonly waiters: RowLists;
  /** By major: how many rows directly below it can be started or need not be. */
  readonly children: Int32Array;
  /** Rows that are out, to be told to those that miss them, if any. */
  readonly queue: number[];
}

/**
 * Finds all states in time linear in rows and relations.
 * @param isCyclic 1 for leaves in a ring
 * @param taken rows that count as done, for looking ahead
 */
export function findFrontier(blocks: Blocks, isCyclic: Uint8Array, taken?: Uint8Array): Frontier {
  const { size } = blocks;
  const walk: FrontierWalk = {
    blocks, isCyclic, progress: measureProgress(blocks, taken), obstacle: new Uint8Array(size), isOut: new Uint8Array(size), waiters: createRowLists(size, blocks.relations.couplings), children: new Int32Array(size), queue: [],
  };
  readGates(walk);
  if (walk.waiters.length > 0) stopPartners(walk);
  return { states: nameStates(walk), progress: walk.progress, obstacle: walk.obstacle };
}

/** What the relations of rows and of the majors around them say before partners are looked at. */
function readGates(walk: FrontierWalk): void {
  const { blocks: { size, parent, isLive, relations: { start, target, kind, unit } }, progress: { isDone }, obstacle } = walk;
  for (let row = 0; row < size; row++) {
    const above = parent[row]!;
    if (above >= 0) obstacle[row] = obstacle[above]!;
    if (isLive[row] === 0) continue;
    let hasMore = false;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const other = target[at]!;
      if (other < 0 || isLive[other] === 0) readGate(walk, row, at);
      else if (isDone[other] === 1) continue;
      else if (kind[at] === AFTER && unit[at] === LAG) stop(walk, row, IS_BLOCKED);
      else hasMore = true;
    }
    // Partners and single blocks matter only to a row that nothing else blocks.
    for (let at = start[row]!; hasMore && obstacle[row]! < IS_BLOCKED && at < start[row + 1]!; at++) readGate(walk, row, at);
  }
}

/** @param at place in the table of relations of `row` */
function readGate(walk: FrontierWalk, row: number, at: number): void {
  const gate = gateOf(walk.progress, at);
  if (gate === 'dead') stop(walk, row, IS_DEAD);
  else if (gate === 'waits') stop(walk, row, IS_BLOCKED);
  else if (gate === 'partner') {
    stop(walk, row, MISSES_PARTNER);
    const partner = walk.blocks.relations.target[at]!;
    if (partner >= 0) addToRow(walk.waiters, partner, row);
  }
}

function stop({ obstacle }: FrontierWalk, row: number, found: number): void {
  if (found > obstacle[row]!) obstacle[row] = found;
}

/** Blocks whoever misses a partner that cannot be started itself, and so on. */
function stopPartners(walk: FrontierWalk): void {
  const { blocks: { size, parent, isLive, isMajor }, obstacle, isOut, children, queue, waiters } = walk;
  for (let row = size - 1; row >= 0; row--) {
    if (isLive[row] === 0) continue;
    if (isMajor[row] === 1 ? children[row] === 0 : isStopped(walk, row)) {
      isOut[row] = 1;
      if (waiters.newest[row]! > 0) queue.push(row);
    } else if (parent[row]! >= 0) children[parent[row]!]!++;
  }
  for (let place = 0; place < queue.length; place++) {
    for (let entry = waiters.newest[queue[place]!]!; entry > 0; entry = waiters.older[entry]!) {
      if (obstacle[waiters.value[entry]!]! < IS_BLOCKED) block(walk, waiters.value[entry]!);
    }
  }
}

function isStopped({ progress, obstacle, isCyclic }: FrontierWalk, row: number): boolean {
  if (progress.isDone[row] === 1 || progress.isDoing[row] === 1) return false;
  return obstacle[row]! >= IS_BLOCKED || isCyclic[row] === 1;
}

/** Blocks a row and everything below it; a major that is blocked already is stepped over. */
function block(walk: FrontierWalk, first: number): void {
  const { blocks: { lastBelow, isMajor, isLive }, obstacle, isOut } = walk;
  const end = lastBelow[first]!;
  for (let row = first; row <= end; row++) {
    if (obstacle[row]! >= IS_BLOCKED) {
      row = lastBelow[row]!;
      continue;
    }
    obstacle[row] = IS_BLOCKED;
    if (isMajor[row] === 0 && isLive[row] === 1 && isOut[row] === 0 && isStopped(walk, row)) takeOut(walk, row);
  }
}

function takeOut({ blocks: { parent }, isOut, children, waiters, queue }: FrontierWalk, leaf: number): void {
  for (let row = leaf; row >= 0; ) {
    isOut[row] = 1;
    if (waiters.newest[row]! > 0) queue.push(row);
    row = parent[row]!;
    if (row >= 0 && --children[row]! > 0) return;
  }
}

/** From worst to best: a major is the best of its leaves. Obstacles are counted down from ready. */
const STATES: readonly TaskState[] = ['cancelled', 'done', 'cyclic', 'dead', 'blocked', 'ready-with-partner', 'ready', 'doing'];
const [DONE, CYCLIC, READY, DOING] = [1, 2, 6, 7];

function nameStates(walk: FrontierWalk): readonly TaskState[] {
  const { blocks: { size, parent, isLive } } = walk;
  const best = new Uint8Array(size);
  const states = new Array<TaskState>(size);
  for (let row = size - 1; row >= 0; row--) {
    const state = isLive[row] === 0 ? 0 : stateOf(walk, row, best[row]!);
    states[row] = STATES[state]!;
    const above = parent[row]!;
    if (above >= 0 && state > best[above]!) best[above] = state;
  }
  return states;
}

/** @param best the best state of the rows below */
function stateOf({ blocks: { isMajor }, progress, isCyclic, obstacle }: FrontierWalk, row: number, best: number): number {
  if (isCyclic[row] === 1) return CYCLIC;
  if (progress.isDone[row] === 1) return DONE;
  if (progress.isDoing[row] === 1) return DOING;
  if (isMajor[row] === 1) return best;
  return READY - obstacle[row]!;
}
