/**
 * Switches one part of the plan view's filter on or off.
 */
import { commands, window } from 'vscode';
import { findPerson } from './person.ts';
import type { PlanFilter } from './planFilter.ts';
import type { PlanView } from './planView.ts';

export async function togglePlanFilter(plan: PlanView, part: keyof PlanFilter): Promise<void> {
  const { filter } = plan.provider;
  await commands.executeCommand('throughline.plan.focus');
  if (part === 'mine' && !filter.mine && await findPerson() === '') {
    const choice = await window.showInformationMessage('Who are you in “owner:”? Git does not say, so set throughline.plan.owner.', 'Open setting');
    if (choice !== undefined) await commands.executeCommand('workbench.action.openSettings', 'throughline.plan.owner');
    return;
  }
  await plan.setFilter({ ...filter, [part]: !filter[part] });
}
