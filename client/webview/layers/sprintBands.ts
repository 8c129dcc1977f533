/**
 * The sprints ahead, as the scheduler would fill them: the blocks of the next one stand on a tint of their own, those after
 * it on fainter ones. Above the columns a bar for each says how full it is; behind the first is the handle that pulls its
 * capacity.
 */
import { slotsOf } from '../../../server/core/plan/schedule/schedule.ts';
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT, SPRINTS_HEIGHT } from '../geometry.ts';
import { describeSprint, findSprints } from '../sprintForecast.ts';
import type { SprintAhead } from '../sprintForecast.ts';

export function drawSprintBands(frame: Frame): void {
  const { context, palette, model, cell } = frame;
  const sprints = findSprints(frame.state, model);
  if (sprints.length === 0) return;
  context.fillStyle = palette.sprint;
  context.strokeStyle = palette.sprint;
  context.lineWidth = 1;
  eachRow(frame, (row, y) => {
    const index = sprints.findIndex(({ members }) => members.has(row));
    if (index < 0) return;
    for (const [first, last] of slotsOf(model.schedule, row)) {
      context.beginPath();
      context.roundRect(xOf(frame, first) - 2.5, y + 0.5, (last - first + 1) * cell + 4, ROW_HEIGHT - 2, 4);
      context.globalAlpha = index === 0 ? 0.2 : 0.06;
      context.fill();
      if (index > 0) continue;
      context.globalAlpha = 0.6;
      context.stroke();
    }
  });
  context.globalAlpha = 1;
}

/** Where the bar of a sprint lies on the canvas: the columns it reaches further than the one before. */
export function placeSprintBar(frame: Pick<Frame, 'window' | 'cell'>, sprints: readonly SprintAhead[], index: number): { readonly left: number; readonly right: number } {
  const start = index === 0 ? sprints[0]!.start : Math.max(sprints[0]!.start, ...sprints.slice(0, index).map(({ end }) => end));
  const at = (column: number): number => (column - 1) * frame.cell - frame.window.scrollLeft;
  return { left: at(start), right: at(sprints[index]!.end) };
}

export function drawSprintLabels(frame: Frame): void {
  const { context, palette, window } = frame;
  const sprints = findSprints(frame.state, frame.model);
  context.font = palette.font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  sprints.forEach((sprint, index) => {
    const { left, right } = placeSprintBar(frame, sprints, index);
    const [from, to] = [Math.max(left + 1, 1), right - 1];
    if (to - from < 4 || from > window.width) return;
    context.globalAlpha = index === 0 ? 0.3 : 0.14;
    context.fillStyle = palette.sprint;
    context.beginPath();
    context.roundRect(from, 4, to - from, SPRINTS_HEIGHT - 5, 3);
    context.fill();
    context.globalAlpha = 1;
    if (index === 0) context.fillRect(to - 3, 4, 3, SPRINTS_HEIGHT - 5);
    const words = [describeSprint(sprint), `Sprint ${sprint.fill.sprint}`, String(sprint.fill.sprint)]
      .find((each) => context.measureText(each).width + 12 <= to - from);
    if (words === undefined) return;
    context.fillStyle = palette.foreground;
    context.fillText(words, from + 5, SPRINTS_HEIGHT / 2 + 2);
  });
}
