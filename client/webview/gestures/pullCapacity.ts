/**
 * Pulling the handle at the end of the next sprint's bar: the sprint holds more or fewer points, and fills while it is pulled.
 */
import { SPRINTS_HEIGHT } from '../geometry.ts';
import { placeSprintBar } from '../layers/sprintBands.ts';
import { describeSprintWarnings } from '../sprintActions.ts';
import { describeSprint, findSprints } from '../sprintForecast.ts';
import type { App } from '../app.ts';
import type { Drag, DragPoint } from './drag.ts';

/** Pixels around the handle that take hold of it, and pixels for one point. */
const REACH = 6;
const PIXELS = 6;

/** Undefined where the pointer is not at the handle. */
export function pullCapacity(app: App, first: DragPoint): Drag | undefined {
  const state = app.store.state();
  const model = state.model!;
  const sprints = findSprints(state, model);
  if (sprints.length === 0 || first.y > SPRINTS_HEIGHT) return undefined;
  const { right } = placeSprintBar({ window: app.chartWindow(), cell: state.cell }, sprints, 0);
  if (Math.abs(first.x - right) > REACH) return undefined;
  const capacity = sprints[0]!.fill.capacity;
  const pull = ({ chart }: DragPoint): void => {
    app.store.dispatch({ kind: 'capacity', points: Math.max(1, capacity + Math.round((chart.x - first.chart.x) / PIXELS)) });
    const sprint = findSprints(app.store.state(), model)[0];
    if (sprint === undefined) return;
    const warning = describeSprintWarnings(model, sprint.fill);
    app.store.dispatch({ kind: 'say', text: warning === undefined ? `${describeSprint(sprint)}.` : `${describeSprint(sprint)}. ${warning}`, isProblem: warning !== undefined });
  };
  return { cursor: 'ew-resize', scrolls: 'columns', move: pull, drop: pull, click: () => undefined };
}
