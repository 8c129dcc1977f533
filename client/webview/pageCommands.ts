/**
 * Everything that can be done with the selected tasks and the view, by name: keys, menus and the command palette all end
 * here, so each does the same everywhere.
 */
import type { PageCommand } from '../../server/protocol/timelinePageMessages.ts';
import { tryDelete, tryState, tryToggleDone, tryUnpin } from './edits/changeTasks.ts';
import { tryMove } from './edits/moveRows.ts';
import { tryPick, tryTake } from './edits/pickTasks.ts';
import { trySize } from './edits/shapeTask.ts';
import { tryStep } from './edits/stepRows.ts';
import { writeColumns } from './edits/typedColumns.ts';
import { exportChart } from './exports/exportChart.ts';
import type { ChartModel } from './chartModel.ts';
import type { PlanTry } from './edits/planTry.ts';
import { zoomedCell } from './geometry.ts';
import { showSprints } from './sprintActions.ts';
import { capacityOf } from './sprintForecast.ts';
import type { App } from './app.ts';
import type { Typing } from './timelineState.ts';

export function runPageCommand(app: App, command: PageCommand): void {
  const { store } = app;
  const state = store.state();
  if (state.model === undefined) return;
  switch (command) {
    case 'find':
      store.dispatch({ kind: 'showFind', isShown: true });
      return store.flush();
    case 'zoomIn': return app.zoomTo(zoomedCell(state.cell, 1));
    case 'zoomOut': return app.zoomTo(zoomedCell(state.cell, -1));
    case 'zoomToFit': return app.fit();
    case 'toggleCriticalPath': return store.dispatch({ kind: 'show', what: 'critical' });
    case 'toggleRelations': return store.dispatch({ kind: 'nextRelations' });
    case 'toggleSprints': return showSprints(app, !state.shown.sprints);
    case 'collapseAll': return store.dispatch({ kind: 'foldAll', isFolded: true });
    case 'expandAll': return store.dispatch({ kind: 'foldAll', isFolded: false });
    case 'showKeys': return store.dispatch({ kind: 'showKeys', isShown: !state.showsKeys });
    case 'copyText': case 'copyMermaid': case 'copySvg': case 'saveSvg': case 'savePng': case 'saveHtml': return exportChart(app, command);
    case 'takeIntoSprint': return app.queue.edit((model) => tryTake(model, capacityOf(store.state())));
    default: return editSelected(app, command);
  }
}

function editSelected(app: App, command: Exclude<PageCommand, 'find' | 'takeIntoSprint'>): void {
  const { active } = app.store.state();
  if (active < 0) return app.store.dispatch({ kind: 'say', text: 'Choose a task first.', isProblem: true });
  switch (command) {
    case 'moveLeft': return editRows(app, (model, rows) => tryMove(model, rows, -1));
    case 'moveRight': return editRows(app, (model, rows) => tryMove(model, rows, 1));
    case 'moveUp': return editRows(app, (model, rows) => tryStep(model, rows, -1));
    case 'moveDown': return editRows(app, (model, rows) => tryStep(model, rows, 1));
    case 'toggleDone': return editRows(app, tryToggleDone);
    case 'start': return editRows(app, (model, rows) => tryState(model, rows, 'doing'));
    case 'cancel': return editRows(app, (model, rows) => tryState(model, rows, 'cancelled'));
    case 'grow': return editRows(app, (model, rows) => trySize(model, rows[0]!, model.schedule.blocks.count[rows[0]!]! + 1));
    case 'shrink': return editRows(app, (model, rows) => trySize(model, rows[0]!, Math.max(0, model.schedule.blocks.count[rows[0]!]! - 1)));
    case 'unpin': return editRows(app, tryUnpin);
    case 'delete': return editRows(app, tryDelete);
    case 'pick': return editRows(app, (model, rows) => tryPick(model, rows, capacityOf(app.store.state())));
    case 'addTask': return type(app, app.store.state().model!.schedule.items[active]!.isMajor ? 'addInto' : 'addAfter');
    case 'addMajor': return type(app, 'addMajor');
    case 'rename': return type(app, 'title');
    case 'setEstimate': return type(app, 'est');
    case 'setOwner': return type(app, 'owner');
    case 'setSprint': return type(app, 'sprint');
    case 'setColumns': return type(app, 'columns');
    case 'relate': return app.showMenu({ kind: 'relations', row: active });
    case 'showMenu': return app.showMenu({ kind: 'task', row: active });
    default:
  }
}

/** Edits the selected rows, in the order of the plan, by name: rows may have moved when the edit's turn comes. */
export function editRows(app: App, attempt: (model: ChartModel, rows: readonly number[]) => PlanTry | undefined): void {
  const { model, selected } = app.store.state();
  const keys = [...selected].sort((a, b) => a - b).map((row) => model!.keys[row]!);
  app.queue.edit((now) => {
    const rows = keys.flatMap((key) => now.rowOfKey.get(key) ?? []);
    return rows.length === 0 ? undefined : attempt(now, rows);
  });
}

/** Edits one row of a plan, wherever it is when the edit's turn comes; nothing where it is gone. */
export function editRow({ queue }: App, model: ChartModel, row: number, attempt: (model: ChartModel, row: number) => PlanTry | undefined): void {
  const key = model.keys[row]!;
  queue.edit((now) => {
    const here = now.rowOfKey.get(key);
    return here === undefined ? undefined : attempt(now, here);
  });
}

/** Opens the field in which the words of the active task are typed. */
export function type({ store }: App, what: Typing['what']): void {
  const { model, active } = store.state();
  const row = model!.chart.rows[active]!;
  const item = model!.schedule.items[active]!;
  const value = {
    title: row.title, est: row.estimate, owner: (item.owners ?? []).join(','), sprint: String(item.sprint ?? ''), columns: writeColumns(model!, active), addBefore: '', addAfter: '', addInto: '', addMajor: '',
  }[what];
  if (what === 'est' && item.isMajor) return store.dispatch({ kind: 'say', text: 'The points of a major are the sum of its tasks: change those.', isProblem: true });
  store.dispatch({ kind: 'type', typing: { row: active, what, value } });
  store.flush();
}
