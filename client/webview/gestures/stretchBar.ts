/**
 * Dragging the end of a bar changes its estimate.
 */
import { tryStretch } from '../edits/shapeTask.ts';
import { editRow } from '../pageCommands.ts';
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
      editRow(app, model, row, (now, here) => tryStretch(now, here, wanted));
    },
    click: () => selectAt(app, first),
  };
}
