/**
 * Dragging from the dot behind a bar to another bar relates the two. Where it is dropped says how: in front of the bar or on
 * its first half cell, the other task waits; on the rest of its first block, both start together; further in, they overlap; with Shift, this task's
 * first block meets the very block it is dropped on.
 */
import { tryRelate } from '../edits/changeTasks.ts';
import type { ChartModel } from '../chartModel.ts';
import { columnLeft } from '../geometry.ts';
import { kindAt } from '../gesturePlaces.ts';
import { columnsOfRow } from '../edits/shapeTask.ts';
import type { PlanTry } from '../edits/planTry.ts';
import type { App } from '../app.ts';
import { selectAt, showTry } from './drag.ts';
import type { Drag, DragPoint } from './drag.ts';

export function relateBars(app: App, first: DragPoint): Drag {
  const { row } = first.place;
  const model = app.store.state().model!;
  const attempt = (now: ChartModel, point: DragPoint): PlanTry => {
    const to = point.place.row;
    if (to < 0 || to === row) return { words: '' };
    const inside = point.chart.x - columnLeft(now.schedule.first[to]!, app.store.state().cell);
    const kind = kindAt(inside, app.store.state().cell, point.shiftKey);
    if (kind !== 'sync') return tryRelate(now, to, row, kind);
    const block = columnsOfRow(now, to).indexOf(point.place.column) + 1;
    return tryRelate(now, row, to, 'sync', Math.max(1, block));
  };
  return {
    cursor: 'crosshair', scrolls: 'both',
    move: (point) => {
      const tried = attempt(model, point);
      app.store.dispatch({ kind: 'hover', row: point.place.row });
      app.store.dispatch({ kind: 'gesture', gesture: { kind: 'relate', row, to: { x: point.x, y: point.y }, words: tried.words } });
      if (tried.words !== '') showTry(app, { ...tried, items: tried.items ?? [] });
      else app.store.dispatch({ kind: 'preview', items: undefined });
    },
    drop: (point) => {
      const tried = attempt(model, point);
      app.queue.edit((now) => attempt(now, point));
      if (tried.intent === undefined) return;
      app.queue.edit(() => {
        const writer = tried.intent?.kind === 'addRelation' && tried.intent.relation === 'sync' ? row : point.place.row;
        app.showMenu({ kind: 'relations', row: writer });
        return undefined;
      });
    },
    click: () => selectAt(app, first),
  };
}
