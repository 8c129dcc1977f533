/**
 * The page as a whole: it draws the state into the stage, once a frame at most, and wires what the reader does to events
 * and messages. What each gesture means stands in files of its own.
 */
import { h, render } from 'preact';
import type { ComponentChild } from 'preact';
import type { App, Card, Menu } from './app.ts';
import { openChannel } from './channel.ts';
import { createEditQueue } from './editQueue.ts';
import type { ChartModel } from './chartModel.ts';
import { createFrame } from './frame.ts';
import type { ChartWindow } from './geometry.ts';
import { CELL_RANGE, GUTTER, INDENT, ROW_HEIGHT, fittingCell } from './geometry.ts';
import { listenToDrags } from './gestures/chartDrag.ts';
import { listenToKeys } from './gestures/keys.ts';
import { listenToContextMenu, listenToPointer } from './gestures/pointer.ts';
import { listenToDividers } from './gestures/resizeColumns.ts';
import { listenToTyping } from './gestures/typingKeys.ts';
import { listenToWheel } from './gestures/wheelZoom.ts';
import { keepTyped } from './keepTyped.ts';
import { runPageCommand } from './pageCommands.ts';
import { paintChart } from './paintChart.ts';
import { findFaintRelationAt, findRelationAt } from './relationPlaces.ts';
import { readPalette, watchTheme } from './palette.ts';
import { EmptyState } from './parts/emptyState.ts';
import { KeysHelp } from './parts/keysHelp.ts';
import { OpenMenu } from './parts/openMenu.ts';
import { SprintCard } from './parts/sprintCard.ts';
import { StatusLine } from './parts/statusLine.ts';
import { TaskCard } from './parts/taskCard.ts';
import { FilterBar, Toolbar } from './parts/toolbar.ts';
import { TypingField } from './parts/typingField.ts';
import { TreeGrid } from './parts/treeGrid.ts';
import { receiveMessage } from './receiveMessage.ts';
import { fromSavedView, toSavedView } from './savedView.ts';
import { chooseCapacity } from './sprintActions.ts';
import { findSprints } from './sprintForecast.ts';
import { createStage } from './stage.ts';
import { measureView, resizeStage, revealActive } from './stageView.ts';
import type { StageView } from './stageView.ts';
import { createStore } from './store.ts';
import { FIRST_STATE } from './timelineState.ts';
import type { TimelineState, Typing } from './timelineState.ts';

