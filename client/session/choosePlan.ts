/**
 * The plan a session is opened on: that of the active note, else the only one there is, else one to choose.
 */
import { Uri, window } from 'vscode';
import type { ActiveNote } from '../activeNote.ts';
import { Refusal, noAnswer } from '../refusal.ts';
import type { Server } from '../serverRequests.ts';

/** A note of the plan; undefined when the choice was left. @throws with a sentence for the user when there is no plan. */
export async function choosePlan(server: Server, activeNote: ActiveNote): Promise<Uri | undefined> {
  const active = activeNote.current();
  if (active !== undefined && ((await server.chart(active))?.rows.length ?? 0) > 0) return active;
  const plans = await server.plans();
  if (plans === undefined) throw noAnswer();
  if (plans.length === 0) throw new Refusal('There is no plan in these notes: write est:3 at the end of a checklist item to begin one.');
  const chosen = plans.length === 1 ? plans[0] : await window.showQuickPick(
    plans.map((plan) => ({ ...plan, label: plan.name, description: `${plan.tasks} ${plan.tasks === 1 ? 'task' : 'tasks'}` })), { placeHolder: 'Which plan?' });
  return chosen && Uri.parse(chosen.uri);
}
