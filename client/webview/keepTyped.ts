/**
 * What becomes of typed words: the edit they mean.
 */
import { tryAddMajor, tryAddTask, tryField, tryRename } from './edits/changeTasks.ts';
import { trySprint } from './edits/pickTasks.ts';
import type { PlanTry } from './edits/planTry.ts';
import type { ChartModel } from './chartModel.ts';
import { tryColumns } from './edits/typedColumns.ts';
import { editRow, editRows } from './pageCommands.ts';
import { capacityOf } from './sprintForecast.ts';
import type { App } from './app.ts';
import type { Typing } from './timelineState.ts';

/** @param isMore whether the next task is to be typed right after this one */
export function keepTyped(app: App, typing: Typing, value: string, isMore: boolean): void {
  const { store, queue } = app;
  if (store.state().typing !== typing) return; // A field that is taken away says what is in it once more.
  const key = store.state().model!.keys[typing.row]!;
  store.dispatch({ kind: 'type', typing: undefined });
  if (isMore || typing.what !== 'addAfter') app.focusTree();
  if (value === typing.value || (typing.what.startsWith('add') && value.trim() === '')) return;
  if (typing.what === 'owner' || typing.what === 'sprint' || typing.what === 'est') {
    const field = typing.what;
    return editRows(app, (model, rows) => {
      const tasks = rows.filter((row) => !model.schedule.items[row]!.isMajor);
      if (field === 'sprint' && tasks.length === rows.length && /^\d*$/.test(value.trim())) return trySprint(model, rows, value.trim() === '' ? undefined : Number(value), capacityOf(store.state()));
      return tryField(model, field === 'est' ? tasks : rows, field, value);
    });
  }
  editRow(app, store.state().model!, typing.row, (model, row) => editOf(model, row, typing.what, value));
  if (isMore && typing.what !== 'addMajor') queue.edit((model) => selectAdded(app, model, key, value));
}

function editOf(model: ChartModel, row: number, what: Typing['what'], value: string): PlanTry | undefined {
  switch (what) {
    case 'title': return tryRename(model, row, value);
    case 'columns': return tryColumns(model, row, value);
    case 'addBefore': return tryAddTask(model, row, 'before', value);
    case 'addAfter': return tryAddTask(model, row, 'after', value);
    case 'addInto': return tryAddTask(model, row, 'into', value);
    case 'addMajor': return tryAddMajor(model, row, value);
    default: return undefined;
  }
}

/** Makes the new task active, so that the next one goes below it. */
function selectAdded({ store }: App, model: ChartModel, key: string, title: string): undefined {
  const near = model.rowOfKey.get(key) ?? 0;
  const found = model.chart.rows.flatMap((row, at) => (row.title === title.trim() && at > near ? [at] : []));
  const added = model.schedule.items[near]!.isMajor ? found.findLast((row) => row <= model.lastBelow[near]!) : found[0];
  if (added !== undefined) store.dispatch({ kind: 'activate', row: added });
  return undefined;
}
