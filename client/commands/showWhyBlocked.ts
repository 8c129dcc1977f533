/**
 * Shows everything that has to happen before a task can start, the whole chain; a click goes there, arrow keys look, and
 * Escape brings the reader back to where they were.
 */
import { Uri, window } from 'vscode';
import type { BlockingStep } from '../../server/protocol/planViewMessages.ts';
import type { Services } from '../services.ts';
import { toChainItem } from '../plan/chainItem.ts';
import { nameTask } from '../plan/nameTasks.ts';
import { STATES } from '../plan/planItem.ts';
import { showTask } from '../plan/showTask.ts';
import { findTarget } from '../plan/taskTarget.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.plan.showWhyBlocked';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const task = await findTarget(services, argument);
  const chain = await services.server.blockingChain(Uri.parse(task.place.uri), task.place.line);
  if (chain === null || chain === undefined) throw new Refusal(`${nameTask(task)} is in no plan: add an estimate to it, such as est:3.`);
  if (chain.steps.length === 0) throw new Refusal(`${nameTask(task)} waits for nothing: it is ${STATES[chain.state].words}.`);
  const steps = withoutRepeats(chain.steps);
  const count = steps.length;
  const goBack = rememberPlace();
  let looking: Promise<void> = Promise.resolve();
  const choice = await window.showQuickPick(steps.map((step) => toChainItem(step, true)), {
    title: `Before ${nameTask(task)} can start`, placeHolder: `${count} ${count === 1 ? 'task' : 'tasks'}, nearest first. Choose one to go there`, matchOnDescription: true,
    onDidSelectItem: (item) => {
      const { step: { place } } = item as ReturnType<typeof toChainItem>;
      if (place !== null) looking = looking.then(() => showTask(Uri.parse(place.uri), place.line, true));
    },
  });
  await looking;
  const chosen = choice?.step.place ?? undefined;
  if (chosen === undefined) await goBack();
  else await showTask(Uri.parse(chosen.uri), chosen.line);
}

/** @returns what shows the active editor again as it is now, without taking the focus */
function rememberPlace(): () => Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return () => Promise.resolve();
  const { document, selections, viewColumn, visibleRanges: [shown] } = editor;
  return async () => {
    const again = await window.showTextDocument(document, { preserveFocus: true, ...(viewColumn === undefined ? {} : { viewColumn }) });
    again.selections = selections;
    if (shown !== undefined) again.revealRange(shown);
  };
}

/** A task that several wait for is told of once, where it is nearest. */
function withoutRepeats(steps: readonly BlockingStep[]): readonly BlockingStep[] {
  const seen = new Set<string>();
  return steps.filter(({ place, label }) => {
    const key = place === null ? label : `${place.uri} ${place.line}`;
    return !seen.has(key) && seen.add(key);
  });
}
