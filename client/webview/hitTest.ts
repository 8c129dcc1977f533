/**
 * What lies at a place of the chart. It knows the state, not the page.
 *
 * Sample: a place in the second row and third column of an unscrolled chart is `{ row: 1, column: 3, part: 'blocks' }` where
 * row 1 has a block in column 3.
 */
import { slotsOf } from '../../server/core/plan/schedule/schedule.ts';
import type { ChartWindow } from './geometry.ts';
import { ROW_HEIGHT, columnAt, columnLeft } from './geometry.ts';
import type { TimelineState } from './timelineState.ts';

export interface ChartPlace {
  /** A row of the plan, or -1 where there is none, as in the ruler. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  /** `handle`: the dot behind the last block, from which relations are drawn. */
  readonly part: 'ruler' | 'empty' | 'blocks' | 'end' | 'handle';
}

/** Pixels at the right end of a bar that change its estimate, and behind it that draw a relation. */
const END = 5;
const HANDLE = 14;

/** @param x pixels right of the tree @param y pixels below the top of the canvas */
export function hitTest(state: TimelineState, window: ChartWindow, x: number, y: number): ChartPlace {
  const { model, cell, rows } = state;
  const inside = x + window.scrollLeft;
  const column = columnAt(inside, cell);
  if (model === undefined || y < window.header) return { row: -1, column, part: 'ruler' };
  const row = rows[Math.floor((y - window.header + window.scrollTop) / ROW_HEIGHT)] ?? -1;
  if (row < 0) return { row, column, part: 'empty' };
  const { first, last, items, blocks } = model.schedule;
  if (items[row]!.isMajor) {
    const isInside = column >= first[row]! && column <= last[row]!;
    return { row, column, part: isInside ? 'blocks' : 'empty' };
  }
  if (blocks.isLive[row] === 0) return { row, column, part: 'empty' };
  const end = columnLeft(Math.max(first[row]!, last[row]! + 1), cell);
  if (last[row]! < first[row]!) return { row, column, part: Math.abs(inside - end) <= 8 ? 'blocks' : inside > end && inside <= end + 8 + HANDLE ? 'handle' : 'empty' };
  if (inside > end && inside <= end + HANDLE) return { row, column, part: 'handle' };
  if (inside <= end && inside >= end - Math.min(END, cell / 3)) return { row, column, part: 'end' };
  const isBlock = slotsOf(model.schedule, row).some(([from, to]) => column >= from && column <= to);
  return { row, column, part: isBlock ? 'blocks' : 'empty' };
}
