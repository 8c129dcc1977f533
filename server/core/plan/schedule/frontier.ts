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

export interface Frontier {
  /** By row. A major is what its leaves are together: done, doing, else the best that any of them is. */
  readonly states: readonly TaskState[];
  readonly progress: Progress;
}

interface FrontierWalk {
  readonly blocks: Blocks;
  readonly isCyclic: Uint8Array;
  readonly progress: Progress;
  readonly isDead: Uint8Array;
  readonly isBlocked: Uint8Array;
  readonly missesPartner: Uint8Array;
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
    blocks, isCyclic, progress: measureProgress(blocks, taken), isDead: new Uint8Array(size), isBlocked: new Uint8Array(size),
    missesPartner: new Uint8Array(size), isOut: new Uint8Array(size), waiters: createRowLists(size, blocks.relations.couplings), children: new Int32Array(size), queue: [],
  };
  readGates(walk);
  if (walk.waiters.length > 0) stopPartners(walk);
  return { states: nameStates(walk), progress: walk.progress };
}

/** What the relations of rows and of the majors around them say before partners are looked at. */
function readGates(walk: FrontierWalk): void {
  const { blocks: { size, parent, isLive, relations: { start, target, kind, unit } }, progress: { isDone }, isDead, isBlocked, missesPartner } = walk;
  for (let row = 0; row < size; row++) {
    const above = parent[row]!;
    if (above >= 0) {
      isDead[row] = isDead[above]!;
      isBlocked[row] = isBlocked[above]!;
      missesPartner[row] = missesPartner[above]!;
    }
    if (isLive[row] === 0) continue;
    let hasMore = false;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const other = target[at]!;
      if (other < 0 || isLive[other] === 0) readGate(walk, row, at);
      else if (isDone[other] === 1) continue;
      else if (kind[at] === AFTER && unit[at] === LAG) isBlocked[row] = 1;
      else hasMore = true;
    }
    // Partners and single blocks matter only to a row that nothing else blocks.
    for (let at = start[row]!; hasMore && isBlocked[row] === 0 && at < start[row + 1]!; at++) readGate(walk, row, at);
  }
}

/** @param at place in the table of relations of `row` */
function readGate({ blocks: { relations: { target } }, progress, isDead, isBlocked, missesPartner, waiters }: FrontierWalk, row: number, at: number): void {
  const gate = gateOf(progress, at);
  if (gate === 'dead') isDead[row] = 1;
  else if (gate === 'waits') isBlocked[row] = 1;
  else if (gate === 'partner') {
    missesPartner[row] = 1;
    if (target[at]! >= 0) addToRow(waiters, target[at]!, row);
  }
}

/** Blocks whoever misses a partner that cannot be started itself, and so on. */
function stopPartners(walk: FrontierWalk): void {
  const { blocks: { size, parent, isLive, isMajor }, isBlocked, isOut, children, queue, waiters } = walk;
  for (let row = size - 1; row >= 0; row--) {
    if (isLive[row] === 0) continue;
    if (isMajor[row] === 1 ? children[row] === 0 : isStopped(walk, row)) {
      isOut[row] = 1;
      if (waiters.newest[row]! > 0) queue.push(row);
    } else if (parent[row]! >= 0) children[parent[row]!]!++;
  }
  for (let place = 0; place < queue.length; place++) {
    for (let entry = waiters.newest[queue[place]!]!; entry > 0; entry = waiters.older[entry]!) {
      if (isBlocked[waiters.value[entry]!] === 0) block(walk, waiters.value[entry]!);
    }
  }
}

function isStopped({ progress, isBlocked, isDead, isCyclic }: FrontierWalk, row: number): boolean {
  if (progress.isDone[row] === 1 || progress.isDoing[row] === 1) return false;
  return isBlocked[row] === 1 || isDead[row] === 1 || isCyclic[row] === 1;
}

/** Blocks a row and everything below it; a major that is blocked already is stepped over. */
function block(walk: FrontierWalk, first: number): void {
  const { blocks: { lastBelow, isMajor, isLive }, isBlocked, isOut } = walk;
  const end = lastBelow[first]!;
  for (let row = first; row <= end; row++) {
    if (isBlocked[row] === 1) {
      row = lastBelow[row]!;
      continue;
    }
    isBlocked[row] = 1;
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

/** From worst to best: a major is the best of its leaves. */
const STATES: readonly TaskState[] = ['cancelled', 'done', 'cyclic', 'dead', 'blocked', 'ready-with-partner', 'ready', 'doing'];
const [DONE, CYCLIC, DEAD, BLOCKED, READY_WITH_PARTNER, READY, DOING] = [1, 2, 3, 4, 5, 6, 7];

function nameStates(walk: FrontierWalk): readonly TaskState[] {
  const { blocks: { size, parent, isLive } } = walk;
  const best = new Uint8Array(size);
  const states = new Array<TaskState>(size).fill('cancelled');
  for (let row = size - 1; row >= 0; row--) {
    if (isLive[row] === 0) continue;
    const state = stateOf(walk, row, best[row]!);
    states[row] = STATES[state]!;
    const above = parent[row]!;
    if (above >= 0 && state > best[above]!) best[above] = state;
  }
  return states;
}

/** @param best the best state of the rows below */
function stateOf({ blocks: { isMajor }, progress, isCyclic, isDead, isBlocked, missesPartner }: FrontierWalk, row: number, best: number): number {
  if (isCyclic[row] === 1) return CYCLIC;
  if (progress.isDone[row] === 1) return DONE;
  if (progress.isDoing[row] === 1) return DOING;
  if (isMajor[row] === 1) return best;
  if (isDead[row] === 1) return DEAD;
  if (isBlocked[row] === 1) return BLOCKED;
  return missesPartner[row] === 1 ? READY_WITH_PARTNER : READY;
}
