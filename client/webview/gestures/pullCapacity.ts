/**
 * Pulling the handle at the end of the next sprint's bar: the sprint holds more or fewer points, and fills while it is pulled.
 */
import { chooseCapacity } from '../sprintActions.ts';
import { findSprints } from '../sprintForecast.ts';
import { isAtHandle } from '../sprintPlaces.ts';
import type { App } from '../app.ts';
import type { Drag, DragPoint } from './drag.ts';

/** Undefined where the pointer is not at the handle. */
export function pullCapacity(app: App, first: DragPoint): Drag | undefined {
  const state = app.store.state();
  const { schedule } = state.model!;
  const sprints = findSprints(state, state.model!);
  if (!isAtHandle({ window: app.chartWindow(), cell: state.cell }, sprints, first.x, first.y)) return undefined;
  const { capacity } = sprints[0]!.fill;
  app.store.dispatch({ kind: 'pointSprint', index: 0 });
  const pixels = Math.max(2, (schedule.columns * state.cell) / Math.max(1, schedule.points)); // So that the handle follows, on the whole.
  const pull = ({ chart }: DragPoint): void => chooseCapacity(app, Math.max(1, capacity + Math.round((chart.x - first.chart.x) / pixels)));
  return { cursor: 'ew-resize', scrolls: 'columns', move: pull, drop: pull, click: () => undefined, cancel: () => chooseCapacity(app, state.capacity) };
}
