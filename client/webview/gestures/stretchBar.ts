/**
 * Dragging the end of a bar changes its estimate.
 */
import { tryStretch } from '../edits/shapeTask.ts';
import type { App } from '../app.ts';
import { selectAt, showTry } from './drag.ts';
import type { Drag, DragPoint } from './drag.ts';

export function stretchBar(app: App, first: DragPoint): Drag {
  const { row } = first.place;
  const model = app.store.state().model!;
  const { cell } = app.store.state();
  const last = model.schedule.last[row]!;
  let wanted = last;
  return {
    cursor: 'ew-resize', scrolls: 'columns',
    move: ({ chart }) => {
      const next = last + Math.round((chart.x - first.chart.x) / cell);
      if (next === wanted) return;
      wanted = next;
      showTry(app, tryStretch(model, row, wanted));
    },
    drop: () => {
      selectAt(app, first);
      app.queue.edit((now) => tryStretch(now, now.rowOfKey.get(model.keys[row]!) ?? row, wanted));
    },
    click: () => selectAt(app, first),
  };
}
