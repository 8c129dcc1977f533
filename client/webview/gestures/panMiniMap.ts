/**
 * Pressing or dragging in the overview brings that part of the chart into sight.
 */
import { isInMiniMap, placeMiniMap, scrollTo } from '../miniMapPlace.ts';
import type { App } from '../app.ts';
import type { Drag, DragPoint } from './drag.ts';

/** Undefined where the pointer is not in the overview. */
export function panMiniMap(app: App, first: DragPoint): Drag | undefined {
  const { model, rows, cell } = app.store.state();
  const map = model && placeMiniMap(app.chartWindow(), model.schedule.columns, rows.length, cell);
  if (map === undefined || !isInMiniMap(map, first.x, first.y)) return undefined;
  const pan = ({ x, y }: DragPoint): void => void app.stage.scroller.scrollTo(scrollTo(map, app.chartWindow(), cell, x, y));
  return { cursor: 'move', move: pan, drop: pan, click: pan };
}
