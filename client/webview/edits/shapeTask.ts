/**
 * Changing how many blocks a task has and where they lie: pulling its end, filling it in from a cell, turning single blocks
 * on and off.
 *
 * Sample: turning on column 9 of a task in columns 5 and 6 makes it a task of three blocks in 5, 6 and 9.
 */
import type { PlanItem } from '../../../server/core/plan/planItem.ts';
import { slotsOf } from '../../../server/core/plan/schedule/schedule.ts';
import type { ChartModel } from '../chartModel.ts';
import { startOf, toShownPin, tryMove } from './moveRows.ts';
import { findNewProblems, originAround, placeOfRow, quote, withChanged, withPin } from './planTry.ts';
import type { PlanTry } from './planTry.ts';

/** The columns a leaf is drawn in, one by one. */
export function columnsOfRow({ schedule }: ChartModel, row: number): readonly number[] {
  return slotsOf(schedule, row).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
}

/** As many blocks as reach to `lastColumn`, at least one; blocks already used stay. */
export function tryStretch(model: ChartModel, row: number, lastColumn: number): PlanTry {
  const { blocks, first } = model.schedule;
  const columns = columnsOfRow(model, row);
  const kept = columns.filter((column) => column <= lastColumn);
  const grown = columns.length === 0 ? lastColumn - first[row]! + 1 : kept.length + Math.max(0, lastColumn - columns.at(-1)!);
  return trySize(model, row, Math.max(1, blocks.spent[row]!, grown));
}

/** @param count blocks drawn, used ones included */
export function trySize(model: ChartModel, row: number, count: number): PlanTry {
  const { items, blocks } = model.schedule;
  const item = items[row]!;
  if (item.isMajor) return { words: '', warning: `${quote(model, row)} has tasks of its own, and its points are their sum: change those.` };
  const estimate = Math.max(0, item.spent === undefined && item.left === undefined ? count : blocks.points[row]! + count - blocks.count[row]!);
  if (estimate === item.estimate) return { words: '' };
  const columns = columnsOfRow(model, row);
  const isSplit = item.pin?.kind === 'slots';
  const drawn = isSplit ? resized(columns, count) : [];
  const pin = isSplit ? toSlots(drawn, originAround(model, row)) : item.pin;
  const changed: PlanItem = withPin({ ...(item.left === undefined ? item : { ...item, left: Math.max(0, count - blocks.spent[row]!) }), estimate }, pin);
  const tried = withChanged(items, new Map([[row, changed]]));
  const warning = findNewProblems(model, tried)?.words;
  const task = placeOfRow(model, row);
  return {
    items: tried, words: `${quote(model, row)} is estimated at ${estimate === 1 ? '1 point' : `${estimate} points`}.`,
    intent: isSplit
      ? { kind: 'setPins', pins: [{ task, pin: { kind: 'slots', columns: [...drawn] }, estimate: String(estimate) }] }
      : { kind: 'setField', tasks: [task], field: 'est', value: String(estimate) },
    ...(warning !== undefined && { warning }),
  };
}

/** The first `count` columns, or more behind the last. */
function resized(columns: readonly number[], count: number): readonly number[] {
  const last = columns.at(-1) ?? 1;
  return columns.length >= count ? columns.slice(0, count) : [...columns, ...Array.from({ length: count - columns.length }, (_, at) => last + 1 + at)];
}

/** A click on an empty cell: the task's blocks are filled in from there. */
export function tryFill(model: ChartModel, row: number, column: number): PlanTry {
  return tryMove(model, [row], column - startOf(model, row));
}

/**
 * Turns blocks on or off, and the estimate with them.
 * @param toggled columns, at most a screen full
 */
export function tryBlocks(model: ChartModel, row: number, toggled: readonly number[], isOn: boolean): PlanTry {
  const { items } = model.schedule;
  const item = items[row]!;
  const origin = originAround(model, row);
  if (item.isMajor) return { words: '' };
  const before = columnsOfRow(model, row);
  const columns = isOn
    ? [...new Set([...before, ...toggled.filter((column) => column >= origin)])].sort((a, b) => a - b)
    : before.filter((column) => !toggled.includes(column));
  if (columns.length === before.length) return { words: '' };
  if (columns.length === 0) return { words: '', warning: `${quote(model, row)} keeps its last block: set its estimate to 0 to make it a milestone.` };
  return putInto(model, row, columns, toSlots(columns, origin));
}

/** A task with a block in each of `columns`, which `pin` says. */
export function putInto(model: ChartModel, row: number, columns: readonly number[], pin: PlanItem['pin']): PlanTry {
  const { items, blocks } = model.schedule;
  const item = items[row]!;
  const estimate = columns.length;
  const kept = item.left === undefined ? item : { ...item, left: Math.max(0, estimate - (item.spent ?? 0)) };
  const tried = withChanged(items, new Map([[row, withPin({ ...kept, estimate }, pin)]]));
  const warning = findNewProblems(model, tried)?.words;
  return {
    items: tried, words: `${quote(model, row)} has ${estimate === 1 ? '1 block' : `${estimate} blocks`}.`,
    intent: { kind: 'setPins', pins: [{ task: placeOfRow(model, row), pin: toShownPin(model, row, pin), ...(estimate !== blocks.count[row] && { estimate: String(estimate) }) }] },
    ...(warning !== undefined && { warning }),
  };
}

/** Ascending columns as a pin that counts from `origin`. */
export function toSlots(columns: readonly number[], origin: number): NonNullable<PlanItem['pin']> {
  const ranges: [number, number][] = [];
  for (const column of columns) {
    const inside = column - origin + 1;
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === inside - 1) last[1] = inside;
    else ranges.push([inside, inside]);
  }
  return { kind: 'slots', ranges };
}
