/**
 * Pressing the pointer on the chart: which gesture begins where, and the life every gesture has: it tries out while it
 * moves, edits when it is dropped, leaves nothing behind when Escape is pressed. What each does stands in a file of its own.
 */
import type { ChartPlace } from '../hitTest.ts';
import type { PlanTry } from '../edits/planTry.ts';
import { selectRow } from '../rowActions.ts';
import type { App } from '../timelineApp.ts';
import type { TimelineState } from '../timelineState.ts';
import { pullCapacity } from './pullCapacity.ts';
import { drawFrame } from './drawFrame.ts';
import { panMiniMap } from './panMiniMap.ts';
import { moveBars } from './moveBars.ts';
import { placeOf } from './pointer.ts';
import { relateBars } from './relateBars.ts';
import { stretchBar } from './stretchBar.ts';
import { toggleBlocks } from './toggleBlocks.ts';

/** Where the pointer is, in the chart and on the canvas. */
export interface DragPoint {
  readonly place: ChartPlace;
  readonly x: number;
  readonly y: number;
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
}

/** Pixels a press may tremble. */
const TREMBLE = 3;

export function listenToDrags(app: App): void {
  const { stage: { canvas, tree }, store } = app;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // The focus goes to the tree grid, which has the keys.
    (tree.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
    const first = pointOf(app, event);
    const drag = beginDrag(app, first, event);
    let isMoving = false;
    canvas.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => {
      const point = pointOf(app, moved);
      if (!isMoving && Math.hypot(point.x - first.x, point.y - first.y) < TREMBLE) return;
      isMoving = true;
      canvas.style.cursor = drag.cursor;
      drag.move(point);
    };
    const end = (isDropped: boolean, ended?: PointerEvent): void => {
      canvas.removeEventListener('pointermove', move);
      canvas.removeEventListener('pointerup', up);
      canvas.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', escape, true);
      canvas.style.cursor = '';
      store.dispatch({ kind: 'gesture', gesture: undefined });
      if (!isDropped || ended === undefined) return store.dispatch({ kind: 'preview', items: undefined });
      if (isMoving) drag.drop(pointOf(app, ended));
      else drag.click(pointOf(app, ended));
    };
    const up = (ended: PointerEvent): void => end(true, ended);
    const cancel = (): void => end(false);
    const escape = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end(false);
    };
    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', escape, true);
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
  if (line !== undefined && !event.ctrlKey && !event.metaKey) return pickLine(app, line.to, event);
  if ((event.ctrlKey || event.metaKey) && !isMajor && part !== 'handle') return toggleBlocks(app, first);
  if (part === 'handle') return relateBars(app, first);
  if (part === 'end') return stretchBar(app, first);
  if (part === 'blocks') return moveBars(app, first, event.shiftKey);
  return drawFrame(app, first, state);
}

/** A press on the line of a relation opens it, to be changed or deleted; a drag does nothing. */
function pickLine(app: App, row: number, { clientX: x, clientY: y }: PointerEvent): Drag {
  return { cursor: '', move: () => undefined, drop: () => undefined, click: () => app.showMenu({ kind: 'relations', row, at: { x, y } }) };
}

function pointOf(app: App, event: PointerEvent): DragPoint {
  const { left, top } = app.stage.canvas.getBoundingClientRect();
  return { place: placeOf(app, event), x: event.clientX - left, y: event.clientY - top };
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
