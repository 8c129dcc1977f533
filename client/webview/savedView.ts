/**
 * What of the view is kept over a reload: folds, sizes and what is shown. Nothing of the plan is kept but names of rows.
 */
import * as z from 'zod/mini';
import { compileShape } from './shapeCheck.ts';
import type { TimelineState } from './timelineState.ts';

const pixels = z.number().check(z.minimum(0), z.maximum(5000));
const savedView = z.object({
  collapsed: z.array(z.string()),
  cell: z.number().check(z.minimum(0), z.maximum(200)),
  columns: z.object({ width: pixels, points: pixels, owner: pixels, state: pixels }),
  shown: z.object({ critical: z.boolean(), relations: z.enum(['faint', 'all', 'none']), sprints: z.boolean() }),
});
export type SavedView = z.infer<typeof savedView>;
const isSaved = compileShape(savedView);

export function toSavedView({ collapsed, cell, columns, shown }: TimelineState): SavedView {
  return { collapsed: [...collapsed].slice(0, 1000), cell, columns, shown };
}

/** The view with what was kept; whatever is not as it was written is left out. */
export function fromSavedView(state: TimelineState, raw: unknown): TimelineState {
  if (isSaved(raw) !== undefined) return state;
  const { collapsed, cell, columns, shown } = raw as SavedView;
  return { ...state, cell, columns, shown, collapsed: new Set(collapsed) };
}
