/**
 * Lines of relations, told apart by their kind: hard a solid elbow with an arrow, coupled a double line, start-together a
 * line with bars at both starts, rendezvous dotted between the two blocks. Shown for one task, or all on demand.
 */
import type { Frame } from '../frame.ts';
import { findRelationPaths, findRelationPathsOf } from '../relationPaths.ts';
import type { RelationPath } from '../relationPaths.ts';
import { cornersOf } from '../relationPlaces.ts';
import type { Corner } from '../relationPlaces.ts';
import { drawArrowHead, drawCross, drawWithHalo } from './strokes.ts';

export function drawRelationLines(frame: Frame): void {
  const { state, model, lined, context, palette } = frame;
  context.globalAlpha = 1;
  if (state.shown.relations === 'all') for (const path of findRelationPaths(model)) drawPath(frame, path, palette.muted, 1);
  for (const row of lined.toReversed()) for (const path of findRelationPathsOf(model, row)) drawPath(frame, path, path.to === row ? palette.before : palette.after, 1.75);
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
