/**
 * Whether a relation is satisfied: how far a row is, and how far the row that names it needs it to be. Lag never delays.
 * It knows one relation at a time, not states and not columns.
 *
 * Sample: `overlap:a+3` waits for 3 blocks spent on `a`; on an `a` of one block it waits until `a` is begun.
 */
import { clampBlocks, isDoing } from './blocks.ts';
import type { Blocks } from './blocks.ts';
import { blockOf } from './constraintGraph.ts';
import { OUTSIDE } from './planItem.ts';
import type { PlanItem, Predecessor, Relation } from './planItem.ts';

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
export function measureProgress(items: readonly PlanItem[], blocks: Blocks, taken?: Uint8Array): Progress {
  const size = items.length;
  const [isDone, isBegun, hasOpen] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  const spent = taken === undefined ? blocks.spent : new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    const item = items[row]!;
    if (blocks.isLive[row] === 0) continue;
    const isTaken = taken?.[row] === 1;
    if (item.isMajor) isDone[row] = hasOpen[row] === 1 ? 0 : 1;
    else {
      isDone[row] = isTaken || item.status === 'done' ? 1 : 0;
      isBegun[row] = isDone[row] === 1 || isDoing(item) ? 1 : 0;
      if (taken !== undefined) spent[row] = isTaken ? blocks.count[row]! : blocks.spent[row]!;
    }
    if (item.parent < 0) continue;
    if (isDone[row] === 0) hasOpen[item.parent] = 1;
    if (isBegun[row] === 1) isBegun[item.parent] = 1;
    if (taken !== undefined) spent[item.parent]! += spent[row]!;
  }
  return { isDone, isDoing: isBegun.map((begun, row) => (isDone[row] === 1 ? 0 : begun)), spent, blocks };
}

/** How a relation to a row of the same plan, of another plan, or to nothing stands. */
export function gateOf(items: readonly PlanItem[], progress: Progress, relation: Relation): Gate {
  const { target } = relation;
  if (target === OUTSIDE) return relation.outside === undefined ? 'dead' : gateOutside(relation, relation.outside);
  if (target < 0 || target >= items.length || progress.blocks.isLive[target] === 0) return 'dead';
  if (progress.isDone[target] === 1) return 'satisfied';
  return gateBetween(relation, progress.isDoing[target] === 1, progress.spent[target]!, progress.blocks.count[target]!, items[target]!.isMajor);
}

/** A row of another plan cannot be looked into: its partner can start when it is begun or says that it is ready. */
function gateOutside(relation: Relation, outside: Predecessor): Gate {
  if (outside.status === 'cancelled') return 'dead';
  if (outside.status === 'done') return 'satisfied';
  const isBegun = outside.status === 'doing' || outside.spent > 0;
  const gate = gateBetween(relation, isBegun, clampBlocks(outside.spent), clampBlocks(outside.duration), false);
  return gate === 'partner' && !isBegun && outside.isReady !== true ? 'waits' : gate;
}

function gateBetween(relation: Relation, isBegun: boolean, spent: number, count: number, isMajor: boolean): Gate {
  const needed = blocksNeeded(relation, count, isMajor);
  if (needed === 0 ? isBegun : spent >= needed) return 'satisfied';
  return relation.kind === 'after' ? 'waits' : 'partner';
}

/** Blocks that must be spent on a row of `count` blocks; 0 asks only that it is begun, infinity that it is done. */
function blocksNeeded(relation: Relation, count: number, isMajor: boolean): number {
  const isCounted = relation.block !== undefined || relation.percent !== undefined;
  switch (relation.kind) {
    case 'with': return 0;
    case 'after': return isCounted ? Math.min(blockOf(relation, count), count) : Infinity;
    case 'sync': return isCounted ? Math.max(0, Math.min(blockOf(relation, count), Math.max(1, count)) - 1) : 0;
    case 'overlap': return Math.min(clampBlocks(relation.lag ?? 1), isMajor ? count : Math.max(1, count) - 1);
  }
}
