/**
 * Dragging rows of the tree to another place: between two tasks, or into a major.
 */
import { tryReorder } from '../edits/changeTasks.ts';
import { findTarget } from '../gesturePlaces.ts';
import { editRows } from '../pageCommands.ts';
import type { App } from '../timelineApp.ts';
import type { Gesture } from '../timelineState.ts';

type Carry = Extract<Gesture, { kind: 'carry' }>;

/** Pixels a press may tremble. */
const TREMBLE = 4;

/** Begins with a press on a row that is selected by now. */
export function carryRows(app: App, pressed: PointerEvent): void {
  const { stage: { tree }, store } = app;
  let target: Carry | undefined;
  let isMoving = false;
  const move = (event: PointerEvent): void => {
    if (!isMoving && Math.abs(event.clientY - pressed.clientY) < TREMBLE) return;
    isMoving = true;
    const { scrollTop, header } = app.chartWindow();
    target = findTarget(store.state(), event.clientY - tree.getBoundingClientRect().top - header + scrollTop);
    store.dispatch({ kind: 'gesture', gesture: target });
  };
  const end = (isDropped: boolean): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('keydown', escape, true);
    store.dispatch({ kind: 'gesture', gesture: undefined });
    if (!isDropped || target === undefined) return;
    const { where } = target;
    const { model, rows } = store.state();
    const key = model!.keys[rows[target.place]!]!;
    editRows(app, (now, carried) => {
      const row = now.rowOfKey.get(key);
      return row === undefined ? undefined : tryReorder(now, carried, where, row);
    });
  };
  const up = (): void => end(true);
  const escape = ({ key }: KeyboardEvent): void => { if (key === 'Escape') end(false); };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('keydown', escape, true);
}
