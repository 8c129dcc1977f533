/**
 * Rows moved up or down step by step: what dragging them in the tree does, for the keyboard.
 *
 * Sample: the last task of a major moved down becomes the first of the next major.
 */
import type { ChartModel } from '../chartModel.ts';
import { tryReorder } from './changeTasks.ts';
import { withoutDescendants } from './planTry.ts';
import type { PlanTry } from './planTry.ts';

/** One row up or down among the neighbours of the foremost of them; beyond the last of those into the next major. */
export function tryStep(model: ChartModel, rows: readonly number[], direction: 1 | -1): PlanTry | undefined {
  const { items } = model.schedule;
  const foremost = withoutDescendants(model, rows).at(direction < 0 ? 0 : -1)!;
  const { parent } = items[foremost]!;
  const siblings = items.flatMap((item, row) => (item.parent === parent ? [row] : []));
  const target = siblings[siblings.indexOf(foremost) + direction];
  if (target !== undefined) return tryReorder(model, rows, direction < 0 ? 'before' : 'after', target);
  const majors = items.flatMap(({ isMajor, parent: around }, row) => (parent >= 0 && isMajor && around === items[parent]!.parent ? [row] : []));
  const next = majors[majors.indexOf(parent) + direction];
  if (next === undefined) return undefined;
  const child = items.findIndex((item) => item.parent === next);
  return direction > 0 && child >= 0 ? tryReorder(model, rows, 'before', child) : tryReorder(model, rows, 'into', next);
}
