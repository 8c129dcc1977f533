/**
 * What becomes of each message from the host.
 */
import type { ToPage } from '../../server/protocol/timelinePageMessages.ts';
import { runPageCommand } from './pageCommands.ts';
import type { App } from './app.ts';

export function receiveMessage(app: App, message: ToPage): void {
  const { store, queue } = app;
  switch (message.kind) {
    case 'chart':
      store.dispatch({ kind: 'chart', chart: message.chart, plans: message.plans });
      queue.chartCame();
      if (window.innerWidth > 0) store.flush(); // The next frame shows it, instead of beginning to draw it; unless the page is hidden.
      return;
    case 'empty':
      store.dispatch({ kind: 'empty', reason: message.reason, plans: message.plans });
      return queue.chartCame();
    case 'edited':
      queue.edited();
      if (!message.isDone) store.dispatch({ kind: 'preview', items: undefined });
      return store.dispatch({ kind: 'say', text: message.text, isProblem: !message.isDone });
    case 'reveal': return revealPlace(app, message.uri, message.line);
    case 'say': return store.dispatch({ kind: 'say', text: message.text, isProblem: message.isProblem });
    case 'command': return runPageCommand(app, message.command);
  }
}

/** The task on this line of a note, if it is on the chart. */
function revealPlace({ store }: App, uri: string, line: number): void {
  const { model } = store.state();
  const note = model?.chart.notes.findIndex((each) => each.uri === uri) ?? -1;
  const row = note < 0 ? -1 : model!.chart.rows.findIndex((each) => each.note === note && each.line === line);
  if (row >= 0) store.dispatch({ kind: 'follow', row });
}
