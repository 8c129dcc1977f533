/**
 * Whether two rows say the same to the scheduler. It knows no titles and no places.
 *
 * Sample: a row is the same after a letter typed in its title, and another one after `est:3` became `est:5`.
 */
import type { Pin, PlanItem, Predecessor, Relation } from '../planItem.ts';

export function isSameItem(one: PlanItem, other: PlanItem): boolean {
  if (one === other) return true;
  return one.parent === other.parent && one.isMajor === other.isMajor && one.status === other.status && one.estimate === other.estimate
    && one.spent === other.spent && one.left === other.left && one.sprint === other.sprint && isSamePin(one.pin, other.pin)
    && isSameList(one.owners ?? [], other.owners ?? []) && isSameList(one.relations, other.relations, isSameRelation);
}

/** Whether two lists hold the same in the same order. */
export function isSameList<T>(one: readonly T[], other: readonly T[], isSame: (a: T, b: T) => boolean = Object.is): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (!isSame(one[index]!, other[index]!)) return false;
  return true;
}

function isSamePin(one: Pin | undefined, other: Pin | undefined): boolean {
  if (one === other || one === undefined || other === undefined) return one === other;
  if (one.kind === 'slots') return other.kind === 'slots' && isSameList(one.ranges, other.ranges, (a, b) => a[0] === b[0] && a[1] === b[1]);
  return one.kind === other.kind && one.column === other.column;
}

function isSameRelation(one: Relation, other: Relation): boolean {
  return one.kind === other.kind && one.target === other.target && one.lag === other.lag && one.block === other.block
    && one.percent === other.percent && isSameProgress(one.outside, other.outside);
}

function isSameProgress(one: Predecessor | undefined, other: Predecessor | undefined): boolean {
  if (one === other || one === undefined || other === undefined) return one === other;
  return one.status === other.status && one.spent === other.spent && one.duration === other.duration && one.isReady === other.isReady;
}
