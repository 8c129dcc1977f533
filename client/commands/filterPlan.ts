/**
 * Chooses which tasks the plan view shows: those that can start, those that wait, one's own.
 */
import { ThemeIcon, commands, window } from 'vscode';
import type { Services } from '../services.ts';

export const id = 'throughline.plan.filter';

export async function run({ plan }: Services): Promise<void> {
  const { filter } = plan.provider;
  const items = [
    { key: 'ready', label: 'Ready', iconPath: new ThemeIcon('circle-large-filled'), description: 'can start now', picked: filter.ready },
    { key: 'blocked', label: 'Blocked', iconPath: new ThemeIcon('circle-large-outline'), description: 'wait for other tasks', picked: filter.blocked },
    { key: 'mine', label: 'Mine', iconPath: new ThemeIcon('account'), description: 'owner: me', picked: filter.mine },
  ];
  const chosen = await window.showQuickPick(items, { title: 'Filter plan', placeHolder: 'Show only tasks that are …', canPickMany: true });
  if (chosen === undefined) return;
  const has = (key: string): boolean => chosen.some((item) => item.key === key);
  await commands.executeCommand('throughline.plan.focus');
  await plan.setFilter({ ready: has('ready'), blocked: has('blocked'), mine: has('mine') });
}
