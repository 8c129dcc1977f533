/**
 * The keys of the tree grid that move and show; those that edit stand in `editKeys.ts`. Keys with modifiers are key
 * bindings of the extension, because the workbench hears them too.
 */
import type { PageCommand } from '../../../server/protocol/timelinePageMessages.ts';
import { runPageCommand } from '../pageCommands.ts';
import { findEditKey } from './editKeys.ts';
import { openNote, selectRow } from '../rowActions.ts';
import type { App } from '../app.ts';
import type { TimelineState } from '../timelineState.ts';

/** Rows that Page Up and Page Down pass. */
const PAGE = 10;

const VIEW_COMMANDS: Readonly<Record<string, PageCommand>> = {
  '/': 'find', '?': 'showKeys', c: 'toggleCriticalPath', r: 'toggleRelations', s: 'toggleSprints', '<': 'zoomOut', '>': 'zoomIn', 0: 'zoomToFit',
};

export function listenToKeys(app: App): void {
  const { stage: { tree }, store } = app;
  window.addEventListener('focus', () => { if (document.activeElement === document.body) app.focusTree(); }); // As after taking back in the note.
  tree.addEventListener('focusin', store.redraw);
  tree.addEventListener('focusout', store.redraw);
  tree.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!press(app, event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** @returns whether the key means anything here. */
function press(app: App, { key, shiftKey }: KeyboardEvent): boolean {
  const { store } = app;
  const state = store.state();
  if (state.model === undefined) return false;
  const how = shiftKey ? 'extend' as const : undefined;
  switch (key) {
    case 'ArrowDown': case 'ArrowUp': case 'PageDown': case 'PageUp': case 'Home': case 'End': {
      const row = neighbour(state, key);
      if (row !== undefined) selectRow(app, row, how);
      return true;
    }
    case 'ArrowLeft': return goLeft(app, state);
    case 'ArrowRight': return goRight(app, state);
    case 'Enter':
      if (state.active >= 0) openNote(app, state.active);
      return true;
    case 'Escape':
      if (state.showsKeys) store.dispatch({ kind: 'showKeys', isShown: false });
      else if (state.isFinding) store.dispatch({ kind: 'showFind', isShown: false });
      else if (state.selected.size > 1) selectRow(app, state.active);
      else return false;
      return true;
    case 'f': store.dispatch({ kind: 'showFilter', isShown: !state.isFiltering }); return true;
    default: {
      const command = VIEW_COMMANDS[key] ?? findEditKey(key);
      if (command === undefined) return false;
      runPageCommand(app, command);
      return true;
    }
  }
}

function neighbour({ rows, active }: TimelineState, key: string): number | undefined {
  const place = rows.indexOf(active);
  const last = rows.length - 1;
  const wanted = {
    ArrowDown: place + 1, ArrowUp: place < 0 ? 0 : place - 1, PageDown: place + PAGE, PageUp: place - PAGE, Home: 0, End: last,
  }[key] ?? place;
  return rows[Math.min(last, Math.max(0, wanted))];
}

/** Folds a major, or goes to the one around the row. */
function goLeft(app: App, { model, active, collapsed }: TimelineState): boolean {
  const item = model!.schedule.items[active];
  if (item === undefined) return true;
  if (item.isMajor && !collapsed.has(model!.keys[active]!)) app.store.dispatch({ kind: 'fold', row: active, isFolded: true });
  else if (item.parent >= 0) selectRow(app, item.parent);
  return true;
}

/** Unfolds a major, or goes to its first task. */
function goRight(app: App, { model, active, collapsed }: TimelineState): boolean {
  const item = model!.schedule.items[active];
  if (item === undefined || !item.isMajor) return true;
  if (collapsed.has(model!.keys[active]!)) app.store.dispatch({ kind: 'fold', row: active, isFolded: false });
  else selectRow(app, active + 1);
  return true;
}
