/**
 * What every drag on the chart is made of, and what several of them do alike: showing what an edit would make of the plan,
 * selecting, taking the selection along. Which gesture begins where it does not know.
 */
import type { App } from '../app.ts';
import type { PlanTry } from '../edits/planTry.ts';
import type { ChartPlace } from '../hitTest.ts';
import { selectRow } from '../rowActions.ts';
import type { Point, TimelineState } from '../timelineState.ts';

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
  /** It was given up: what it left behind beside the preview goes. */
  cancel?(): void;
  /** For the pointer's look while dragging. */
  readonly cursor: string;
  /** The ways in which the chart scrolls at its edge; absent for none. */
  readonly scrolls?: 'columns' | 'both';
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
