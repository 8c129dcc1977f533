/**
 * A step of the chain that blocks a task, as an item to choose.
 *
 * Sample: `Create schema` with `after:schema · ready` in grey, indented by how far away it is.
 */
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { BlockingStep } from '../../server/protocol/planViewMessages.ts';
import { nameTask } from './nameTasks.ts';
import { STATES } from './planItem.ts';

export interface ChainItem extends QuickPickItem {
  readonly step: BlockingStep;
}

/** @param isNested whether depth shows as indentation, and who waits for it is said */
export function toChainItem(step: BlockingStep, isNested: boolean): ChainItem {
  const { depth, waiting, relation, label, state } = step;
  const why = relation === '' ? 'not done yet' : relation;
  return {
    step,
    label: `${isNested ? '\u2003'.repeat(depth - 1) : ''}${label}`,
    description: [state === null ? 'gone' : STATES[state].words, isNested && depth > 1 ? `for ${nameTask({ label: waiting })}` : '', why].filter(Boolean).join(' · '),
    iconPath: new ThemeIcon(state === null ? 'debug-disconnect' : STATES[state].icon),
  };
}
