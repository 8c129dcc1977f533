/**
 * Pressing the pointer on the chart: which gesture begins where. Each tries out while it moves and edits when it is dropped;
 * what it does stands in a file of its own.
 */
import { hitTest } from '../hitTest.ts';
import type { ChartPlace } from '../hitTest.ts';
import type { PlanTry } from '../edits/planTry.ts';
import { selectRow } from '../rowActions.ts';
import type { App } from '../timelineApp.ts';
import type { Point, TimelineState } from '../timelineState.ts';
import { pullCapacity } from './pullCapacity.ts';
import { drawFrame } from './drawFrame.ts';
import { followDrag } from './followDrag.ts';
import { panMiniMap } from './panMiniMap.ts';
import { moveBars } from './moveBars.ts';
import { relateBars } from './relateBars.ts';
import { stretchBar } from './stretchBar.ts';
import { toggleBlocks } from './toggleBlocks.ts';

/** Where the pointer is, in the chart and on the canvas. */
export interface DragPoint {
  readonly place: ChartPlace;
  /** Pixels of the canvas. */
  readonly x: number;
  readonly y: number;
  /** Pixels of the whole chart, which stay where they are while it scrolls. */
  readonly chart: Point;
  readonly shiftKey: boolean;
}

export interface Drag {
  /** The pointer moved, once it has left its place. */
  move(point: DragPoint): void;
  /** It was let go after moving. */
  drop(point: DragPoint): void;
  /** It was let go where it was pressed. */
  click(point: DragPoint): void;
  /** For the pointer's look while dragging. */
  readonly cursor: string;
  /** The ways in which the chart scrolls at its edge; absent for none. */
  readonly scrolls?: 'columns' | 'both';
}

export function listenToDrags(app: App): void {
  const { stage: { canvas, tree }, store } = app;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // The focus goes to the tree grid, which has the keys.
    (tree.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
    const drag = beginDrag(app, pointOf(app, event), event);
    canvas.setPointerCapture(event.pointerId);
    followDrag(app, event, {
      scrolls: drag.scrolls ?? 'never',
      move: (moved) => {
        canvas.style.cursor = drag.cursor;
        drag.move(pointOf(app, moved));
      },
      end: (ended, hasMoved) => {
        canvas.style.cursor = '';
        store.dispatch({ kind: 'gesture', gesture: undefined });
        if (ended === undefined) store.dispatch({ kind: 'preview', items: undefined });
        else if (hasMoved) drag.drop(pointOf(app, ended));
        else drag.click(pointOf(app, ended));
      },
    });
  });
}

function beginDrag(app: App, first: DragPoint, event: PointerEvent): Drag {
  const { row, part } = first.place;
  const state = app.store.state();
  const pan = panMiniMap(app, first);
  if (pan !== undefined) return pan;
  if (part === 'ruler') return pullCapacity(app, first) ?? drawFrame(app, first, state);
  if (row < 0) return drawFrame(app, first, state);
  const isMajor = state.model!.schedule.items[row]!.isMajor;
  const line = part === 'handle' || part === 'end' ? undefined : app.relationAt(first.x, first.y);
  if (line !== undefined && !event.ctrlKey && !event.metaKey) return pickLine(app, line.to, event, part === 'blocks' ? moveBars(app, first, event.shiftKey) : undefined);
  if ((event.ctrlKey || event.metaKey) && !isMajor && part !== 'handle') return toggleBlocks(app, first);
  if (part === 'handle') return relateBars(app, first);
  if (part === 'end') return stretchBar(app, first);
  if (part === 'blocks') return moveBars(app, first, event.shiftKey);
  return drawFrame(app, first, state);
}

/** A press on the line of a relation opens it, to be changed or deleted; a drag moves the bar below it, if there is one. */
function pickLine(app: App, row: number, { clientX: x, clientY: y }: PointerEvent, below: Drag | undefined): Drag {
  return { cursor: '', move: () => undefined, drop: () => undefined, ...below, click: () => app.showMenu({ kind: 'relations', row, at: { x, y } }) };
}

function pointOf(app: App, { clientX, clientY, shiftKey }: PointerEvent): DragPoint {
  const { left, top } = app.stage.canvas.getBoundingClientRect();
  const [x, y, window] = [clientX - left, clientY - top, app.chartWindow()];
  return { place: hitTest(app.store.state(), window, x, y), x, y, chart: { x: x + window.scrollLeft, y: y - window.header + window.scrollTop }, shiftKey };
}

/** Shows what an edit would make of the plan, and says what would no longer hold. */
export function showTry({ store }: App, tried: PlanTry): void {
  store.dispatch({ kind: 'preview', items: tried.items });
  const text = tried.warning ?? tried.words;
  if (text !== '') store.dispatch({ kind: 'say', text, isProblem: tried.warning !== undefined, ...(tried.offer && { offer: tried.offer }) });
}

/** A press without dragging selects; with Shift up to here. */
export function selectAt(app: App, { place: { row } }: DragPoint, isExtending = false): void {
  if (row >= 0) selectRow(app, row, isExtending ? 'extend' : undefined);
}

/** The rows a gesture on one of them takes along. */
export function rowsWith({ selected }: TimelineState, row: number): readonly number[] {
  return selected.has(row) ? [...selected] : [row];
}
