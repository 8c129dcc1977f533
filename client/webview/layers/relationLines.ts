/**
 * Lines of relations, told apart by their kind: hard a solid elbow with an arrow, coupled a double line, start-together a
 * line with bars at both starts, rendezvous dotted between the two blocks. Shown for one task, or all on demand.
 */
import { findPlaces, xOf, yOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT } from '../geometry.ts';
import { findRelationPaths, findRelationPathsOf } from '../relationPaths.ts';
import type { RelationPath } from '../relationPaths.ts';
import { drawArrowHead, drawCross, drawWithHalo } from './strokes.ts';

/** The relation whose line runs through a place of the canvas, of those that are shown; the last drawn first. */
export function findRelationAt(frame: Omit<Frame, 'context' | 'palette'>, x: number, y: number): RelationPath | undefined {
  const { state, model, lined } = frame;
  const shown = [...state.shown.relations === 'all' ? findRelationPaths(model) : [], ...lined.toReversed().flatMap((row) => findRelationPathsOf(model, row))];
  return shown.findLast((path) => {
    const corners = cornersOf(frame, path);
    return corners.some(([toX, toY], at) => at > 0 && isNear(corners[at - 1]!, [toX, toY], x, y));
  });
}

const NEAR = 4;

function isNear([fromX, fromY]: Corner, [toX, toY]: Corner, x: number, y: number): boolean {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / length ** 2));
  return Math.hypot(x - fromX - along * (toX - fromX), y - fromY - along * (toY - fromY)) <= NEAR;
}

export type Corner = readonly [x: number, y: number];

/** The corners of a line, from the row named to the row that writes the relation; none where both are the same row here. */
export function cornersOf(frame: Omit<Frame, 'context' | 'palette'>, path: RelationPath): readonly Corner[] {
  const places = findPlaces(frame);
  const [fromTop, toTop] = [findY(frame, places, path.from), findY(frame, places, path.to)];
  if (fromTop === toTop || Math.max(fromTop, toTop) < frame.window.header - ROW_HEIGHT || Math.min(fromTop, toTop) > frame.window.height) return [];
  const isDown = toTop > fromTop;
  const middle = ROW_HEIGHT / 2 - 0.5;
  const endX = xOf(frame, path.toColumn);
  switch (path.kind) {
    case 'with': {
      const x = Math.round(endX) - 0.5;
      return [[x, fromTop + middle], [x, toTop + middle]];
    }
    case 'sync': {
      const half = Math.floor((frame.cell - 1) / 2) + 0.5; // Lines stand in the middle of pixels.
      return [[xOf(frame, path.fromColumn) + half, fromTop + middle], [endX + half, toTop + middle]];
    }
    default: {
      const x = Math.round(xOf(frame, path.fromColumn) - Math.min(7, frame.cell / 3)) - 0.5;
      return [[x, isDown ? fromTop + ROW_HEIGHT - 4 : fromTop + 3], [x, toTop + middle], [endX, toTop + middle]];
    }
  }
}

export function drawRelationLines(frame: Frame): void {
  const { state, model, lined, context, palette } = frame;
  context.globalAlpha = 1;
  if (state.shown.relations === 'all') for (const path of findRelationPaths(model)) drawPath(frame, path, palette.muted, 1);
  for (const row of lined.toReversed()) for (const path of findRelationPathsOf(model, row)) drawPath(frame, path, path.to === row ? palette.before : palette.after, 1.75);
}

/** Where a row is, or of a folded one the major around it that is shown. */
function findY(frame: Omit<Frame, 'context' | 'palette'>, places: Int32Array, row: number): number {
  let at = row;
  while (places[at] === -1 && at >= 0) at = frame.model.schedule.items[at]!.parent;
  return yOf(frame, places[at] ?? -1);
}

function drawPath(frame: Frame, path: RelationPath, colour: string, width: number): void {
  const { context, palette, cell } = frame;
  const corners = cornersOf(frame, path);
  const [first, end] = [corners[0], corners.at(-1)];
  if (first === undefined || end === undefined) return;
  context.strokeStyle = path.isBroken ? palette.error : colour;
  context.fillStyle = context.strokeStyle;
  context.lineWidth = width;
  context.setLineDash(path.kind === 'sync' ? [2, 3] : []);
  context.lineJoin = 'round';
  const isDown = end[1] > first[1];
  for (const offset of path.kind === 'overlap' ? [-1.75, 1.75] : [0]) {
    drawWithHalo(context, palette.background, () => {
      context.beginPath();
      corners.forEach(([x, y], at) => {
        const isEnd = at === corners.length - 1;
        const [shiftX, shiftY] = [at < 2 ? offset : path.kind === 'after' ? -4 : 0, at > 0 ? (isDown ? -offset : offset) : 0];
        if (at === 0) context.moveTo(x + shiftX, y);
        else context.lineTo(x + (isEnd && corners.length === 2 ? 0 : shiftX), y + shiftY);
      });
      context.stroke();
    });
  }
  context.setLineDash([]);
  if (path.kind === 'after') drawArrowHead(context, end[0] + 1, end[1]);
  if (path.kind === 'with') drawBars(frame, [first, end]);
  if (path.kind === 'sync') {
    context.lineWidth = width + 0.5;
    for (const [x, y] of [first, end]) drawCross(context, x, y, Math.min(3.25, cell / 3));
  }
}

/** The bars at both starts of two rows that start together. */
function drawBars({ context, cell }: Frame, ends: readonly Corner[]): void {
  context.beginPath();
  for (const [x, y] of ends) {
    context.moveTo(x, y - 9);
    context.lineTo(x, y + 9);
    context.moveTo(x, y);
    context.lineTo(x + Math.min(7, cell / 2), y);
  }
  context.stroke();
}
