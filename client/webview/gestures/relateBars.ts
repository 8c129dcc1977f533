/**
 * Dragging from the dot behind a bar to another bar relates the two. Where it is dropped says how: in front of the bar or on
 * its first half cell, the other task waits; on the rest of its first block, both start together; further in, they overlap; with Shift, this task's
 * first block meets the very block it is dropped on.
 */
import { tryRelate } from '../edits/changeTasks.ts';
import type { ChartModel } from '../chartModel.ts';
import { columnLeft } from '../geometry.ts';
import { kindAt } from '../gesturePlaces.ts';
import { editRow } from '../pageCommands.ts';
import { columnsOfRow } from '../edits/shapeTask.ts';
import type { PlanTry } from '../edits/planTry.ts';
import type { App } from '../app.ts';
import { selectAt, showTry } from './drag.ts';
import type { Drag, DragPoint } from './drag.ts';

export function relateBars(app: App, first: DragPoint): Drag {
  const { row } = first.place;
  const model = app.store.state().model!;
  const attempt = (now: ChartModel, from: number, to: number, point: DragPoint): PlanTry => {
    if (to < 0 || to === from) return { words: '' };
    const inside = point.chart.x - columnLeft(now.schedule.first[to]!, app.store.state().cell);
    const kind = kindAt(inside, app.store.state().cell, point.shiftKey);
    if (kind !== 'sync') return tryRelate(now, to, from, kind);
    const block = columnsOfRow(now, to).indexOf(point.place.column) + 1;
    return tryRelate(now, from, to, 'sync', Math.max(1, block));
  };
  return {
    cursor: 'crosshair', scrolls: 'both',
    move: (point) => {
      const tried = attempt(model, row, point.place.row, point);
      app.store.dispatch({ kind: 'hover', row: point.place.row });
      app.store.dispatch({ kind: 'gesture', gesture: { kind: 'relate', row, to: { x: point.x, y: point.y }, words: tried.words } });
      if (tried.words !== '') showTry(app, tried);
      else app.store.dispatch({ kind: 'preview', items: undefined });
    },
    drop: (point) => {
      const target = app.store.state().model!.keys[point.place.row];
      let isWritten = false;
      editRow(app, model, row, (now, from) => {
        const tried = attempt(now, from, now.rowOfKey.get(target ?? '') ?? -1, point);
        isWritten = tried.intent !== undefined;
        return tried;
      });
      app.queue.edit((now) => {
        const writer = now.rowOfKey.get((point.shiftKey ? model.keys[row] : target) ?? '');
        if (isWritten && writer !== undefined) app.showMenu({ kind: 'relations', row: writer });
        return undefined;
      });
    },
    click: () => selectAt(app, first),
  };
}
