/**
 * Which tasks that wait for nothing but partners cannot be started all the same, because a partner cannot.
 * `findFrontier` says it of a whole plan; this looks only at the tasks in question, for a forecast of many sprints.
 *
 * Sample: of `a`, `b overlap:a`, `c after:x`, `d overlap:c` the free tasks are a, b and d; d is stuck, since c waits.
 */
import { gateOf } from '../schedule/readiness.ts';
import type { ReadyAhead } from './readyAhead.ts';

/** @param free all open tasks that are begun or wait for nothing but partners */
export function findStuck(ahead: ReadyAhead, free: readonly number[]): ReadonlySet<number> {
  const { blocks: { parent, isMajor } } = ahead;
  const stuck = new Set<number>();
  const waiters = findWaiters(ahead, free);
  /** By major that somebody misses: its leaves that can be started or need not be. */
  const able = new Map<number, number>();
  for (const row of waiters.keys()) if (isMajor[row] === 1) able.set(row, countAble(ahead, row));
  const out = [...waiters.keys()].filter((row) => (able.get(row) ?? Number(isAble(ahead, row))) === 0);
  for (const row of out) {
    for (const waiter of waiters.get(row)!) {
      if (stuck.has(waiter)) continue;
      stuck.add(waiter);
      if (waiters.has(waiter)) out.push(waiter);
      for (let major = parent[waiter]!; major >= 0; major = parent[major]!) {
        const left = able.get(major);
        if (left === undefined) continue;
        able.set(major, left - 1);
        if (left === 1) out.push(major);
      }
    }
  }
  return stuck;
}

/** Tasks that miss a partner and are not begun, by the row they miss. */
function findWaiters({ blocks: { parent, relations: { start, target } }, namers: { isCoupled }, progress }: ReadyAhead, free: readonly number[]): ReadonlyMap<number, number[]> {
  const waiters = new Map<number, number[]>();
  for (const row of free) {
    if (isCoupled[row] === 0 || progress.isDoing[row] === 1) continue;
    for (let writer = row; writer >= 0; writer = parent[writer]!) {
      for (let at = start[writer]!; at < start[writer + 1]!; at++) {
        const partner = target[at]!;
        if (partner < 0 || gateOf(progress, at) !== 'partner') continue;
        const waiting = waiters.get(partner);
        if (waiting === undefined) waiters.set(partner, [row]);
        else waiting.push(row);
      }
    }
  }
  return waiters;
}

function isAble({ progress: { isDone, isDoing }, held }: ReadyAhead, leaf: number): boolean {
  return isDone[leaf] === 1 || isDoing[leaf] === 1 || held[leaf] === 0;
}

function countAble(ahead: ReadyAhead, major: number): number {
  const { lastBelow, isMajor, isLive } = ahead.blocks;
  let count = 0;
  for (let row = major + 1; row <= lastBelow[major]!; row++) if (isMajor[row] === 0 && isLive[row] === 1 && isAble(ahead, row)) count++;
  return count;
}
