/**
 * Rows moved up or down step by step: what dragging them in the tree does, for the keyboard.
 *
 * Sample: the last task of a major moved down becomes the first of the next major.
 */
import type { ChartModel } from '../chartModel.ts';
import { tryReorder } from './changeTasks.ts';
import type { PlanTry } from './planTry.ts';

/** One row up or down among its neighbours of the same level; beyond the last of them into the next major. */
export function tryStep(model: ChartModel, rows: readonly number[], direction: 1 | -1): PlanTry | undefined {
  const { items } = model.schedule;
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const siblings = items.flatMap(({ parent }, row) => (parent === items[first]!.parent ? [row] : []));
  const target = direction < 0 ? siblings[siblings.indexOf(first) - 1] : siblings[siblings.indexOf(last) + 1];
  if (target !== undefined) return tryReorder(model, rows, direction < 0 ? 'before' : 'after', target);
  const { parent } = items[first]!;
  const majors = items.flatMap(({ isMajor, parent: around }, row) => (parent >= 0 && isMajor && around === items[parent]!.parent ? [row] : []));
  const next = majors[majors.indexOf(parent) + direction];
  if (next === undefined) return undefined;
  const child = items.findIndex((item) => item.parent === next);
  return direction > 0 && child >= 0 ? tryReorder(model, rows, 'before', child) : tryReorder(model, rows, 'into', next);
}
