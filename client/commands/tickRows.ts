/**
 * What Space does in the plan view: ticks rows with a box, or opens them again when all are ticked. Rows without a box
 * open and close, as Space does in other trees.
 */
import { commands } from 'vscode';
import type { Services } from '../services.ts';
import { findFocusedNodes } from '../plan/focusedNodes.ts';
import { rowOf } from '../plan/planTree.ts';

export const id = 'throughline.plan.tickRows';

export async function run({ plan }: Services): Promise<void> {
  const nodes = await findFocusedNodes(plan.view);
  const rows = nodes.map(rowOf);
  if (rows.length === 0 || rows.some((row) => row === undefined || row.isMajor)) await commands.executeCommand('list.toggleExpand');
  else await plan.edit.setState(nodes, rows.every((row) => row?.box === 'done') ? 'open' : 'done').finally(() => plan.refresh());
}
