/**
 * Edits tasks that rows of the plan view stand for, one edit after another. A row may be older than its note, so its
 * task is looked up in the note as it is now, and a task that went away is never mixed up with another.
 * It knows nothing of the view.
 */
import { Uri, window, workspace } from 'vscode';
import type { PlanIntent } from '../../server/protocol/planMessages.ts';
import type { TaskFacts } from '../../server/protocol/planViewMessages.ts';
import type { Server } from '../serverRequests.ts';
import { carryOut } from './applyIntent.ts';
import type { Applied } from './applyIntent.ts';
import type { Placement } from './planDrop.ts';
import { placeOf, rowOf } from './planTree.ts';
import type { PlanNode } from './planTree.ts';

export interface TaskEditor {
  /** @throws with a sentence for the user when a task went away. */
  factsOf(nodes: readonly PlanNode[]): Promise<readonly TaskFacts[]>;
  apply(intent: PlanIntent): Promise<Applied>;
  setState(nodes: readonly PlanNode[], state: 'open' | 'done'): Promise<void>;
  place(nodes: readonly PlanNode[], placement: Placement, target: PlanNode): Promise<void>;
}

/** @param refresh brings the rows up to date */
export function createTaskEditor(server: Server, refresh: () => Promise<void>): TaskEditor {
  let last: Promise<unknown> = Promise.resolve();
  /** Edits wait for the one before, so that each sees what it did. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task, task);
    last = next.then(() => undefined, () => undefined); // Whoever asked is told; the next in turn need not know.
    return next;
  };
  const findFacts = async (node: PlanNode): Promise<TaskFacts | undefined> => {
    const { uri, line } = placeOf(node);
    const place = Uri.parse(uri);
    await workspace.openTextDocument(place); // The server edits open notes only.
    const facts = await server.taskFacts(place, line, line) ?? [];
    return facts.find((task) => task.place.line === line && task.place.title === rowOf(node)?.title);
  };
  const factsOfNode = async (node: PlanNode): Promise<TaskFacts> => {
    const label = rowOf(node)?.label ?? '';
    const facts = await findFacts(node) ?? await refresh().then(() => findFacts(node));
    if (facts === undefined) throw new Error(`“${label}” has moved or is gone. Choose it again among the tasks as they are now.`);
    return facts;
  };
  const factsOf = async (nodes: readonly PlanNode[]): Promise<readonly TaskFacts[]> => {
    const facts: TaskFacts[] = [];
    for (const node of nodes) facts.push(await factsOfNode(node));
    return facts;
  };
  const apply = (intent: PlanIntent): Promise<Applied> => carryOut(server, intent);

  return {
    factsOf,
    apply: (intent) => inTurn(() => apply(intent)),
    setState: (nodes, state) => inTurn(() => warned(async () => {
      const tasks = (await factsOf(nodes)).map(({ place }) => place);
      await apply({ kind: 'setState', tasks, state });
    })),
    place: (nodes, placement, target) => inTurn(() => warned(async () => {
      const [at, first, ...others] = (await factsOf([target, ...nodes])).map(({ place }) => place);
      if (at === undefined || first === undefined) return;
      if (placement !== 'dependent') await apply({ kind: 'moveTasks', tasks: [first, ...others], where: placement, target: at });
      else await apply({ kind: 'addRelation', task: first, ...(others.length > 0 && { others }), target: at, relation: 'after' });
    })),
  };
}

/** For edits that no command makes: what goes wrong is shown here. */
async function warned(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    void window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}
