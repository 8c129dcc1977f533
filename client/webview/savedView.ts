/**
 * What of the view is kept over a reload: folds, sizes and what is shown. Nothing of the plan is kept but names of rows.
 */
import * as z from 'zod/mini';
import { compileShape } from './shapeCheck.ts';
import type { TimelineState } from './timelineState.ts';

const savedView = z.object({
  collapsed: z.array(z.string()),
  cell: z.number().check(z.minimum(0), z.maximum(200)),
  treeWidth: z.number().check(z.minimum(0), z.maximum(5000)),
  shown: z.object({ critical: z.boolean(), relations: z.boolean(), sprints: z.boolean() }),
});
export type SavedView = z.infer<typeof savedView>;
const isSaved = compileShape(savedView);

export function toSavedView({ collapsed, cell, treeWidth, shown }: TimelineState): SavedView {
  return { collapsed: [...collapsed].slice(0, 1000), cell, treeWidth, shown };
}

/** The view with what was kept; whatever is not as it was written is left out. */
export function fromSavedView(state: TimelineState, raw: unknown): TimelineState {
  if (isSaved(raw) !== undefined) return state;
  const { collapsed, cell, treeWidth, shown } = raw as SavedView;
  return { ...state, cell, treeWidth, shown, collapsed: new Set(collapsed) };
}
