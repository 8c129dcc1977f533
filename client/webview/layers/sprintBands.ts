/**
 * The sprints ahead, as the scheduler would fill them: the blocks of the next one, or of the one under the pointer, stand on
 * a tint of their own, those of the others on a fainter one. Above the columns a bar for each says how full it is, with a
 * mark where something is wrong with it; behind the first is the handle that pulls its capacity.
 */
import { slotsOf } from '../../../server/core/plan/schedule/schedule.ts';
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT, SPRINTS_HEIGHT } from '../geometry.ts';
import { findSprints } from '../sprintForecast.ts';
import { placeSprintBar } from '../sprintPlaces.ts';
import { describeSprint } from '../sprintWords.ts';
import { drawWarning } from './strokes.ts';

export function drawSprintBands(frame: Frame): void {
  const { context, palette, model, cell } = frame;
  const sprints = findSprints(frame.state, model);
  if (sprints.length === 0) return;
  const meant = Math.max(0, frame.state.pointedSprint);
  context.fillStyle = palette.sprint;
  context.strokeStyle = palette.sprint;
  context.lineWidth = 1;
  eachRow(frame, (row, y) => {
    const index = sprints.findIndex(({ members }) => members.has(row));
    if (index < 0) return;
    const isMeant = index === meant;
    for (const [first, last] of slotsOf(model.schedule, row)) {
      context.beginPath();
      context.roundRect(xOf(frame, first) - 2.5, y + 0.5, (last - first + 1) * cell + 4, ROW_HEIGHT - 2, 4);
      context.globalAlpha = isMeant ? 0.2 : 0.08;
      context.fill();
      if (!isMeant) continue;
      context.globalAlpha = 0.6;
      context.stroke();
    }
  });
  context.globalAlpha = 1;
}

export function drawSprintLabels(frame: Frame): void {
  const { context, palette, window } = frame;
  const sprints = findSprints(frame.state, frame.model);
  context.font = palette.font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const meant = Math.max(0, frame.state.pointedSprint);
  sprints.forEach((sprint, index) => {
    const { left, right } = placeSprintBar(frame, sprints, index);
    const [from, to] = [Math.max(left + 1, 1), right - 1];
    if (to - from < 4 || from > window.width) return;
    context.globalAlpha = index === meant ? 0.3 : 0.14;
    context.fillStyle = palette.sprint;
    context.beginPath();
    context.roundRect(from, 4, to - from, SPRINTS_HEIGHT - 5, 3);
    context.fill();
    context.globalAlpha = 1;
    if (index === 0) context.fillRect(to - 3, 4, 3, SPRINTS_HEIGHT - 5);
    const mark = sprint.fill.warnings.length > 0 && to - from > 22 ? 15 : 0;
    if (mark > 0) drawWarning(context, from + 10, SPRINTS_HEIGHT / 2 + 1, palette.warning);
    const words = [describeSprint(sprint), `Sprint ${sprint.fill.sprint}`, String(sprint.fill.sprint)]
      .find((each) => context.measureText(each).width + 12 + mark <= to - from);
    if (words === undefined) return;
    context.fillStyle = palette.foreground;
    context.fillText(words, from + 5 + mark, SPRINTS_HEIGHT / 2 + 2);
  });
}
