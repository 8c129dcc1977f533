/**
 * The tasks a command works on: the rows it was invoked on, the selected rows of the plan view, or the tasks the cursors
 * are in. It knows nothing of what commands do with them.
 */
import { window } from 'vscode';
import type { TaskFacts } from '../../server/protocol/planViewMessages.ts';
import type { Services } from '../services.ts';
import { isNote } from '../noteDocuments.ts';
import type { PlanNode } from './planTree.ts';

/** What key bindings of the plan view hand over instead of a row. */
const SELECTION = 'selection';

/** Whether an argument that VS Code hands to a command is a row of the plan view. */
export function isPlanNode(argument: unknown): argument is PlanNode {
  const node = argument as Partial<PlanNode> | undefined;
  return node?.plan !== undefined && (node.kind === 'row' || node.kind === 'plan');
}

/** The rows a command was invoked on; undefined where it was invoked elsewhere. */
export function findNodes({ plan }: Services, argument: unknown, selected: unknown): readonly PlanNode[] | undefined {
  if (argument === SELECTION) return plan.view.selection;
  if (!isPlanNode(argument)) return undefined;
  const nodes = Array.isArray(selected) ? selected.filter(isPlanNode) : [];
  return nodes.includes(argument) ? nodes : [argument];
}

/** @throws with a sentence for the user when there is no task, or one went away */
export async function findTargets(services: Services, argument: unknown, selected: unknown): Promise<readonly TaskFacts[]> {
  const nodes = findNodes(services, argument, selected);
  const tasks = nodes === undefined ? await findAtCursors(services) : await services.plan.edit.factsOf(nodes.filter(({ kind }) => kind === 'row'));
  if (tasks.length === 0) throw new Error(nodes === undefined ? 'put the cursor on a task first: a line with a box, such as "- [ ] Task".' : 'choose a task of the plan first.');
  return tasks;
}

/** The first of them, for commands about one task. */
export async function findTarget(services: Services, argument: unknown, selected?: unknown): Promise<TaskFacts> {
  const [first] = await findTargets(services, argument, selected);
  return first!;
}

async function findAtCursors({ server }: Services): Promise<readonly TaskFacts[]> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isNote(editor.document)) return [];
  const found = new Map<number, TaskFacts>();
  for (const { start, end } of editor.selections) {
    const lastLine = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    for (const task of await server.taskFacts(editor.document.uri, start.line, lastLine) ?? []) found.set(task.place.line, task);
  }
  return [...found.values()];
}
