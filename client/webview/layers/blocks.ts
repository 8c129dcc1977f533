/**
 * The blocks of each task, one for each unit of work, in the colour of its major; what they look like says
 * `blockLooks.ts`. Where columns are too narrow for blocks they become a bar with ticks.
 */
import { slotsOf } from '../../../server/core/plan/schedule/schedule.ts';
import { findRowLook } from '../blockLooks.ts';
import type { RowLook } from '../blockLooks.ts';
import { eachRow, xOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { BLOCK_LEAST, ROW_HEIGHT } from '../geometry.ts';
import { hatch } from './strokes.ts';

const TOP = 2;
const HEIGHT = ROW_HEIGHT - 5;

/** A run of blocks that look the same, on the canvas. */
interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export function drawBlocks(frame: Frame): void {
  const { model } = frame;
  eachRow(frame, (row, y) => {
    const slots = slotsOf(model.schedule, row);
    if (slots.length === 0) return;
    const look = findRowLook(model, row);
    let before = 0;
    for (const [first, last] of slots) {
      if (frame.cell < BLOCK_LEAST) drawBar(frame, row, look, y, first, last, before);
      else drawRange(frame, row, look, y, first, last, before);
      before += last - first + 1;
    }
  });
  frame.context.globalAlpha = 1;
}

function drawRange(frame: Frame, row: number, look: RowLook, y: number, first: number, last: number, before: number): void {
  const from = Math.max(first, frame.firstColumn);
  const to = Math.min(last, frame.lastColumn);
  for (let column = from; column <= to; column++) {
    drawPiece(frame, row, look, before + column - first + 1, { x: xOf(frame, column), y: y + TOP, width: frame.cell - 1 });
  }
  if (look.look === 'muted' && last >= from && last <= to) drawCheck(frame, xOf(frame, last), y);
}

/** Up to three pieces: used, estimated, beyond; with a tick between blocks while they can be told apart. */
function drawBar(frame: Frame, row: number, look: RowLook, y: number, first: number, last: number, before: number): void {
  const ends = [look.used - before, look.estimated - before, last - first + 1].map((end) => Math.min(Math.max(0, end), last - first + 1));
  let start = 0;
  for (const end of ends) {
    if (end <= start) continue;
    drawPiece(frame, row, look, before + end, { x: xOf(frame, first + start), y: y + TOP, width: Math.max(1, (end - start) * frame.cell - 0.5) });
    start = end;
  }
  if (frame.cell < 4) return;
  const { context } = frame;
  context.globalAlpha = 0.6;
  context.fillStyle = frame.palette.background;
  for (let column = Math.max(first + 1, frame.firstColumn); column <= Math.min(last, frame.lastColumn); column++) {
    context.fillRect(xOf(frame, column) - 0.5, y + TOP + 3, 1, HEIGHT - 6);
  }
}

/** @param number of the block in its task, from 1; of a bar its last */
function drawPiece(frame: Frame, row: number, look: RowLook, number: number, piece: Piece): void {
  const { context, palette, model } = frame;
  const colour = palette.majors[model.colour[row]!]!;
  const isUsed = number <= look.used;
  const isBeyond = number > look.estimated;
  context.setLineDash([]);
  const alpha = isUsed ? 1 : FILL[look.look];
  shape(context, piece, 0);
  context.globalAlpha = 1; // What shades the row behind it must not change the colour of its major.
  context.fillStyle = palette.background;
  context.fill();
  context.globalAlpha = palette.isHighContrast ? Math.min(alpha, 0.8) : alpha;
  context.fillStyle = colour;
  context.fill();
  if (isBeyond || look.look === 'hatched') hatch(context, piece.x, piece.y, piece.width, HEIGHT, isBeyond && isUsed ? palette.background : colour);
  const edge = look.isViolated ? palette.error : isUsed ? undefined : edgeOf(look, frame, colour);
  if (edge === undefined) return;
  context.globalAlpha = look.look === 'muted' || (look.look === 'half' && !look.isViolated && !palette.isHighContrast) ? 0.5 : 1;
  context.strokeStyle = edge;
  context.lineWidth = look.isViolated ? 2 : 1.25;
  if (!look.isViolated && (look.look === 'dashed' || look.edge === 'dashed')) context.setLineDash([3, 2]);
  shape(context, piece, context.lineWidth / 2);
  context.stroke();
  context.setLineDash([]);
}

const FILL = { full: 0.95, half: 0.52, used: 1, muted: 0.22, outline: 0.14, dashed: 0.14, hatched: 0.14 } as const;

function edgeOf({ look, edge }: RowLook, { palette }: Frame, colour: string): string | undefined {
  if (edge === 'solid') return look === 'dashed' ? colour : palette.foreground;
  if (edge === 'dashed') return palette.foreground;
  return look === 'muted' && !palette.isHighContrast ? undefined : colour;
}

function shape(context: CanvasRenderingContext2D, { x, y, width }: Piece, inset: number): void {
  context.beginPath();
  context.roundRect(x + inset, y + inset, Math.max(0.5, width - 2 * inset), HEIGHT - 2 * inset, Math.min(3, width / 4));
}

function drawCheck({ context, palette, cell }: Frame, x: number, y: number): void {
  if (cell < 12) return;
  const [middle, top] = [x + (cell - 1) / 2, y + ROW_HEIGHT / 2];
  context.globalAlpha = 0.8;
  context.strokeStyle = palette.foreground;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(middle - 4, top);
  context.lineTo(middle - 1, top + 3);
  context.lineTo(middle + 4, top - 4);
  context.stroke();
}
