/**
 * What the pointer draws: the frame of a selection, the line of a relation in the making. Above everything else.
 */
import { findPlaces, xOf, yOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT } from '../geometry.ts';
import { drawWithHalo } from './strokes.ts';

export function drawGestureMarks(frame: Frame): void {
  const { context, palette, state: { gesture }, window, model } = frame;
  if (gesture?.kind === 'frame') {
    const [x, y] = [Math.min(gesture.from.x, gesture.to.x) - window.scrollLeft, Math.min(gesture.from.y, gesture.to.y) - window.scrollTop + window.header];
    const [width, height] = [Math.abs(gesture.to.x - gesture.from.x), Math.abs(gesture.to.y - gesture.from.y)];
    context.fillStyle = palette.focus;
    context.globalAlpha = 0.12;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
    context.strokeStyle = palette.focus;
    context.lineWidth = 1;
    context.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, width, height);
  }
  if (gesture?.kind === 'relate') {
    const place = findPlaces(frame)[gesture.row]!;
    const [x, y] = [xOf(frame, Math.max(model.schedule.first[gesture.row]!, model.schedule.last[gesture.row]! + 1)) + 6, yOf(frame, place) + ROW_HEIGHT / 2];
    context.strokeStyle = palette.focus;
    context.lineWidth = 2;
    drawWithHalo(context, palette.background, () => {
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(gesture.to.x, gesture.to.y);
      context.stroke();
    });
  }
}

/** The dot behind the bar of the row under the pointer, from which relations are drawn. */
export function drawHandle(frame: Frame): void {
  const { context, palette, state, model } = frame;
  const { hovered, gesture } = state;
  if (hovered < 0 || gesture !== undefined || model.schedule.items[hovered]!.isMajor || model.schedule.blocks.isLive[hovered] === 0) return;
  const { first, last } = model.schedule;
  const x = xOf(frame, Math.max(first[hovered]!, last[hovered]! + 1)) + 7 + (last[hovered]! < first[hovered]! ? 6 : 0);
  const y = yOf(frame, findPlaces(frame)[hovered]!) + ROW_HEIGHT / 2;
  context.fillStyle = palette.background;
  context.strokeStyle = palette.foreground;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, 3.5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
