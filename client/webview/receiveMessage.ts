/**
 * What becomes of each message from the host.
 */
import type { ToPage } from '../../server/protocol/timelinePageMessages.ts';
import { zoomedCell } from './geometry.ts';
import type { App } from './timelineApp.ts';

export function receiveMessage(app: App, message: ToPage): void {
  const { store } = app;
  switch (message.kind) {
    case 'chart': return store.dispatch({ kind: 'chart', chart: message.chart, plans: message.plans });
    case 'empty': return store.dispatch({ kind: 'empty', reason: message.reason, plans: message.plans });
    case 'reveal': return revealPlace(app, message.uri, message.line);
    case 'say': return store.dispatch({ kind: 'say', text: message.text, isProblem: message.isProblem });
    case 'command': return runCommand(app, message.command);
  }
}

/** The task on this line of a note, if it is on the chart. */
function revealPlace({ store }: App, uri: string, line: number): void {
  const { model, active } = store.state();
  const note = model?.chart.notes.findIndex((each) => each.uri === uri) ?? -1;
  const row = note < 0 ? -1 : model!.chart.rows.findIndex((each) => each.note === note && each.line === line);
  if (row >= 0 && row !== active) store.dispatch({ kind: 'activate', row });
}

function runCommand(app: App, command: Extract<ToPage, { kind: 'command' }>['command']): void {
  const { store } = app;
  switch (command) {
    case 'find': return store.dispatch({ kind: 'showFind', isShown: true });
    case 'zoomIn': return app.zoomTo(zoomedCell(store.state().cell, 1));
    case 'zoomOut': return app.zoomTo(zoomedCell(store.state().cell, -1));
    case 'zoomToFit': return app.fit();
    case 'toggleCriticalPath': return store.dispatch({ kind: 'show', what: 'critical' });
    case 'toggleRelations': return store.dispatch({ kind: 'show', what: 'relations' });
    case 'toggleSprints': return store.dispatch({ kind: 'show', what: 'sprints' });
    case 'collapseAll': return store.dispatch({ kind: 'foldAll', isFolded: true });
    case 'expandAll': return store.dispatch({ kind: 'foldAll', isFolded: false });
    case 'showKeys': return store.dispatch({ kind: 'showKeys', isShown: true });
  }
}
