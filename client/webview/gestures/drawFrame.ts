/**
 * Dragging over empty cells draws a frame that selects every task with a block in it. A click on an empty cell fills the
 * task's blocks in from there.
 */
import { tryFill } from '../edits/shapeTask.ts';
import { findInFrame } from '../gesturePlaces.ts';
import { editRow } from '../pageCommands.ts';
import type { App } from '../app.ts';
import type { TimelineState } from '../timelineState.ts';
import { selectAt } from './drag.ts';
import type { Drag, DragPoint } from './drag.ts';

export function drawFrame(app: App, first: DragPoint, { model, cell }: TimelineState): Drag {
  const from = first.chart;
  return {
    cursor: 'crosshair', scrolls: 'both',
    move: ({ chart: to }) => {
      app.store.dispatch({ kind: 'gesture', gesture: { kind: 'frame', from, to } });
      app.store.dispatch({ kind: 'selectRows', rows: findInFrame(app.store.state(), cell, from, to) });
    },
    drop: () => undefined,
    click: (point) => {
      const { row, column, part } = point.place;
      const item = model?.schedule.items[row];
      selectAt(app, point);
      if (item === undefined || item.isMajor || part !== 'empty' || item.status === 'cancelled') return;
      editRow(app, model!, row, (now, here) => tryFill(now, here, column));
    },
  };
}
