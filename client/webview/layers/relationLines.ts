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

export function drawRelationLines(frame: Frame): void {
  const { state, model, subject, context, palette } = frame;
  context.globalAlpha = 1;
  if (state.shown.relations) for (const path of findRelationPaths(model)) drawPath(frame, path, palette.muted, 1);
  if (subject < 0) return;
  for (const path of findRelationPathsOf(model, subject)) drawPath(frame, path, path.to === subject ? palette.before : palette.after, 1.75);
}

/** Where a row is, or of a folded one the major around it that is shown. */
function findY(frame: Frame, places: Int32Array, row: number): number {
  let at = row;
  while (places[at] === -1 && at >= 0) at = frame.model.schedule.items[at]!.parent;
  return yOf(frame, places[at] ?? -1);
}

function drawPath(frame: Frame, path: RelationPath, colour: string, width: number): void {
  const { context, palette, cell, window } = frame;
  const places = findPlaces(frame);
  const [fromTop, toTop] = [findY(frame, places, path.from), findY(frame, places, path.to)];
  if (fromTop === toTop || (Math.max(fromTop, toTop) < window.header - ROW_HEIGHT || Math.min(fromTop, toTop) > window.height)) return;
  const isDown = toTop > fromTop;
  const middle = ROW_HEIGHT / 2 - 0.5;
  const [endX, endY] = [xOf(frame, path.toColumn), toTop + middle];
  context.strokeStyle = path.isBroken ? palette.error : colour;
  context.fillStyle = context.strokeStyle;
  context.lineWidth = width;
  context.setLineDash([]);
  context.lineJoin = 'round';
  switch (path.kind) {
    case 'after': case 'overlap': {
      const startX = xOf(frame, path.fromColumn) - Math.min(7, cell / 3) - 0.5;
      const startY = isDown ? fromTop + ROW_HEIGHT - 4 : fromTop + 3;
      const offsets = path.kind === 'overlap' ? [-1.75, 1.75] : [0];
      for (const offset of offsets) {
        drawWithHalo(context, palette.background, () => {
          context.beginPath();
          context.moveTo(startX + offset, startY);
          context.lineTo(startX + offset, endY + (isDown ? -offset : offset));
          context.lineTo(endX - (path.kind === 'after' ? 4 : 0), endY + (isDown ? -offset : offset));
          context.stroke();
        });
      }
      if (path.kind === 'after') drawArrowHead(context, endX + 1, endY);
      return;
    }
    case 'with': {
      const x = Math.round(endX) - 0.5;
      drawWithHalo(context, palette.background, () => {
        context.beginPath();
        context.moveTo(x, (isDown ? fromTop : toTop) + 1);
        context.lineTo(x, (isDown ? toTop : fromTop) + ROW_HEIGHT - 1);
        for (const top of [fromTop, toTop]) {
          context.moveTo(x, top + middle);
          context.lineTo(x + Math.min(7, cell / 2), top + middle);
        }
        context.stroke();
      });
      return;
    }
    case 'sync': {
      const x = endX + (cell - 1) / 2;
      const fromX = xOf(frame, path.fromColumn) + (cell - 1) / 2;
      context.setLineDash([2, 3]);
      drawWithHalo(context, palette.background, () => {
        context.beginPath();
        context.moveTo(fromX, fromTop + middle + (isDown ? 6 : -6));
        context.lineTo(x, endY + (isDown ? -6 : 6));
        context.stroke();
      });
      context.setLineDash([]);
      context.lineWidth = width + 0.5;
      drawCross(context, fromX, fromTop + middle, 3.25);
      drawCross(context, x, endY, 3.25);
    }
  }
}
