/**
 * Every relation as a faint line behind the blocks, so that a small plan shows at rest why each task stands where it does. A
 * plan with many of them would drown in them and gets none. The lines of a task one looks at are drawn elsewhere.
 */
import type { Frame } from '../frame.ts';
import type { RelationPath } from '../relationPaths.ts';
import { cornersOf, listFaintRelations } from '../relationPlaces.ts';
import { drawArrowHead } from './strokes.ts';

export function drawFaintLines(frame: Frame): void {
  const { context, palette } = frame;
  const paths = listFaintRelations(frame);
  if (paths.length === 0) return;
  context.globalAlpha = 1;
  context.lineWidth = 1;
  context.lineJoin = 'round';
  for (const isBroken of [false, true]) {
    context.strokeStyle = context.fillStyle = isBroken ? palette.error : palette.faint;
    const lines = paths.filter((path) => path.isBroken === isBroken);
    stroke(frame, lines.filter(({ kind }) => kind !== 'sync'), []);
    stroke(frame, lines.filter(({ kind }) => kind === 'sync'), [2, 3]);
    drawArrows(frame, lines.filter(({ kind }) => kind === 'after'));
  }
  context.setLineDash([]);
}

function stroke(frame: Frame, paths: readonly RelationPath[], dash: readonly number[]): void {
  const { context } = frame;
  context.setLineDash([...dash]);
  context.beginPath();
  for (const path of paths) {
    cornersOf(frame, path).forEach(([x, y], at, { length }) => {
      const tipX = at === length - 1 && path.kind === 'after' ? x - 4 : x; // The arrow head goes on from there.
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(tipX, y);
    });
  }
  context.stroke();
}

/** One for each place, however many lines end there. */
function drawArrows(frame: Frame, paths: readonly RelationPath[]): void {
  const ends = new Map(paths.flatMap((path) => cornersOf(frame, path).slice(-1)).map(([x, y]) => [`${x} ${y}`, [x, y] as const]));
  for (const [x, y] of ends.values()) drawArrowHead(frame.context, x + 1, y);
}
