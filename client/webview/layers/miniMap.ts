/**
 * The overview of a large chart in its corner: every row as a line, and the window as a frame. Its picture is made once for
 * each plan and list of rows.
 */
import type { Frame } from '../frame.ts';
import { ROW_HEIGHT } from '../geometry.ts';
import { placeMiniMap } from '../miniMapPlace.ts';
import type { MiniMap } from '../miniMapPlace.ts';

export function drawMiniMap(frame: Frame): void {
  const { context, palette, model, state, window, cell } = frame;
  const map = placeMiniMap(window, model.schedule.columns, state.rows.length, cell);
  if (map === undefined) return;
  const { left, top, width, height } = map;
  context.globalAlpha = 0.92;
  context.fillStyle = palette.background;
  context.fillRect(left - 3, top - 3, width + 6, height + 6);
  context.globalAlpha = 1;
  context.strokeStyle = palette.border;
  context.lineWidth = 1;
  context.strokeRect(left - 3.5, top - 3.5, width + 7, height + 7);
  context.drawImage(pictureOf(frame, map), left, top, width, height);
  context.strokeStyle = palette.focus;
  context.lineWidth = 1.5;
  const [x, y] = [left + (window.scrollLeft / cell) * map.column, top + (window.scrollTop / ROW_HEIGHT) * map.row];
  context.strokeRect(x, y, Math.min(left + width - x, Math.max(4, (window.width / cell) * map.column)), Math.min(top + height - y, Math.max(4, ((window.height - window.header) / ROW_HEIGHT) * map.row)));
}

/** Rows drawn for each pixel; more cannot be seen. */
const SAMPLES = 8;

let known: { readonly model: unknown; readonly rows: unknown; readonly palette: unknown; readonly picture: HTMLCanvasElement } | undefined;

function pictureOf({ model, state: { rows }, palette }: Frame, { width, height, column, row: step }: MiniMap): HTMLCanvasElement {
  if (known?.model === model && known.rows === rows && known.palette === palette) return known.picture;
  const picture = Object.assign(document.createElement('canvas'), { width: Math.ceil(2 * width), height: Math.ceil(2 * height) });
  const context = picture.getContext('2d')!;
  context.scale(2, 2);
  const { first, last, items, states } = model.schedule;
  const every = Math.max(1, Math.floor(rows.length / (SAMPLES * height)));
  rows.forEach((row, place) => {
    if (place % every !== 0 || Number.isNaN(first[row]!)) return;
    context.globalAlpha = items[row]!.isMajor ? 0.35 : states[row] === 'done' ? 0.3 : 0.9;
    context.fillStyle = palette.majors[model.colour[row]!]!;
    context.fillRect((first[row]! - 1) * column, place * step, Math.max(0.75, (last[row]! - first[row]! + 1) * column), Math.max(0.5, step * 0.8));
  });
  known = { model, rows, palette, picture };
  return picture;
}
