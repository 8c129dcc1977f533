/**
 * The status bar item of the active note's plan: points done of all, and how many tasks can start. A click opens the plan
 * view. Without a plan it is not there.
 *
 * Sample: a checklist icon and `12/86 · 3 ready`.
 */
import { StatusBarAlignment, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { PlanSummary } from '../../server/protocol/planViewMessages.ts';
import type { ActiveNote } from '../activeNote.ts';
import { setContext } from '../publishContext.ts';
import { createRefresher } from '../refresher.ts';
import type { Server } from '../serverRequests.ts';
import { describePlan, grouped } from './pointWords.ts';

/** Milliseconds between a change and the request for the new numbers. */
const PAUSE = 150;

export function createPlanStatus(activeNote: ActiveNote, server: Server): Disposable {
  const item = window.createStatusBarItem('throughline.plan', StatusBarAlignment.Left);
  item.name = 'Throughline plan';
  item.command = 'throughline.plan.focus';
  const pull = async (): Promise<void> => {
    const uri = activeNote.current();
    const result = uri && await server.planSummaries(uri);
    if (uri?.toString() !== activeNote.current()?.toString()) return;
    const summary = result?.plans[0];
    void setContext('inPlan', summary !== undefined);
    if (summary === undefined) item.hide();
    else show(summary);
  };
  const show = (summary: PlanSummary): void => {
    const { name, points, done, ready } = summary;
    item.text = `$(checklist) ${grouped(done)}/${grouped(points)} · ${grouped(ready)} ready`;
    item.tooltip = `${name}: ${describePlan(summary)}. Open the plan view`;
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };
  const refresher = createRefresher(pull, PAUSE);
  const subscriptions = [
    item, refresher,
    server.onDidChangePlans(() => refresher.schedule()),
    server.onDidChangeState(() => refresher.schedule()),
    activeNote.onDidChange(() => refresher.schedule()),
  ];
  refresher.schedule();
  return { dispose: () => subscriptions.forEach((subscription) => subscription.dispose()) };
}
