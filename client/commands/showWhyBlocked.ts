/**
 * Shows everything that has to happen before a task can start, the whole chain; a click goes there, arrow keys look.
 */
import { Uri, window } from 'vscode';
import type { BlockingStep } from '../../server/protocol/planViewMessages.ts';
import type { Services } from '../services.ts';
import { toChainItem } from '../plan/chainItem.ts';
import { STATES } from '../plan/planItem.ts';
import { showTask } from '../plan/showTask.ts';
import { findTarget } from '../plan/taskTarget.ts';

export const id = 'throughline.plan.showWhyBlocked';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { place, label } = await findTarget(services, argument);
  const chain = await services.server.blockingChain(Uri.parse(place.uri), place.line);
  if (chain === null || chain === undefined) throw new Error(`“${label}” is in no plan: add an estimate to it, such as est:3.`);
  if (chain.steps.length === 0) {
    void window.showInformationMessage(`“${label}” waits for nothing: it is ${STATES[chain.state].words}.`);
    return;
  }
  const steps = withoutRepeats(chain.steps);
  const count = steps.length;
  const choice = await window.showQuickPick(steps.map((step) => toChainItem(step, true)), {
    title: `Before “${label}” can start`, placeHolder: `${count} ${count === 1 ? 'task' : 'tasks'}, nearest first. Choose one to go there`, matchOnDescription: true,
    onDidSelectItem: (item) => {
      const { step } = item as ReturnType<typeof toChainItem>;
      if (step.place !== null) void showTask(Uri.parse(step.place.uri), step.place.line, true);
    },
  });
  const chosen = choice?.step.place ?? undefined;
  if (chosen !== undefined) await showTask(Uri.parse(chosen.uri), chosen.line);
}

/** A task that several wait for is told of once, where it is nearest. */
function withoutRepeats(steps: readonly BlockingStep[]): readonly BlockingStep[] {
  const seen = new Set<string>();
  return steps.filter(({ place, label }) => {
    const key = place === null ? label : `${place.uri} ${place.line}`;
    return !seen.has(key) && seen.add(key);
  });
}
