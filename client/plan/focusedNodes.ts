/**
 * The rows a key of the plan view is meant for. VS Code tells extensions which rows of a tree are selected, but the
 * arrow keys move another mark, the focus. As in the editor's own lists, the selection counts while the focus is in it,
 * else the row with the focus.
 */
import { commands } from 'vscode';
import type { TreeView } from 'vscode';
import type { PlanNode } from './planTree.ts';

const TOGGLE_FOCUSED = 'list.toggleSelection';

/** Call it while the tree has the keyboard. Afterwards these rows are the selection. */
export async function findFocusedNodes(view: TreeView<PlanNode>): Promise<readonly PlanNode[]> {
  const before = view.selection;
  await commands.executeCommand(TOGGLE_FOCUSED); // The one command that tells which row has the focus.
  const focused = view.selection.find((node) => !before.includes(node));
  if (focused === undefined) {
    if (view.selection.length < before.length) await commands.executeCommand(TOGGLE_FOCUSED);
    return before;
  }
  await view.reveal(focused, { select: true, focus: true });
  return [focused];
}
