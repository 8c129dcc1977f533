/**
 * The pointer over tree and chart: what it points at is highlighted, a rest brings the card, a click selects, a double
 * click goes to the note. Dragging is a matter of other files.
 */
import { hitTest } from '../hitTest.ts';
import type { ChartPlace } from '../hitTest.ts';
import { openNote, selectRow } from '../rowActions.ts';
import type { App } from '../timelineApp.ts';

/** Milliseconds of rest before the card shows. */
const REST = 450;

export function listenToPointer(app: App): void {
  const { stage: { canvas, tree, view }, store } = app;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pointAt = (row: number, { clientX: x, clientY: y }: PointerEvent): void => {
    store.dispatch({ kind: 'hover', row });
    clearTimeout(timer);
    app.showCard(undefined);
    if (row >= 0) timer = setTimeout(() => app.showCard({ row, x, y }), REST);
  };
  const leave = (): void => {
    clearTimeout(timer);
    app.showCard(undefined);
    store.dispatch({ kind: 'hover', row: -1 });
  };
  canvas.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) pointAt(placeOf(app, event).row, event);
  });
  tree.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) pointAt(rowOf(event.target), event);
  });
  view.addEventListener('pointerleave', leave);
  app.stage.scroller.addEventListener('scroll', () => {
    clearTimeout(timer);
    app.showCard(undefined);
  }, { passive: true });

  tree.addEventListener('pointerdown', (event) => {
    clearTimeout(timer);
    app.showCard(undefined);
    const row = rowOf(event.target);
    if (row < 0 || event.button !== 0) return;
    if (partOf(event.target) === 'twistie') return store.dispatch({ kind: 'fold', row, isFolded: !store.state().collapsed.has(store.state().model!.keys[row]!) });
    selectRow(app, row, howOf(event));
  });
  tree.addEventListener('dblclick', (event) => {
    const row = rowOf(event.target);
    if (row >= 0 && partOf(event.target) !== 'twistie') openNote(app, row);
  });
  canvas.addEventListener('pointerdown', (event) => {
    clearTimeout(timer);
    app.showCard(undefined);
    event.preventDefault(); // The focus stays with the tree grid, which has the keys.
    (tree.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
    const { row } = placeOf(app, event);
    if (row >= 0 && event.button === 0) selectRow(app, row, howOf(event));
  });
  canvas.addEventListener('dblclick', (event) => {
    const { row, part } = placeOf(app, event);
    if (row >= 0 && part === 'blocks') openNote(app, row);
  });
}

export function placeOf({ stage: { canvas }, store, chartWindow }: App, { clientX, clientY }: MouseEvent): ChartPlace {
  const { left, top } = canvas.getBoundingClientRect();
  return hitTest(store.state(), chartWindow(), clientX - left, clientY - top);
}

function howOf({ shiftKey, ctrlKey, metaKey }: PointerEvent): 'add' | 'extend' | undefined {
  return shiftKey ? 'extend' : ctrlKey || metaKey ? 'add' : undefined;
}

export function rowOf(target: EventTarget | null): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;
  return row === undefined ? -1 : Number(row);
}

export function partOf(target: EventTarget | null): string {
  return (target instanceof Element ? target.closest<HTMLElement>('[data-part]')?.dataset['part'] : undefined) ?? '';
}
