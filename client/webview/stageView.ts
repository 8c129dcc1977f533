/**
 * What of the list and the chart is in sight, measured once for each picture and before anything in the page is changed,
 * so that the browser need not lay the page out twice.
 */
import type { ChartModel } from './chartModel.ts';
import type { ChartWindow } from './geometry.ts';
import { GUTTER, INDENT, ROW_HEIGHT, RULER_HEIGHT, SPRINTS_HEIGHT, columnLeft, scrollIntoSight } from './geometry.ts';
import { findSprints } from './sprintForecast.ts';
import type { Stage } from './stage.ts';
import type { TimelineState } from './timelineState.ts';
import { layOutTree } from './treeColumns.ts';
import type { TreeColumns } from './treeColumns.ts';

export interface StageView {
  /** Pixels of the scrolling area, list included. */
  readonly width: number;
  readonly height: number;
  readonly tree: TreeColumns;
  /** The part of the chart in sight, right of the list. */
  readonly window: ChartWindow;
}

/** @param widthOf pixels that a title takes */
export function measureView({ scroller }: Stage, state: TimelineState, widthOf: (title: string) => number): StageView {
  const { clientWidth, clientHeight, scrollLeft, scrollTop } = scroller;
  const { model } = state;
  const tree = layOutTree(state.columns, clientWidth, model === undefined ? 0 : titleWidthOf(model, widthOf), model?.hasOwners === true);
  const window = { scrollLeft, scrollTop, width: Math.max(1, clientWidth - tree.width), height: Math.max(1, clientHeight), header: headerHeight(state) };
  return { width: clientWidth, height: clientHeight, tree, window };
}

function headerHeight(state: TimelineState): number {
  const model = state.preview ?? state.model;
  return model === undefined || findSprints(state, model).length === 0 ? RULER_HEIGHT : RULER_HEIGHT + SPRINTS_HEIGHT;
}

/** Letters in the page stand a little further apart than on a canvas. */
const WIDER = 1.06;

const titleWidths = new WeakMap<readonly unknown[], number>();

/** Of the title with the most letters, as measuring all of them takes longer than a glance; with all that stands in front of it. */
function titleWidthOf({ chart: { rows }, depth }: ChartModel, widthOf: (title: string) => number): number {
  const known = titleWidths.get(rows);
  if (known !== undefined) return known;
  let longest = -1;
  rows.forEach(({ title }, row) => { if (longest < 0 || title.length > rows[longest]!.title.length) longest = row; });
  const width = longest < 0 ? 0 : Math.ceil(WIDER * widthOf(rows[longest]!.title.slice(0, 100))) + INDENT.first + depth[longest]! * INDENT.level + INDENT.icon;
  titleWidths.set(rows, width);
  return width;
}

/** Makes the scrolled area as large as the chart, and its fixed parts as large as what is in sight. */
export function resizeStage(stage: Stage, state: TimelineState, { width, height, tree, window }: StageView): void {
  const { extent, view, dividers } = stage;
  const margin = 6;
  extent.style.width = `${tree.width + GUTTER + (((state.preview ?? state.model)?.schedule.columns ?? 0) + margin) * state.cell}px`;
  extent.style.height = `${window.header + (state.rows.length + 1) * ROW_HEIGHT}px`;
  view.style.width = `${width}px`;
  view.style.height = `${height}px`;
  stage.tree.style.width = `${tree.width}px`;
  const edges = { width: tree.width, points: tree.width - tree.state - tree.owner - tree.points, owner: tree.width - tree.state - tree.owner, state: tree.width - tree.state };
  for (const [name, divider] of dividers) {
    divider.style.left = `${edges[name] - 2}px`;
    divider.hidden = tree[name] === 0;
    divider.setAttribute('aria-valuenow', String(tree[name]));
    if (name !== 'width') divider.style.height = `${window.header}px`;
  }
}

/** Scrolls until the active row and its first block are in sight. */
export function revealActive({ scroller }: Stage, state: TimelineState, { height, window: { header, width } }: StageView): void {
  const place = state.rows.indexOf(state.active);
  if (place < 0) return;
  scroller.scrollTop = scrollIntoSight(scroller.scrollTop, height - header - ROW_HEIGHT, place * ROW_HEIGHT, ROW_HEIGHT);
  const { first, last } = state.model!.schedule;
  const [from, to] = [first[state.active]!, last[state.active]!];
  if (Number.isNaN(from)) return;
  scroller.scrollLeft = scrollIntoSight(scroller.scrollLeft, width, columnLeft(from, state.cell) - GUTTER, GUTTER + Math.min(Math.max(1, to - from + 1) * state.cell, width));
}
