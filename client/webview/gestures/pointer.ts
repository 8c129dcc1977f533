/**
 * The pointer over tree and chart: what it points at is highlighted, a rest brings the card, a click selects, a double
 * click goes to the note. Dragging is a matter of other files.
 */
import { hitTest } from '../hitTest.ts';
import type { ChartPlace } from '../hitTest.ts';
import { isInMiniMap, placeMiniMap } from '../miniMapPlace.ts';
import { runPageCommand, type } from '../pageCommands.ts';
import { findSprints } from '../sprintForecast.ts';
import { findSprintAt, isAtHandle } from '../sprintPlaces.ts';
import { openNote, selectRow } from '../rowActions.ts';
import type { App } from '../app.ts';
import { carryRows } from './carryRows.ts';

/** Milliseconds of rest before the card shows. */
const REST = 450;

const CURSORS = { empty: '', blocks: 'grab', end: 'ew-resize', handle: 'crosshair' } as const;

export function listenToPointer(app: App): void {
  const { stage: { canvas, tree, view }, store } = app;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hideCard = (): void => {
    clearTimeout(timer);
    app.showCard(undefined);
  };
  const pointAt = (row: number, { clientX: x, clientY: y }: PointerEvent): void => {
    store.dispatch({ kind: 'hover', row });
    store.dispatch({ kind: 'pointSprint', index: -1 });
    hideCard();
    if (row >= 0) timer = setTimeout(() => app.showCard({ kind: 'task', row, x, y }), REST);
  };
  /** One of the bars above the columns, or none of them. */
  const pointAtSprint = ({ clientX, clientY }: PointerEvent): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const [state, x, y] = [store.state(), clientX - left, clientY - top];
    const [sprints, place] = [state.model === undefined ? [] : findSprints(state, state.model), { window: app.chartWindow(), cell: state.cell }];
    const index = findSprintAt(place, sprints, x, y);
    canvas.style.cursor = isAtHandle(place, sprints, x, y) ? 'ew-resize' : '';
    if (index < 0 || index !== state.pointedSprint) hideCard();
    if (index >= 0 && index !== state.pointedSprint) timer = setTimeout(() => app.showCard({ kind: 'sprint', sprint: index, x: clientX, y: clientY }), REST);
    store.dispatch({ kind: 'pointSprint', index });
    store.dispatch({ kind: 'hover', row: -1 });
  };
  const leave = (): void => {
    hideCard();
    store.dispatch({ kind: 'pointSprint', index: -1 });
    store.dispatch({ kind: 'hover', row: -1 });
  };
  canvas.addEventListener('pointermove', (event) => {
    if (event.buttons !== 0) return;
    const { row, part } = placeOf(app, event);
    const { left, top } = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    if (part === 'empty' && app.relationAt(x, y, 'above') !== undefined) {
      canvas.style.cursor = 'pointer'; // The row stays whose line it is, so that the line stays too.
      store.dispatch({ kind: 'pointSprint', index: -1 });
      return hideCard();
    }
    if (part === 'ruler') return pointAtSprint(event);
    canvas.style.cursor = part === 'empty' && app.relationAt(x, y, 'behind') !== undefined ? 'pointer' : CURSORS[part];
    pointAt(row, event);
  });
  tree.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) pointAt(rowOf(event.target), event);
  });
  view.addEventListener('pointerleave', leave);
  app.stage.scroller.addEventListener('scroll', hideCard, { passive: true });

  tree.addEventListener('pointerdown', (event) => {
    hideCard();
    const row = rowOf(event.target);
    if (row < 0 || event.button !== 0 || event.target instanceof HTMLInputElement) return;
    const part = partOf(event.target);
    if (part === 'twistie') return store.dispatch({ kind: 'fold', row, isFolded: !store.state().collapsed.has(store.state().model!.keys[row]!) });
    if (part === 'icon') {
      selectRow(app, row);
      return runPageCommand(app, 'toggleDone');
    }
    if (!store.state().selected.has(row) || event.shiftKey || event.ctrlKey || event.metaKey) selectRow(app, row, howOf(event));
    carryRows(app, event);
  });
  tree.addEventListener('click', (event) => {
    const row = rowOf(event.target);
    if (row < 0 || event.shiftKey || event.ctrlKey || event.metaKey || partOf(event.target) === 'twistie') return;
    selectRow(app, row);
  });
  tree.addEventListener('dblclick', (event) => {
    const row = rowOf(event.target);
    if (row < 0) return;
    switch (partOf(event.target)) {
      case 'twistie': case 'icon': return;
      case 'title': return type(app, 'title');
      case 'points': return type(app, 'est');
      case 'owner': return type(app, 'owner');
      default: openNote(app, row);
    }
  });
  canvas.addEventListener('pointerdown', hideCard);
  canvas.addEventListener('dblclick', (event) => {
    const { row, part } = placeOf(app, event);
    if (row >= 0 && part === 'blocks') openNote(app, row);
  });
}

/** The menu of a row, where the pointer is. */
export function listenToContextMenu(app: App): void {
  app.stage.view.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    event.stopPropagation();
    const row = app.stage.canvas.contains(event.target as Node) ? placeOf(app, event).row : rowOf(event.target);
    if (row < 0) return;
    if (!app.store.state().selected.has(row)) selectRow(app, row);
    app.showMenu({ kind: 'task', row, at: { x: event.clientX, y: event.clientY } });
  });
}

export function placeOf({ stage: { canvas }, store, chartWindow }: App, { clientX, clientY }: MouseEvent): ChartPlace {
  const { left, top } = canvas.getBoundingClientRect();
  const [x, y, state] = [clientX - left, clientY - top, store.state()];
  const map = state.model && placeMiniMap(chartWindow(), state.model.schedule.columns, state.rows.length, state.cell);
  if (map !== undefined && isInMiniMap(map, x, y)) return { row: -1, column: 1, part: 'empty' }; // It covers what is below it.
  return hitTest(state, chartWindow(), x, y);
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
