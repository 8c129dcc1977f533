/**
 * The tasks a command works on: the rows it was invoked on, the selected rows of the plan view, or the tasks the cursors
 * are in. It knows nothing of what commands do with them.
 */
import { Uri, window } from 'vscode';
import type { TaskFacts } from '../../server/protocol/planViewMessages.ts';
import type { Services } from '../services.ts';
import { isNote } from '../noteDocuments.ts';
import { Refusal } from '../refusal.ts';
import { findFocusedNodes } from './focusedNodes.ts';
import { placeOf } from './planTree.ts';
import type { PlanNode } from './planTree.ts';

/** What key bindings of the plan view hand over instead of a row. */
const SELECTION = 'selection';

/** Whether an argument that VS Code hands to a command is a row of the plan view. */
export function isPlanNode(argument: unknown): argument is PlanNode {
  const node = argument as Partial<PlanNode> | undefined;
  return node?.plan !== undefined && (node.kind === 'row' || node.kind === 'plan');
}

/** Whether a command was invoked in the plan view: by its menus, or by its keys. */
export function isOfView(argument: unknown): boolean {
  return argument === SELECTION || isPlanNode(argument);
}

/** A note of the plan that a row belongs to. */
export function noteOf(node: PlanNode): Uri {
  return Uri.parse(placeOf(node).uri);
}

/** The rows a command was invoked on; undefined where it was invoked elsewhere. */
export async function findNodes({ plan }: Services, argument: unknown, selected?: unknown): Promise<readonly PlanNode[] | undefined> {
  if (argument === SELECTION) return findFocusedNodes(plan.view);
  if (!isPlanNode(argument)) return undefined;
  const nodes = Array.isArray(selected) ? selected.filter(isPlanNode) : [];
  return nodes.includes(argument) ? nodes : [argument];
}

/** @throws with a sentence for the user when there is no task, or one went away */
export async function findTargets(services: Services, argument: unknown, selected: unknown): Promise<readonly TaskFacts[]> {
  const nodes = await findNodes(services, argument, selected);
  const tasks = nodes === undefined ? await findAtCursors(services) : await services.plan.edit.factsOf(nodes.filter(({ kind }) => kind === 'row'));
  if (tasks.length === 0) throw new Refusal(nodes === undefined ? 'Put the cursor on a task first: a line with a box, such as "- [ ] Task".' : 'Choose a task of the plan first.');
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
