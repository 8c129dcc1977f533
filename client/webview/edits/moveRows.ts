/**
 * Moving tasks and whole groups left and right. Nobody leaves the major around him: who would, stops at its first column,
 * and is told why. Where a task would stand without a pin it gets none.
 *
 * Sample: a task at column 4 moved by 2 is pinned at 6; moved back by 2 it is free again.
 */
import type { PlanItem } from '../../../server/core/plan/planItem.ts';
import { schedulePlan } from '../../../server/core/plan/schedule/schedule.ts';
import type { PlanIntent } from '../../../server/protocol/planMessages.ts';
import type { ChartModel } from '../chartModel.ts';
import { findNewProblems, nameRows, originAround, placeOfRow, quote, withChanged, withPin, withoutDescendants } from './planTry.ts';
import type { PlanTry } from './planTry.ts';

/** Beyond this many rows nobody asks which of them need no pin, because each question schedules the plan. */
const CAREFUL = 40;

/** @param wanted columns to the right, negative to the left */
export function tryMove(model: ChartModel, rows: Iterable<number>, wanted: number): PlanTry {
  const { items, blocks } = model.schedule;
  const moved = withoutDescendants(model, rows).filter((row) => blocks.isLive[row] === 1);
  if (moved.length === 0 || wanted === 0) return { words: '' };
  const limits = moved.map((row) => originAround(model, row) - startOf(model, row));
  const delta = Math.max(wanted, Math.min(0, Math.max(...limits)));
  const stopped = delta === wanted ? undefined : moved[limits.indexOf(Math.max(...limits))]!;
  const target = new Map(moved.map((row) => [row, startOf(model, row) + delta]));
  const pins = findPins(model, target);
  const changed = new Map(moved.map((row) => [row, withPin(items[row]!, pins.get(row))]));
  const tried = withChanged(items, changed);
  const isChange = moved.some((row) => JSON.stringify(items[row]!.pin) !== JSON.stringify(pins.get(row)));
  const warning = stopped === undefined ? findNewProblems(model, tried)?.words : explainStop(model, stopped);
  return {
    items: tried,
    words: `${nameRows(model, moved)} ${moved.length === 1 ? 'begins' : 'moved'} ${moved.length === 1 ? `in column ${target.get(moved[0]!)!}` : `by ${Math.abs(delta)} ${delta < 0 ? 'to the left' : 'to the right'}`}.`,
    ...(warning !== undefined && { warning }),
    ...(isChange && { intent: toIntent(model, moved, pins) }),
    ...(stopped !== undefined && items[stopped]!.parent >= 0 && { offer: offerMajor(model, items[stopped]!.parent, wanted - delta) }),
  };
}

/** Where a row begins as its pins count: a major at its origin. */
export function startOf({ schedule: { items, first, origin } }: ChartModel, row: number): number {
  return items[row]!.isMajor ? origin[row]! : first[row]!;
}

/** The pins that put every row where it shall be, none for those that come to stand there by themselves. */
function findPins(model: ChartModel, target: ReadonlyMap<number, number>): ReadonlyMap<number, PlanItem['pin']> {
  const { items } = model.schedule;
  const pins = new Map<number, PlanItem['pin']>();
  const rows = [...target.keys()].sort((a, b) => target.get(a)! - target.get(b)! || a - b);
  for (const row of rows) pins.set(row, undefined);
  const free = (): ReturnType<typeof schedulePlan> => schedulePlan(withChanged(items, new Map(rows.map((row) => [row, withPin(items[row]!, pins.get(row))]))));
  let schedule = free();
  for (const row of rows) {
    const here = items[row]!.isMajor ? schedule.origin[row]! : schedule.first[row]!;
    const isSplit = items[row]!.pin?.kind === 'slots' && (items[row]!.pin as { ranges: readonly unknown[] }).ranges.length > 1;
    if (here === target.get(row) && !isSplit) continue;
    pins.set(row, pinAt(model, row, target.get(row)!));
    if (rows.length <= CAREFUL && row !== rows.at(-1)) schedule = free();
  }
  return pins;
}

function pinAt(model: ChartModel, row: number, column: number): NonNullable<PlanItem['pin']> {
  const inside = column - originAround(model, row) + 1;
  const { pin } = model.schedule.items[row]!;
  if (pin?.kind !== 'slots') return { kind: 'start', column: inside };
  const delta = column - model.schedule.first[row]!;
  return { kind: 'slots', ranges: pin.ranges.map(([from, to]) => [from + delta, to + delta]) };
}

function toIntent(model: ChartModel, rows: readonly number[], pins: ReadonlyMap<number, PlanItem['pin']>): PlanIntent {
  return { kind: 'setPins', pins: rows.map((row) => ({ task: placeOfRow(model, row), pin: toShownPin(model, row, pins.get(row)) })) };
}

/** A pin in columns as the chart shows them. */
export function toShownPin(model: ChartModel, row: number, pin: PlanItem['pin']): Extract<PlanIntent, { kind: 'setPins' }>['pins'][number]['pin'] {
  if (pin === undefined) return null;
  const shift = originAround(model, row) - 1;
  if (pin.kind !== 'slots') return { kind: pin.kind, column: pin.column + shift };
  return { kind: 'slots', columns: pin.ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at + shift)) };
}

/** `“Database” starts at column 8, after “Design”.` */
function explainStop(model: ChartModel, row: number): string {
  const { items } = model.schedule;
  const { parent } = items[row]!;
  if (parent < 0) return 'The chart begins at column 1.';
  const origin = originAround(model, row);
  const before = items[parent]!.relations.filter(({ kind, target }) => kind === 'after' && target >= 0).map(({ target }) => quote(model, target));
  const reason = before.length > 0 ? `, after ${before.join(' and ')}` : items[parent]!.pin !== undefined ? ', where it is pinned' : '';
  return `${quote(model, parent)} starts at column ${origin}${reason}.`;
}

function offerMajor(model: ChartModel, major: number, delta: number): NonNullable<PlanTry['offer']> {
  const attempt = tryMove(model, [major], delta);
  return { label: `Move ${quote(model, major)} to column ${Math.max(originAround(model, major), startOf(model, major) + delta)}`, attempt };
}
