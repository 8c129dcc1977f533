/**
 * Dragging rows of the tree to another place: between two tasks, or into a major.
 */
import { tryReorder } from '../edits/changeTasks.ts';
import { findTarget } from '../gesturePlaces.ts';
import { editRows } from '../pageCommands.ts';
import type { App } from '../app.ts';
import type { Gesture } from '../timelineState.ts';
import { followDrag } from './followDrag.ts';

/** Begins with a press on a row that is selected by now. */
export function carryRows(app: App, pressed: PointerEvent): void {
  const { stage: { tree }, store } = app;
  let target: Extract<Gesture, { kind: 'carry' }> | undefined;
  followDrag(app, pressed, {
    scrolls: 'rows',
    move: ({ clientY }) => {
      const { scrollTop, header } = app.chartWindow();
      target = findTarget(store.state(), clientY - tree.getBoundingClientRect().top - header + scrollTop);
      store.dispatch({ kind: 'gesture', gesture: target });
    },
    end: (dropped) => {
      store.dispatch({ kind: 'gesture', gesture: undefined });
      if (dropped === undefined || target === undefined) return;
      const { where } = target;
      const { model, rows } = store.state();
      const key = model!.keys[rows[target.place]!]!;
      editRows(app, (now, carried) => {
        const row = now.rowOfKey.get(key);
        return row === undefined ? undefined : tryReorder(now, carried, where, row);
      });
    },
  });
}
