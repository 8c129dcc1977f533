/**
 * The columns of a task as they are typed: what the mouse does with blocks, for the keyboard. One column moves the task there,
 * several are filled exactly, none takes its pin away.
 *
 * Sample: `5-6, 9` gives a task of two blocks three blocks, the last of them apart.
 */
import { slotsOf } from '../../../server/core/plan/schedule/schedule.ts';
import type { ChartModel } from '../chartModel.ts';
import { tryUnpin } from './changeTasks.ts';
import { startOf, tryMove } from './moveRows.ts';
import { originAround, quote } from './planTry.ts';
import type { PlanTry } from './planTry.ts';
import { columnsOfRow, putInto, toSlots } from './shapeTask.ts';

/** As far as anybody counts. */
const FURTHEST = 10_000;

export function writeColumns(model: ChartModel, row: number): string {
  const { schedule } = model;
  if (schedule.items[row]!.isMajor || schedule.blocks.count[row] === 0) return String(startOf(model, row));
  return slotsOf(schedule, row).map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

export function tryColumns(model: ChartModel, row: number, written: string): PlanTry {
  const { blocks, items } = model.schedule;
  if (written.trim() === '') return tryUnpin(model, [row]);
  const columns = parseColumns(written);
  if (columns === undefined) return { words: '', warning: `“${written.trim()}” are no columns: write one, such as 5, or several, such as 5-6, 9.` };
  const first = columns[0]!;
  const origin = originAround(model, row);
  const moved = tryMove(model, [row], first - startOf(model, row));
  if (columns.length === 1) return moved;
  if (items[row]!.isMajor) return { words: '', warning: `${quote(model, row)} has tasks of its own: say the one column it begins in.` };
  if (columns.length < blocks.spent[row]!) return { words: '', warning: `${blocks.spent[row]!} blocks of ${quote(model, row)} are used.` };
  const isMoved = columns.length === blocks.count[row] && isWhole(columns) && isWhole(columnsOfRow(model, row));
  if (isMoved) return moved;
  if (first < origin) return { words: '', ...(moved.warning !== undefined && { warning: moved.warning }) }; // Half of what was typed is nothing anybody asked for.
  return putInto(model, row, columns, isWhole(columns) ? { kind: 'start', column: first - origin + 1 } : toSlots(columns, origin));
}

/** Ascending, each once; undefined where the words are none. */
function parseColumns(written: string): readonly number[] | undefined {
  const columns = new Set<number>();
  for (const part of written.split(',')) {
    const [, from = '', to = from] = /^\s*(\d{1,5})\s*(?:[-–]\s*(\d{1,5})\s*)?$/.exec(part) ?? [];
    if (from === '' || Number(from) < 1 || Number(to) < Number(from) || Number(to) > FURTHEST) return undefined;
    for (let column = Number(from); column <= Number(to); column++) columns.add(column);
  }
  return [...columns].sort((a, b) => a - b);
}

function isWhole(columns: readonly number[]): boolean {
  return columns.length === 0 || columns.at(-1)! - columns[0]! + 1 === columns.length;
}
