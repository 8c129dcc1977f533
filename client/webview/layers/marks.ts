/**
 * Small marks at blocks: the diamond of a milestone, the pin of a task that was put where it is, and the crosses of
 * blocks that have to meet.
 */
import { offsetOfBlock } from '../../../server/core/plan/schedule/blocks.ts';
import type { ChartModel } from '../chartModel.ts';
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { BLOCK_LEAST, ROW_HEIGHT } from '../geometry.ts';
import { drawCross, drawWithHalo } from './strokes.ts';

export function drawMarks(frame: Frame): void {
  const { model: { schedule, colour } } = frame;
  const meetings = findMeetings(frame.model);
  eachRow(frame, (row, y) => {
    if (schedule.blocks.isLive[row] === 0) return;
    const item = schedule.items[row]!;
    const first = schedule.first[row]!;
    if (!item.isMajor && schedule.last[row]! < first) drawDiamond(frame, row, xOf(frame, first), y + ROW_HEIGHT / 2, frame.palette.majors[colour[row]!]!);
    if (item.pin !== undefined && item.pin.kind !== 'not-before') drawPin(frame, xOf(frame, first), y);
    for (const column of meetings.get(row) ?? []) drawMeeting(frame, xOf(frame, column), y);
  });
}

function drawDiamond({ context, palette, model }: Frame, row: number, x: number, y: number, colour: string): void {
  const state = model.schedule.states[row]!;
  const size = 7;
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
  context.fillStyle = palette.background;
  context.fill();
  context.globalAlpha = state === 'done' ? 0.3 : state === 'blocked' || state === 'dead' ? 0.5 : 1;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.25;
  context.strokeStyle = state === 'ready' ? palette.foreground : colour;
  context.stroke();
}

/** The head of a drawing pin at the corner of the first block. */
function drawPin({ context, palette, cell }: Frame, x: number, y: number): void {
  const size = cell < BLOCK_LEAST ? 2 : 3;
  context.fillStyle = palette.foreground;
  context.strokeStyle = palette.background;
  context.lineWidth = 1;
  context.beginPath();
  context.arc(x + size + 1, y + size + 2, size, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

function drawMeeting({ context, palette, cell }: Frame, x: number, y: number): void {
  if (cell < 10) return;
  context.strokeStyle = palette.foreground;
  context.lineWidth = 1.75;
  drawWithHalo(context, palette.background, () => drawCross(context, x + (cell - 1) / 2, y + ROW_HEIGHT / 2 - 0.5, 3.25));
}

const meetingsOf = new WeakMap<ChartModel['schedule'], ReadonlyMap<number, readonly number[]>>();

/** The columns of blocks that `sync` ties together, by row. */
function findMeetings({ schedule }: ChartModel): ReadonlyMap<number, readonly number[]> {
  const known = meetingsOf.get(schedule);
  if (known !== undefined) return known;
  const { items, blocks, first } = schedule;
  const columns = new Map<number, number[]>();
  const add = (row: number, column: number): void => {
    if (items[row]!.isMajor || blocks.isLive[row] === 0 || blocks.count[row] === 0) return;
    columns.set(row, [...columns.get(row) ?? [], column]);
  };
  items.forEach(({ relations }, row) => relations.forEach(({ kind, target, block }) => {
    if (kind !== 'sync' || target < 0) return;
    add(row, first[row]!);
    add(target, first[target]! + offsetOfBlock(blocks, target, block ?? 1));
  }));
  meetingsOf.set(schedule, columns);
  return columns;
}
