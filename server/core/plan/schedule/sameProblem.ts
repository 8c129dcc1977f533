/**
 * Problems of a schedule that say what some of an earlier one said, as the same objects: after an estimate changed, nearly
 * all do, and whoever keeps what follows from a problem finds it again. It knows no rows and no places.
 *
 * Sample: of two schedules of rows in the same order, one with a pin more, all problems but that of the pin are the same.
 */
import type { ScheduleProblem } from '../planItem.ts';
import { isSameList } from './sameItem.ts';

/** Of a row with many problems so many are looked through; any number would be right. */
const NEAR = 8;

/** @param before the problems of an earlier schedule; both lists by row */
export function keepProblems(problems: readonly ScheduleProblem[], before: readonly ScheduleProblem[]): readonly ScheduleProblem[] {
  let next = 0;
  return problems.map((problem) => {
    while (next < before.length && before[next]!.item < problem.item) next++;
    for (let at = next; at < Math.min(before.length, next + NEAR); at++) {
      if (!isSameProblem(before[at]!, problem)) continue;
      next = at + 1;
      return before[at]!;
    }
    return problem;
  });
}

type Fields = Readonly<Record<string, unknown>>;

function isSameProblem(one: ScheduleProblem, other: ScheduleProblem): boolean {
  return one.code === other.code && one.item === other.item && hasSameFields(one, other) && hasSameFields(other, one);
}

function hasSameFields(one: Fields, other: Fields): boolean {
  for (const key in one) if (!isSameValue(one[key], other[key])) return false;
  return true;
}

/** Of numbers, words, lists of numbers, and a relation that frees a ring. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) return Array.isArray(other) && isSameList(one, other);
  return typeof one === 'object' && typeof other === 'object' && hasSameFields(one as Fields, other as Fields);
}
