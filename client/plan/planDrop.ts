/**
 * Tasks dragged within the plan view. On a group they move to its end; on a task the reader says what is meant, because
 * a drop knows no modifier keys. It knows intents, not how they are carried out.
 */
import { DataTransferItem, window } from 'vscode';
import type { TreeDragAndDropController } from 'vscode';
import type { PlanRow } from '../../server/protocol/planViewMessages.ts';
import { nameTask, nameTasks } from './nameTasks.ts';
import { rowOf } from './planTree.ts';
import type { PlanNode } from './planTree.ts';

const MIME = 'application/vnd.code.tree.throughline.plan';

export type Placement = 'before' | 'after' | 'into' | 'dependent';

/** @param drop carries out what is meant */
export function createPlanDrop(drop: (tasks: readonly PlanNode[], placement: Placement, target: PlanNode) => Promise<void>): TreeDragAndDropController<PlanNode> {
  // The editor writes what is dragged as JSON, which nodes that know their parents cannot be.
  let dragged: readonly PlanNode[] = [];
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag: (nodes, transfer) => {
      dragged = nodes.filter((node) => rowOf(node)?.isHeading === false);
      if (dragged.length > 0) transfer.set(MIME, new DataTransferItem(dragged.map((node) => rowOf(node)?.title).join('\n')));
    },
    handleDrop: async (target, transfer) => {
      const tasks = transfer.get(MIME) === undefined ? [] : dragged.filter((node) => node !== target);
      const row = target && rowOf(target);
      if (target === undefined || row === undefined || tasks.length === 0) return;
      const placement = row.isMajor ? 'into' : await askPlacement(tasks, target);
      if (placement !== undefined) await drop(tasks, placement, target);
    },
  };
}

/** What is to become of `tasks`, which were dropped on `target`. */
async function askPlacement(tasks: readonly PlanNode[], target: PlanNode): Promise<Placement | undefined> {
  const what = nameTasks(tasks.flatMap((node) => rowOf(node) ?? []));
  const dependent = { label: '$(link) Make dependent', description: `writes after: on ${tasks.length === 1 ? 'it' : 'each'}; nothing moves`, placement: 'dependent' as const };
  const row = rowOf(target);
  return row && choose(what, row, [...movesTo(row), dependent]);
}

/** Where `what` is to go, seen from the task or group `row`. */
export function askWhere(what: string, row: PlanRow): Promise<Exclude<Placement, 'dependent'> | undefined> {
  return choose(what, row, movesTo(row));
}

interface PlacementItem<P extends Placement> {
  readonly label: string;
  readonly description: string;
  readonly placement: P;
}

function movesTo({ isMajor, isHeading }: PlanRow): readonly PlacementItem<Exclude<Placement, 'dependent'>>[] {
  const beside = [
    { label: '$(arrow-up) Move before', description: 'its lines go in front', placement: 'before' as const },
    { label: '$(arrow-down) Move after', description: 'its lines go behind', placement: 'after' as const },
  ];
  const below = isMajor ? { label: '$(list-tree) Move into', description: 'to the end of the group', placement: 'into' as const }
    : { label: '$(list-tree) Make subtask', description: 'its lines go below', placement: 'into' as const };
  return isHeading ? [below] : [...beside, below];
}

async function choose<P extends Placement>(what: string, row: PlanRow, items: readonly PlacementItem<P>[]): Promise<P | undefined> {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return only.placement;
  return (await window.showQuickPick(items, { title: `${what} and ${nameTask(row)}`, placeHolder: 'What is meant?' }))?.placement;
}
