/**
 * The whole chart with its titles as one picture, on any context: what the page shows, without scrolling.
 */
import type { ChartModel } from '../chartModel.ts';
import { createFrame, eachRow } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { GUTTER, INDENT, ROW_HEIGHT, RULER_HEIGHT } from '../geometry.ts';
import { paintChart } from '../paintChart.ts';
import type { Palette } from '../palette.ts';
import type { TimelineState } from '../timelineState.ts';
import { titleOf } from '../taskWords.ts';

/** Width of the titles: as the longest needs, between these; and of the points behind them. */
const TREE = { least: 200, most: 640, points: 62 } as const;
const MARGIN = 8;

export interface PictureSize {
  /** Pixels of the titles with their points. */
  readonly tree: number;
  readonly width: number;
  readonly height: number;
}

/** @param widthOf pixels of a title in bold */
export function measurePicture({ model, cell, rows }: TimelineState, widthOf: (title: string) => number): PictureSize {
  const longest = rows.reduce((most, row) => Math.max(most, indentOf(model!, row) + widthOf(titleOf(model!, row))), 0);
  const tree = Math.ceil(Math.min(TREE.most, Math.max(TREE.least, longest + TREE.points)));
  return { tree, width: tree + GUTTER + ((model?.schedule.columns ?? 0) + 1) * cell + MARGIN, height: RULER_HEIGHT + rows.length * ROW_HEIGHT + MARGIN };
}

/** Draws titles and chart side by side. @param context is moved, and moved back */
export function drawPicture(context: CanvasRenderingContext2D, palette: Palette, state: TimelineState, { tree, width, height }: PictureSize, moveTo: (x: number) => void): void {
  const calm: TimelineState = { ...state, hovered: -1, selected: new Set(), gesture: undefined, shown: { ...state.shown, sprints: false } };
  // A window as large as the chart: nothing scrolls, and there is no overview.
  const frame = createFrame(context, palette, calm, state.model!, { scrollLeft: 0, scrollTop: 0, width: width - tree, height, header: RULER_HEIGHT }, []);
  moveTo(tree);
  paintChart(frame);
  moveTo(0);
  drawTitles(frame, tree);
}

function indentOf({ depth }: ChartModel, row: number): number {
  return INDENT.first + depth[row]! * INDENT.level;
}

function drawTitles({ context, palette, model, ...frame }: Frame, tree: number): void {
  context.globalAlpha = 1;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, tree, frame.window.height);
  context.textBaseline = 'middle';
  eachRow({ context, palette, model, ...frame }, (row, y) => {
    const { isMajor } = model.schedule.items[row]!;
    const colour = palette.majors[model.colour[row]!]!;
    if (isMajor) {
      context.globalAlpha = 0.16;
      context.fillStyle = colour;
      context.fillRect(0, y, tree, ROW_HEIGHT);
    }
    context.globalAlpha = 1;
    context.fillStyle = colour;
    context.fillRect(0, y, 4, ROW_HEIGHT);
    context.fillStyle = palette.foreground;
    context.font = isMajor ? `600 ${palette.font}` : palette.font;
    context.textAlign = 'left';
    context.fillText(shorten(context, titleOf(model, row), tree - TREE.points - indentOf(model, row)), indentOf(model, row), y + ROW_HEIGHT / 2);
    context.textAlign = 'right';
    context.fillText(isMajor ? String(model.schedule.blocks.points[row]!) : model.chart.rows[row]!.estimate || '–', tree - 12, y + ROW_HEIGHT / 2);
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
