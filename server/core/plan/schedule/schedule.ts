/**
 * The schedule of one plan: columns, float, states and what is wrong with it, as a pure function of its rows.
 *
 * Blocks are measured, relations become a graph of minimal distances with rows that start together merged, the forward pass
 * finds the earliest columns, the backward pass float and slides, and the frontier the states. The same rows always give
 * the same schedule, and nothing a user writes makes it throw. Cost is linear in rows and relations.
 *
 * Where the rules leave a choice:
 * - `after:db@50%` on a major counts half of its window from its origin; readiness counts the blocks spent on its leaves.
 * - `overlap:db+3` on a major is not capped: how many columns a major has is not known before it is scheduled.
 * - `overlap:a+1` is plain, the same as `overlap:a`.
 * - A row that needs no block of another (`overlap` on a single block) is satisfied once that one is begun.
 * - `after` or `overlap` on the own major is a ring in every form; `with` and `sync` on it just count from its origin.
 *   Rings of majors that are tied to each other's tasks by equalities alone are rings too.
 * - A group that a pin would push in front of column 1 keeps the member there at column 1 and reports the equality.
 * - Only a task or group slides for a broken coupling, never the leaves of a major, and only the end that is named.
 * - A major whose leaves are all cancelled is cancelled; relations to it are dead.
 *
 * Sample: `a est:3`, `b est:2 after:a` gives first [1, 4], last [3, 5], total float [0, 0], states [ready, blocked].
 */
import { measureFloat } from './backwardPass.ts';
import { columnsOf, measureBlocks } from './blocks.ts';
import type { Blocks, ColumnRange } from './blocks.ts';
import { buildConstraintGraph } from './constraintGraph.ts';
import type { ConstraintGraph } from './constraintGraph.ts';
import { findRingMembers, reportRings } from './dependencyCycles.ts';
import { placeEarliest } from './forwardPass.ts';
import { findFrontier } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import { orderGroups } from './groupOrder.ts';
import type { GroupOrder } from './groupOrder.ts';
import type { PlanItem, ScheduleProblem, TaskState } from '../planItem.ts';
import { reportBrokenCouplings, reportDeadRelations, reportOutOfOrder, reportPinViolations } from './scheduleProblems.ts';

/** Everything by row. Columns count from 1. */
export interface Schedule {
  readonly items: readonly PlanItem[];
  /** The last column in use. */
  readonly columns: number;
  /** Estimated blocks of all leaves that are not cancelled. */
  readonly points: number;
  readonly blocks: Blocks;
  /** First and last column; of a major the window of its leaves; NaN where cancelled. `last` of a milestone is `first` - 1. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Where `at` of the rows below a major counts from; of a leaf its first column. */
  readonly origin: Float64Array;
  /** NaN for majors and for cancelled and cyclic tasks. Negative where a pin stands too early. */
  readonly totalFloat: Float64Array;
  readonly freeFloat: Float64Array;
  readonly states: readonly TaskState[];
  /** 1 for leaves in a ring. */
  readonly isCyclic: Uint8Array;
  readonly frontier: Frontier;
  /** In document order of the rows to underline. */
  readonly problems: readonly ScheduleProblem[];
  readonly graph: ConstraintGraph;
  readonly groupOrder: GroupOrder;
}

/** Schedules the rows of one plan. */
export function schedulePlan(items: readonly PlanItem[]): Schedule {
  const problems: ScheduleProblem[] = [];
  const blocks = measureBlocks(items, problems);
  const graph = buildConstraintGraph(blocks, problems);
  const groupOrder = orderGroups(graph, blocks);
  const placement = placeEarliest(blocks, graph, groupOrder, problems);
  const floats = measureFloat(blocks, graph, groupOrder, placement);
  const isCyclic = findRingMembers(blocks, groupOrder);
  const frontier = findFrontier(blocks, isCyclic);
  reportRings(blocks, graph, groupOrder, problems);
  reportPinViolations(blocks, graph, groupOrder, placement, problems);
  reportBrokenCouplings(blocks, floats, problems);
  reportDeadRelations(blocks, frontier, problems);
  reportOutOfOrder(blocks, frontier, isCyclic, problems);
  problems.sort((a, b) => a.item - b.item);
  return {
    items, blocks, graph, groupOrder, isCyclic, frontier, problems,
    columns: floats.end - 1,
    points: sumPoints(blocks),
    first: floats.first, last: floats.last,
    origin: placement.column.subarray(0, items.length),
    totalFloat: floats.total, freeFloat: floats.free,
    states: frontier.states,
  };
}

function sumPoints({ size, parent, points }: Blocks): number {
  let sum = 0;
  for (let row = 0; row < size; row++) if (parent[row]! < 0) sum += points[row]!;
  return sum;
}

/** Whether a delay of this task delays the plan. */
export function isCritical(schedule: Schedule, row: number): boolean {
  return schedule.totalFloat[row]! <= 0;
}

/** The columns a leaf is drawn in, as ranges; none for milestones and cancelled tasks. */
export function slotsOf(schedule: Schedule, row: number): readonly ColumnRange[] {
  const { blocks, first, items } = schedule;
  return items[row]!.isMajor || blocks.isLive[row] === 0 ? [] : columnsOf(blocks, row, first[row]!);
}
