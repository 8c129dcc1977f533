/**
 * Edits tasks that rows of the plan view stand for, one edit after another. A row may be older than its note, so its
 * task is looked up in the note as it is now, and a task that went away is never mixed up with another.
 * It knows nothing of the view.
 */
import { Uri, window, workspace } from 'vscode';
import type { PlanIntent } from '../../server/protocol/planMessages.ts';
import type { TaskFacts } from '../../server/protocol/planViewMessages.ts';
import { Refusal } from '../refusal.ts';
import type { Server } from '../serverRequests.ts';
import { createTurns } from '../turns.ts';
import { carryOut } from './applyIntent.ts';
import type { Applied } from './applyIntent.ts';
import { nameTask } from './nameTasks.ts';
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
  const inTurn = createTurns(); // Edits wait for the one before, so that each sees what it did.
  /** One question for each note, and one for each heading, which stands among no others. */
  const findFacts = async (nodes: readonly PlanNode[]): Promise<ReadonlyMap<PlanNode, TaskFacts>> => {
    const found = new Map<PlanNode, TaskFacts>();
    for (const [uri, asked] of groupByQuestion(nodes)) {
      const place = Uri.parse(uri);
      await workspace.openTextDocument(place); // The server edits open notes only.
      const lines = asked.map((node) => placeOf(node).line);
      const facts = await server.taskFacts(place, Math.min(...lines), Math.max(...lines)) ?? [];
      const byLine = new Map(facts.map((task) => [task.place.line, task]));
      for (const node of asked) {
        const task = byLine.get(placeOf(node).line);
        if (task !== undefined && task.place.title === rowOf(node)?.title) found.set(node, task);
      }
    }
    return found;
  };
  const factsOf = async (nodes: readonly PlanNode[]): Promise<readonly TaskFacts[]> => {
    let found = await findFacts(nodes);
    if (nodes.some((node) => !found.has(node))) found = await refresh().then(() => findFacts(nodes));
    return nodes.map((node) => {
      const task = found.get(node);
      if (task === undefined) throw new Refusal(`${nameTask({ label: rowOf(node)?.label ?? '' })} has moved or is gone. Choose it again among the tasks as they are now.`);
      return task;
    });
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

/** Pairs of a note and nodes that one question about its lines answers. */
function groupByQuestion(nodes: readonly PlanNode[]): readonly (readonly [uri: string, nodes: readonly PlanNode[]])[] {
  const isHeading = (node: PlanNode): boolean => rowOf(node)?.isHeading === true;
  const items = nodes.filter((node) => !isHeading(node));
  const notes = [...new Set(items.map((node) => placeOf(node).uri))];
  return [...notes.map((uri) => [uri, items.filter((node) => placeOf(node).uri === uri)] as const), ...nodes.filter(isHeading).map((node) => [placeOf(node).uri, [node]] as const)];
}

/** For edits that no command makes: what goes wrong is shown here. */
async function warned(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    void window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}