export function startTimeline(root: HTMLElement): App {
  const stage = createStage(root);
  const channel = openChannel((message) => receiveMessage(app, message));
  let palette = readPalette(root);
  let card: Card | undefined;
  const store = createStore(fromSavedView(FIRST_STATE, channel.saved()), draw);
  const context = stage.canvas.getContext('2d', { alpha: false })!;
  let menu: Menu | undefined;
  /** The task that the menu is about, by name: rows may move below it. */
  let menuKey: string | undefined;
  let drawn: StageView | undefined;
  const app: App = {
    store, stage, channel, chartWindow, queue: createEditQueue({ store, channel }),
    showCard: (next) => {
      if (next === card) return;
      card = next;
      store.redraw();
    },
    showMenu: (next) => {
      menu = next;
      menuKey = next && store.state().model?.keys[next.row];
      card = undefined;
      if (next === undefined) app.focusTree();
      store.flush();
    },
    relationAt: (x, y, where) => {
      const state = store.state();
      const find = where === 'above' ? findRelationAt : findFaintRelationAt;
      return state.model && find(createFrame(context, palette, state, state.model, chartWindow(), linedRows(state)), x, y);
    },
    focusTree: () => (stage.tree.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true }),
    fit: () => store.dispatch({ kind: 'zoom', cell: fittingCell(store.state().model?.schedule.columns ?? 1, chartWindow().width) }),
    zoomTo,
  };

  stage.scroller.addEventListener('scroll', store.redraw, { passive: true });
  new ResizeObserver(() => { // It speaks up at the first picture, too, which knows its size.
    const { clientWidth, clientHeight } = stage.scroller;
    if (clientWidth !== drawn?.width || clientHeight !== drawn.height) store.redraw();
  }).observe(stage.scroller);
  watchTheme(() => {
    palette = readPalette(root);
    store.redraw();
  });
  listenToPointer(app);
  listenToDrags(app);
  listenToContextMenu(app);
  listenToTyping(app);
  listenToKeys(app);
  listenToDividers(app);
  listenToWheel(app);
  channel.send({ kind: 'ready' });
  return app;

  function look(): StageView {
    return measureView(stage, store.state(), (title) => {
      context.font = palette.font;
      return context.measureText(title).width;
    });
  }

  function chartWindow(): ChartWindow {
    return look().window;
  }

  function zoomTo(cell: number, x = chartWindow().width / 2): void {
    const before = store.state().cell;
    const column = (stage.scroller.scrollLeft + x - GUTTER) / before;
    store.dispatch({ kind: 'zoom', cell });
    resizeStage(stage, store.state(), look());
    stage.scroller.scrollLeft = column * store.state().cell + GUTTER - x;
  }

  function draw(state: TimelineState, before: TimelineState | undefined): void {
    const { model } = state;
    root.classList.toggle('is-empty', model === undefined);
    root.dataset['cell'] = String(state.cell);
    if (model === undefined) {
      render(h(EmptyState, { reason: state.emptyReason, createSample: () => channel.send({ kind: 'createSample' }), restart: () => channel.send({ kind: 'restart' }) }), stage.empty);
      return;
    }
    if (state.cell === 0) {
      chooseCell(state);
      return store.flush();
    }
    const isFirst = stage.bar.firstChild === null;
    if (isFirst) drawParts(state); // The toolbar takes its room before the chart is measured.
    let view = look();
    resizeStage(stage, state, view);
    if (state.revealed !== before?.revealed) {
      revealActive(stage, state, view);
      view = look();
    }
    drawn = view;
    drawChart(state, view); // First, as letters on a canvas make the browser look at all that has changed in the page.
    drawTree(state, view);
    if (!isFirst && state !== before) drawParts(state);
    render(state.typing === undefined ? null : drawTyping(state.typing, view), stage.floating);
    drawOverlay(state, view);
    if (before !== undefined && state !== before) saveSoon();
  }

  /** The first chart: cells that show all columns if they can. */
  function chooseCell(state: TimelineState): void {
    store.dispatch({ kind: 'zoom', cell: Math.max(14, Math.min(CELL_RANGE.usual, fittingCell(state.model!.schedule.columns, chartWindow().width))) });
  }

  function drawTree(state: TimelineState, { window, tree: columns }: StageView): void {
    render(h(TreeGrid, { state, model: state.preview ?? state.model!, window, columns }), stage.tree);
  }

  function drawChart(state: TimelineState, { window: window_ }: StageView): void {
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(window_.width * scale), Math.round(window_.height * scale)];
    if (stage.canvas.width !== width || stage.canvas.height !== height) {
      stage.canvas.width = width;
      stage.canvas.height = height;
      stage.canvas.style.width = `${window_.width}px`;
      stage.canvas.style.height = `${window_.height}px`;
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    paintChart(createFrame(context, palette, state, state.preview ?? state.model!, window_, linedRows(state)));
  }

  /** Rows whose relations are shown: under the pointer, and of the keyboard while it is here. */
  function linedRows({ hovered, active }: TimelineState): readonly number[] {
    const focused = stage.tree.contains(document.activeElement) ? active : -1;
    return [...new Set([hovered, focused])].filter((row) => row >= 0);
  }

  function drawParts(state: TimelineState): void {
    const { dispatch } = store;
    render([
      h(Toolbar, { state, dispatch, choosePlan: (uri) => channel.send({ kind: 'choosePlan', uri }), run: (command) => runPageCommand(app, command), chooseCapacity: (points) => chooseCapacity(app, points), leave: app.focusTree, more: showMore }),
      state.isFiltering ? h(FilterBar, { state, dispatch }) : null,
    ], stage.bar);
    render(state.message === undefined ? null : h(StatusLine, {
      message: state.message, take: (tried) => app.queue.edit(() => tried),
    }), stage.status);
    stage.status.classList.toggle('problem', state.message?.isProblem === true);
  }

  function showMore(button: HTMLElement): void {
    const { right, bottom } = button.getBoundingClientRect();
    app.showMenu({ kind: 'view', row: -1, at: { x: right, y: bottom + 2 } });
  }

  function drawOverlay(state: TimelineState, view: StageView): void {
    const model = state.preview ?? state.model!;
    const row = menuKey === undefined ? -1 : model.rowOfKey.get(menuKey);
    render([
      card === undefined ? null : drawCard(card, state, model),
      menu === undefined || row === undefined ? null : h(OpenMenu, { key: `${menu.kind} ${menuKey ?? ''}`, app, menu: { ...menu, row }, model: state.model!, at: menu.at ?? besideRow(row, view) }),
      state.showsKeys ? h(KeysHelp, { key: 'keys', close: () => store.dispatch({ kind: 'showKeys', isShown: false }) }) : null,
    ], stage.overlay);
  }

  function drawCard(card: Card, state: TimelineState, model: ChartModel): ComponentChild {
    if (card.kind === 'task') return card.row < model.keys.length && h(TaskCard, { key: 'card', model, row: card.row, ...placeCard(card) });
    const sprint = findSprints(state, model)[card.sprint];
    return sprint !== undefined && h(SprintCard, { key: 'card', model, sprint, ...placeCard(card) });
  }

  /** Below the row, at the right end of its title. */
  function besideRow(row: number, { tree, window: { scrollTop, header } }: StageView): { readonly x: number; readonly y: number } {
    const place = Math.max(0, store.state().rows.indexOf(row));
    const { top } = stage.scroller.getBoundingClientRect();
    return { x: Math.min(60, tree.width / 3), y: top + header + (place + 1) * ROW_HEIGHT - scrollTop };
  }

  /** In its row where something is changed, below it where something is added. */
  function drawTyping(typing: Typing, { tree: { width }, window: { scrollTop, header } }: StageView): ComponentChild {
    const { rows, model } = store.state();
    const isAdded = typing.what === 'addAfter' || typing.what === 'addInto' || typing.what === 'addMajor';
    const last = typing.what === 'addMajor' || typing.what === 'addInto' ? rows.findLastIndex((row) => row <= model!.lastBelow[typing.row]!) : rows.indexOf(typing.row);
    const left = typing.what === 'title' || typing.what.startsWith('add') ? INDENT.first - 2 + INDENT.icon + model!.depth[typing.row]! * INDENT.level : Math.max(30, width - 190);
    return h(TypingField, {
      key: `${model!.keys[typing.row]!} ${typing.what}`, typing, left, top: header + (Math.max(0, last) + (isAdded ? 1 : 0)) * ROW_HEIGHT - scrollTop, width: Math.max(90, width - left - 4),
      keep: (value, isMore) => keepTyped(app, typing, value, isMore),
      drop: () => {
        store.dispatch({ kind: 'type', typing: undefined });
        app.focusTree();
      },
    });
  }

  /** Below and right of the pointer where there is room, else on the other side; never over it. */
  function placeCard({ x, y }: Card): { readonly left: number; readonly top: number } {
    const [width, height] = [Math.min(380, root.clientWidth - 16), 150];
    const left = Math.max(8, Math.min(x + 14, root.clientWidth - width - 8));
    const top = y + 22 + height < root.clientHeight ? y + 22 : Math.max(4, y - height - 8);
    return { left, top };
  }

  function saveSoon(): void {
    channel.save(toSavedView(store.state()));
  }
}
