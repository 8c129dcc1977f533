/**
 * How far a row of another plan is, which is all a reference across plans asks: done or not, blocks used, blocks in all.
 * A major is the sum of its leaves. It knows no columns.
 *
 * Sample: a major over a done leaf of 2 blocks and an open one of 3 is `doing`, 2 of 5 blocks spent.
 */
import { endOfSubtree } from '../subtree.ts';
import type { PlanItem, Predecessor, Status } from '../planItem.ts';

/** The progress of row `index` of `items`. */
export function progressOf(items: readonly PlanItem[], index: number): Predecessor {
  const item = items[index]!;
  if (!item.isMajor) return leafProgress(item);
  const below = items.slice(index + 1, endOfSubtree(items, index)).filter(({ isMajor, status }) => !isMajor && status !== 'cancelled').map(leafProgress);
  return {
    status: statusOf(below),
    spent: below.reduce((sum, leaf) => sum + leaf.spent, 0),
    duration: below.reduce((sum, leaf) => sum + leaf.duration, 0),
  };
}

function leafProgress({ status, estimate = 1, spent, left }: PlanItem): Predecessor {
  if (status === 'done') return { status, spent: spent ?? estimate, duration: spent ?? estimate };
  const used = spent ?? 0;
  const rest = left ?? (spent === undefined ? estimate : Math.max(1, estimate - spent));
  return { status: used > 0 && status === 'open' ? 'doing' : status, spent: used, duration: used + rest };
}

function statusOf(leaves: readonly Predecessor[]): Status {
  if (leaves.length === 0) return 'cancelled';
  if (leaves.every(({ status }) => status === 'done')) return 'done';
  return leaves.some(({ status }) => status !== 'open') ? 'doing' : 'open';
}
