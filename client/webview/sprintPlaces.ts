/**
 * Where the bars of the sprints ahead lie above the columns, and which of them is at a place. It draws nothing.
 *
 * Sample: a first sprint that brings the frontier to column 8 has a bar that ends with column 7, and its handle there.
 */
import { SPRINTS_HEIGHT, columnLeft } from './geometry.ts';
import type { ChartWindow } from './geometry.ts';
import type { SprintAhead } from './sprintForecast.ts';

interface Place {
  readonly window: ChartWindow;
  readonly cell: number;
}

/** Pixels around the handle that take hold of it. */
const REACH = 6;

/** Where the bar of a sprint lies on the canvas: the columns it reaches further than the ones before. */
export function placeSprintBar({ window, cell }: Place, sprints: readonly SprintAhead[], index: number): { readonly left: number; readonly right: number } {
  const start = Math.max(sprints[0]!.start, ...sprints.slice(0, index).map(({ end }) => end));
  const at = (column: number): number => columnLeft(column, cell) - window.scrollLeft;
  return { left: at(start), right: at(sprints[index]!.end) };
}

/** The sprint whose bar is at a place of the canvas, or -1. */
export function findSprintAt(place: Place, sprints: readonly SprintAhead[], x: number, y: number): number {
  if (y > SPRINTS_HEIGHT) return -1;
  return sprints.findIndex((_, index) => {
    const { left, right } = placeSprintBar(place, sprints, index);
    return x >= left && x < right;
  });
}

/** Whether the handle that pulls the capacity is at a place of the canvas. */
export function isAtHandle(place: Place, sprints: readonly SprintAhead[], x: number, y: number): boolean {
  return sprints.length > 0 && y <= SPRINTS_HEIGHT && Math.abs(x - placeSprintBar(place, sprints, 0).right) <= REACH;
}
