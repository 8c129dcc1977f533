/**
 * Pressing the pointer on the chart: which gesture begins where. Each tries out while it moves and edits when it is dropped;
 * what it does stands in a file of its own.
 */
import { hitTest } from '../hitTest.ts';
import type { App } from '../app.ts';
import type { Drag, DragPoint } from './drag.ts';
import { pullCapacity } from './pullCapacity.ts';
import { drawFrame } from './drawFrame.ts';
import { followDrag } from './followDrag.ts';
import { panMiniMap } from './panMiniMap.ts';
import { moveBars } from './moveBars.ts';
import { relateBars } from './relateBars.ts';
import { stretchBar } from './stretchBar.ts';
import { toggleBlocks } from './toggleBlocks.ts';

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
        if (ended === undefined) {
          store.dispatch({ kind: 'preview', items: undefined });
          drag.cancel?.();
        } else if (hasMoved) drag.drop(pointOf(app, ended));
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
  const line = part === 'handle' || part === 'end' ? undefined : app.relationAt(first.x, first.y, 'above') ?? (part === 'empty' ? app.relationAt(first.x, first.y, 'behind') : undefined);
  if (line !== undefined && !event.ctrlKey && !event.metaKey) return pickLine(app, line.to, event, part === 'blocks' ? moveBars(app, first, event.shiftKey) : drawFrame(app, first, state));
  if ((event.ctrlKey || event.metaKey) && !isMajor && part !== 'handle') return toggleBlocks(app, first);
  if (part === 'handle') return relateBars(app, first);
  if (part === 'end') return stretchBar(app, first);
  if (part === 'blocks') return moveBars(app, first, event.shiftKey);
  return drawFrame(app, first, state);
}

/** A press on the line of a relation opens it, to be changed or deleted; a drag does what it would do without the line. */
function pickLine(app: App, row: number, { clientX: x, clientY: y }: PointerEvent, below: Drag): Drag {
  return { ...below, click: () => app.showMenu({ kind: 'relations', row, at: { x, y } }) };
}

function pointOf(app: App, { clientX, clientY, shiftKey }: PointerEvent): DragPoint {
  const { left, top } = app.stage.canvas.getBoundingClientRect();
  const [x, y, window] = [clientX - left, clientY - top, app.chartWindow()];
  return { place: hitTest(app.store.state(), window, x, y), x, y, chart: { x: x + window.scrollLeft, y: y - window.header + window.scrollTop }, shiftKey };
}
