/**
 * Whether a relation is satisfied: how far a row is, and how far the row that names it needs it to be. Lag never delays.
 * It knows one relation at a time, not states and not columns.
 *
 * Sample: `overlap:a+3` waits for 3 blocks spent on `a`; on an `a` of one block it waits until `a` is begun.
 */
import type { Blocks } from './blocks.ts';
import { OUTSIDE } from '../planItem.ts';
import { AFTER, LAG, OVERLAP, SYNC, blockOf, clampBlocks } from './relationTable.ts';
import type { RelationTable } from './relationTable.ts';

/**
 * `partner`: an `overlap`, `with` or `sync` is missing only because its other end has not come far enough, which is no
 * obstacle where that end can be started too. `waits`: nothing but progress helps. `dead`: nothing helps.
 */
export type Gate = 'satisfied' | 'partner' | 'waits' | 'dead';

/** How far every row is, arrays by row; of a major: done when all its leaves are, doing when any is begun. */
export interface Progress {
  readonly isDone: Uint8Array;
  readonly isDoing: Uint8Array;
  readonly spent: Float64Array;
  readonly blocks: Blocks;
}

/** @param taken rows that count as done, for looking ahead. Linear in rows. */
export function measureProgress(blocks: Blocks, taken?: Uint8Array): Progress {
  const { size, parent, isMajor, isLive } = blocks;
  const [isDone, isDoing, hasOpen] = [blocks.isDone.slice(), new Uint8Array(size), new Uint8Array(size)];
  const spent = taken === undefined ? blocks.spent : new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    if (isLive[row] === 0) continue;
    const isTaken = taken !== undefined && isMajor[row] === 0 && taken[row] === 1;
    if (isMajor[row] === 1) isDone[row] = 1 - hasOpen[row]!;
    else if (isTaken) isDone[row] = 1;
    const isBegun = isDone[row] === 1 || isDoing[row] === 1 || blocks.isBegun[row] === 1;
    isDoing[row] = isBegun && isDone[row] === 0 ? 1 : 0;
    if (taken !== undefined && isMajor[row] === 0) spent[row] = isTaken ? blocks.count[row]! : blocks.spent[row]!;
    const above = parent[row]!;
    if (above < 0) continue;
    if (isDone[row] === 0) hasOpen[above] = 1;
    if (isBegun) isDoing[above] = 1;
    if (taken !== undefined) spent[above]! += spent[row]!;
  }
  return { isDone, isDoing, spent, blocks };
}

/** How relation `at` of the table stands: to a row of the same plan, of another plan, or to nothing. */
export function gateOf({ isDone, isDoing, spent, blocks }: Progress, at: number): Gate {
  const { isLive, count, isMajor, relations } = blocks;
  const target = relations.target[at]!;
  if (target === OUTSIDE) return gateOutside(relations, at);
  if (target < 0 || isLive[target] === 0) return 'dead';
  if (isDone[target] === 1) return 'satisfied';
  return gateBetween(relations, at, isDoing[target] === 1, spent[target]!, count[target]!, isMajor[target] === 1);
}

/** A row of another plan cannot be looked into: its partner can start when it is begun or says that it is ready. */
function gateOutside(relations: RelationTable, at: number): Gate {
  const outside = relations.outside.get(at);
  if (outside === undefined || outside.status === 'cancelled') return 'dead';
  if (outside.status === 'done') return 'satisfied';
  const isBegun = outside.status === 'doing' || outside.spent > 0;
  const gate = gateBetween(relations, at, isBegun, clampBlocks(outside.spent), clampBlocks(outside.duration), false);
  return gate === 'partner' && !isBegun && outside.isReady !== true ? 'waits' : gate;
}

function gateBetween(relations: RelationTable, at: number, isBegun: boolean, spent: number, count: number, isMajor: boolean): Gate {
  const needed = blocksNeeded(relations, at, count, isMajor);
  if (needed === 0 ? isBegun : spent >= needed) return 'satisfied';
  return relations.kind[at] === AFTER ? 'waits' : 'partner';
}

/** Blocks that must be spent on a row of `count` blocks; 0 asks only that it is begun, infinity that it is done. */
function blocksNeeded(relations: RelationTable, at: number, count: number, isMajor: boolean): number {
  switch (relations.kind[at]) {
    case AFTER: return relations.unit[at] === LAG ? Infinity : Math.min(blockOf(relations, at, count), count);
    case SYNC: return Math.max(0, Math.min(blockOf(relations, at, count), Math.max(1, count)) - 1);
    case OVERLAP: return Math.min(relations.amount[at]!, isMajor ? count : Math.max(1, count) - 1);
    default: return 0;
  }
}
