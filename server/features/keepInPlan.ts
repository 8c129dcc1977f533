/**
 * Keeps tasks in their plan that were in it only because of a neighbour: a list is a plan when one of its tasks carries a
 * plan key, so taking that task or key away would drop all others. Their section's heading then gets a `plan:` comment,
 * which says the same. Lists under no heading have no place for it and stay as they come out.
 *
 * Sample: where `A  est:1` is moved away from `B` under `## G`, the line `<!-- plan: -->` follows the heading.
 */
import type { DocumentModel } from '../core/model/documentModel.ts';
import { opensSection } from '../core/model/headingKinds.ts';
import { treeOf } from '../core/plan/edits/itemTree.ts';
import { addPlanComment } from '../core/plan/edits/planEdits.ts';
import { findPlanRows } from '../core/plan/graph/planMembership.ts';
import type { TextEdit } from '../core/text/textEdit.ts';

/** The edits of `after` that bring back into the plan what was in it before. */
export function keepInPlan(before: DocumentModel, after: DocumentModel): readonly TextEdit[] {
  const wasIn = itemsInPlan(before);
  if (wasIn.size === 0) return [];
  const isIn = itemsInPlan(after);
  const keysBefore = treeOf(before).items;
  const known = new Set([...wasIn].map((index) => keysBefore[index]!.key));
  const lost = treeOf(after).items.filter(({ key }, index) => !isIn.has(index) && known.has(key));
  const sections = new Set(lost.map(({ heading }) => heading).filter((heading) => isSection(after, heading)));
  return [...sections].flatMap((heading) => addPlanComment(after, heading));
}

/** Rows and the steps of rows. */
function itemsInPlan(model: DocumentModel): ReadonlySet<number> {
  return new Set(findPlanRows(model).rows.flatMap(({ source, index, steps }) => (source === 'item' ? [index, ...steps] : [])));
}

/** Whether there is such a heading and it opens a section of the note. */
export function isSection({ headings }: DocumentModel, index: number): boolean {
  const heading = headings[index];
  return heading !== undefined && opensSection(heading);
}
