/**
 * A quiet word in the status bar while texts wait to be finished that are open in no tab. Nothing is opened uninvited.
 */
import { Disposable, StatusBarAlignment, window } from 'vscode';
import { createRefresher } from '../refresher.ts';
import { isOpen } from './sessionTabs.ts';
import { uriOf } from './sessionUri.ts';
import type { SessionStore } from './sessionStore.ts';

/** Milliseconds of rest after tabs changed. */
const PAUSE = 400;

export function showParked(store: SessionStore): Disposable {
  const item = window.createStatusBarItem('throughline.parked', StatusBarAlignment.Left);
  item.name = 'Parked editing sessions';
  item.command = 'throughline.editing.resume';
  const refresher = createRefresher(async () => {
    const parked = (await store.list()).filter((record) => record.state === 'editing' && !isOpen(uriOf(record)));
    item.text = `$(edit) ${parked.length} parked`;
    item.tooltip = `Resume: ${parked.map(({ subject }) => subject).join(', ')}`;
    if (parked.length === 0) item.hide();
    else item.show();
  }, PAUSE);
  refresher.schedule();
  return Disposable.from(item, refresher, window.tabGroups.onDidChangeTabs(() => refresher.schedule()));
}
