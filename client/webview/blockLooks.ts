/**
 * How the blocks of a task look: which are used, which lie beyond the estimate, what its state makes of the rest. It knows
 * no pixels and no colours.
 *
 * Sample: `est:3 spent:2 left:2` gives four blocks: used, used, outlined, and one beyond the estimate.
 */
import type { ChartModel } from './chartModel.ts';
import { isReady } from '../../server/core/plan/taskStates.ts';

/**
 * `full`: can start now. `half`: waits. `used`: spent. `muted`: done. `outline`: the rest of a task in progress.
 * `dashed`: no estimate. `hatched`: in a ring.
 */
export type BlockLook = 'full' | 'half' | 'used' | 'muted' | 'outline' | 'dashed' | 'hatched';

export interface RowLook {
  readonly look: BlockLook;
  /** Blocks from the left that are used. */
  readonly used: number;
  /** Blocks up to the estimate; those behind are overrun. */
  readonly estimated: number;
  /** A bright edge: `solid` where the task can start, `dashed` where only together with a partner. */
  readonly edge: 'none' | 'solid' | 'dashed';
  readonly isViolated: boolean;
}

export function findRowLook({ schedule: { items, blocks, states }, problems }: ChartModel, row: number): RowLook {
  const state = states[row]!;
  const item = items[row]!;
  const isEstimated = item.estimate !== undefined;
  return {
    look: lookOf(),
    used: state === 'doing' ? blocks.spent[row]! : 0,
    estimated: isEstimated ? blocks.points[row]! : Infinity,
    edge: state === 'ready' ? 'solid' : state === 'ready-with-partner' ? 'dashed' : 'none',
    isViolated: state === 'cyclic' || (problems.get(row) ?? []).some(({ code }) => VIOLATIONS.has(code)),
  };

  function lookOf(): BlockLook {
    if (state === 'cyclic') return 'hatched';
    if (state === 'done') return 'muted';
    if (state === 'doing') return 'outline';
    if (!isEstimated) return 'dashed';
    return isReady(state) ? 'full' : 'half';
  }
}

const VIOLATIONS: ReadonlySet<string> = new Set(['pin-violates-dependency', 'sync-conflict', 'dependency-cycle', 'coupling-broken']);
