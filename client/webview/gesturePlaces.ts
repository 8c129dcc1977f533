/**
 * What a gesture means at a place: which tasks a frame holds, where carried rows would be dropped, how two bars would be
 * related. Plain functions of the state and of pixels.
 *
 * Sample: a relation dropped on the second block of a bar is an overlap.
 */
import type { RelationKind } from '../../server/core/plan/planItem.ts';
import { ROW_HEIGHT, columnAt } from './geometry.ts';
import type { Gesture, Point, TimelineState } from './timelineState.ts';

/** Tasks whose blocks lie in the frame, in the order of the plan. */
export function findInFrame({ model, rows }: TimelineState, cell: number, from: Point, to: Point): readonly number[] {
  const { first, last, items } = model!.schedule;
  const [top, bottom] = [Math.floor(Math.min(from.y, to.y) / ROW_HEIGHT), Math.floor(Math.max(from.y, to.y) / ROW_HEIGHT)];
  const [left, right] = [columnAt(Math.min(from.x, to.x), cell), columnAt(Math.max(from.x, to.x), cell)];
  return rows.slice(Math.max(0, top), bottom + 1).filter((row) => !items[row]!.isMajor && first[row]! <= right && Math.max(first[row]!, last[row]!) >= left);
}

/** The upper half of a task is in front of it, the lower half behind it; a major takes what is dropped on its middle. */
export function findTarget({ model, rows }: TimelineState, y: number): Extract<Gesture, { kind: 'carry' }> | undefined {
  const place = Math.min(rows.length - 1, Math.max(0, Math.floor(y / ROW_HEIGHT)));
  const row = rows[place];
  if (row === undefined) return undefined;
  const share = Math.min(0.99, Math.max(0, y / ROW_HEIGHT - place));
  if (model!.schedule.items[row]!.isMajor) return { kind: 'carry', place, where: share < 0.25 ? 'before' : 'into' };
  return { kind: 'carry', place, where: share < 0.5 ? 'before' : 'after' };
}

/**
 * The kind of a relation by where it is dropped on the other bar.
 * @param inside pixels right of the other bar's start
 */
export function kindAt(inside: number, cell: number, isMeeting: boolean): RelationKind {
  if (isMeeting) return 'sync';
  return inside < cell / 2 ? 'after' : inside < cell ? 'with' : 'overlap';
}
