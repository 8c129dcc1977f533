/**
 * The whole chart with its titles as one picture, on any context: what the page shows, without scrolling.
 */
import { createFrame, eachRow } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { GUTTER, INDENT, ROW_HEIGHT, RULER_HEIGHT } from '../geometry.ts';
import { paintChart } from '../paintChart.ts';
import type { Palette } from '../palette.ts';
import type { TimelineState } from '../timelineState.ts';
import { titleOf } from '../taskWords.ts';

const TREE = 360;
const MARGIN = 8;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export function measurePicture({ model, cell, rows }: TimelineState): PictureSize {
  return { width: TREE + GUTTER + ((model?.schedule.columns ?? 0) + 1) * cell + MARGIN, height: RULER_HEIGHT + rows.length * ROW_HEIGHT + MARGIN };
}

/** Draws titles and chart side by side. @param context is moved, and moved back */
export function drawPicture(context: CanvasRenderingContext2D, palette: Palette, state: TimelineState, moveTo: (x: number) => void): void {
  const { width, height } = measurePicture(state);
  const calm: TimelineState = { ...state, hovered: -1, selected: new Set(), gesture: undefined, shown: { ...state.shown, sprints: false } };
  // A window as large as the chart: nothing scrolls, and there is no overview.
  const frame = createFrame(context, palette, calm, state.model!, { scrollLeft: 0, scrollTop: 0, width: width - TREE, height, header: RULER_HEIGHT }, []);
  moveTo(TREE);
  paintChart(frame);
  moveTo(0);
  drawTitles(frame);
}

function drawTitles({ context, palette, model, ...frame }: Frame): void {
  context.globalAlpha = 1;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, TREE, frame.window.height);
  context.textBaseline = 'middle';
  eachRow({ context, palette, model, ...frame }, (row, y) => {
    const { isMajor } = model.schedule.items[row]!;
    const colour = palette.majors[model.colour[row]!]!;
    if (isMajor) {
      context.globalAlpha = 0.16;
      context.fillStyle = colour;
      context.fillRect(0, y, TREE, ROW_HEIGHT);
    }
    context.globalAlpha = 1;
    context.fillStyle = colour;
    context.fillRect(0, y, 4, ROW_HEIGHT);
    context.fillStyle = palette.foreground;
    context.font = isMajor ? `600 ${palette.font}` : palette.font;
    context.textAlign = 'left';
    context.fillText(shorten(context, titleOf(model, row), TREE - 70 - model.depth[row]! * INDENT.level), INDENT.first + model.depth[row]! * INDENT.level, y + ROW_HEIGHT / 2);
    context.textAlign = 'right';
    context.fillText(isMajor ? String(model.schedule.blocks.points[row]!) : model.chart.rows[row]!.estimate || '–', TREE - 12, y + ROW_HEIGHT / 2);
  });
}

function shorten(context: CanvasRenderingContext2D, title: string, width: number): string {
  if (context.measureText(title).width <= width) return title;
  let [from, to] = [0, title.length];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if (context.measureText(`${title.slice(0, middle)}…`).width <= width) from = middle;
    else to = middle - 1;
  }
  return `${title.slice(0, from)}…`;
}
