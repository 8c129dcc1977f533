/**
 * Dragging a bar moves its task, or all selected ones; dragging a major's window moves the whole group.
 */
import { tryMove } from '../edits/moveRows.ts';
import type { App } from '../app.ts';
import { rowsWith, selectAt, showTry } from './drag.ts';
import type { Drag, DragPoint } from './drag.ts';

export function moveBars(app: App, first: DragPoint, isExtending: boolean): Drag {
  const { model, ...state } = app.store.state();
  const rows = rowsWith({ ...state, model }, first.place.row);
  const keys = rows.map((row) => model!.keys[row]!);
  let delta = 0;
  return {
    cursor: 'grabbing', scrolls: 'columns',
    move: ({ place }) => {
      if (place.column - first.place.column === delta) return;
      delta = place.column - first.place.column;
      showTry(app, tryMove(model!, rows, delta));
    },
    drop: () => {
      if (!state.selected.has(first.place.row)) selectAt(app, first);
      app.queue.edit((now) => tryMove(now, keys.flatMap((key) => now.rowOfKey.get(key) ?? []), delta));
    },
    click: () => selectAt(app, first, isExtending),
  };
}
