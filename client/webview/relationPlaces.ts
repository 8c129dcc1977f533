/**
 * Where the lines of relations run on the canvas, which of them are shown, and which one is at a place. It draws nothing.
 */
import { findPlaces, xOf, yOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { ROW_HEIGHT } from './geometry.ts';
import { findRelationPaths, findRelationPathsOf } from './relationPaths.ts';
import type { RelationPath } from './relationPaths.ts';

type Place = Omit<Frame, 'context' | 'palette'>;

/** Beyond this many lines, and below this many pixels a column, faint lines say less than they hide. */
const LINES = 80;
const CELL_LEAST = 10;

/** The relations of a small plan, whose lines are shown faintly behind its blocks; none where it has too many, or nobody wants them. */
export function listFaintRelations({ state, model, cell }: Place): readonly RelationPath[] {
  const isShown = state.shown.relations === 'faint' && cell >= CELL_LEAST && model.schedule.blocks.relations.target.length <= LINES;
  return isShown ? findRelationPaths(model) : [];
}

/** The relation whose line runs through a place of the canvas, of those that are shown above the blocks; the last drawn first. */
export function findRelationAt(frame: Place, x: number, y: number): RelationPath | undefined {
  const { state, model, lined } = frame;
  const shown = [...state.shown.relations === 'all' ? findRelationPaths(model) : [], ...lined.toReversed().flatMap((row) => findRelationPathsOf(model, row))];
  return shown.findLast((path) => runsThrough(frame, path, x, y));
}

/** The same of the lines behind the blocks. */
export function findFaintRelationAt(frame: Place, x: number, y: number): RelationPath | undefined {
  return listFaintRelations(frame).find((path) => runsThrough(frame, path, x, y));
}

function runsThrough(frame: Place, path: RelationPath, x: number, y: number): boolean {
  const corners = cornersOf(frame, path);
  return corners.some(([toX, toY], at) => at > 0 && isNear(corners[at - 1]!, [toX, toY], x, y));
}

const NEAR = 4;

function isNear([fromX, fromY]: Corner, [toX, toY]: Corner, x: number, y: number): boolean {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / length ** 2));
  return Math.hypot(x - fromX - along * (toX - fromX), y - fromY - along * (toY - fromY)) <= NEAR;
}

export type Corner = readonly [x: number, y: number];

/** The corners of a line, from the row named to the row that writes the relation; none where both are the same row here. */
export function cornersOf(frame: Place, path: RelationPath): readonly Corner[] {
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

/** Where a row is, or of a folded one the major around it that is shown. */
function findY(frame: Place, places: Int32Array, row: number): number {
  let at = row;
  while (places[at] === -1 && at >= 0) at = frame.model.schedule.items[at]!.parent;
  return yOf(frame, places[at] ?? -1);
}
