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
import { describeRings, findRingMembers } from './dependencyCycles.ts';
import { placeEarliest } from './forwardPass.ts';
import { findFrontier } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import { orderGroups } from './groupOrder.ts';
import type { GroupOrder } from './groupOrder.ts';
import { MISSING } from './planItem.ts';
import type { PlanItem, ScheduleProblem, TaskState } from './planItem.ts';
import { gateOf } from './readiness.ts';
import { findBrokenCouplings, findOutOfOrder, findPinViolations } from './scheduleProblems.ts';

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
  const graph = buildConstraintGraph(items, blocks, problems);
  const groupOrder = orderGroups(graph, blocks);
  const placement = placeEarliest(items, blocks, graph, groupOrder, problems);
  const floats = measureFloat(items, blocks, graph, groupOrder, placement);
  const isCyclic = findRingMembers(blocks, groupOrder);
  const frontier = findFrontier(items, blocks, isCyclic);
  const windows = findWindows(blocks, placement.column);
  const floatOf = (values: Float64Array): Float64Array => {
    const shown = values.slice(0, items.length);
    for (let row = 0; row < shown.length; row++) if (blocks.isMajor[row] === 1 || blocks.isLive[row] === 0 || isCyclic[row] === 1) shown[row] = NaN;
    return shown;
  };
  problems.push(
    ...describeRings(graph, groupOrder),
    ...findPinViolations(blocks, graph, groupOrder, placement),
    ...findBrokenCouplings(items, blocks, windows),
    ...findDeadRelations(items, blocks, frontier),
    ...findOutOfOrder(items, frontier),
  );
  problems.sort((a, b) => a.item - b.item);
  return {
    items, blocks, graph, groupOrder, isCyclic, frontier, states: frontier.states, problems, ...windows,
    columns: floats.end - 1,
    points: items.reduce((sum, item, row) => (item.isMajor ? sum : sum + blocks.points[row]!), 0),
    origin: placement.column.subarray(0, items.length),
    totalFloat: floatOf(floats.total),
    freeFloat: floatOf(floats.free),
  };
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

/** First and last columns, those of majors from their leaves. */
function findWindows(blocks: Blocks, column: Float64Array): { readonly first: Float64Array; readonly last: Float64Array } {
  const size = blocks.isLive.length;
  const first = new Float64Array(size).fill(NaN);
  const last = new Float64Array(size).fill(NaN);
  for (let row = size - 1; row >= 0; row--) {
    if (blocks.isLive[row] === 0) continue;
    const parent = blocks.parent[row]!;
    if (blocks.isMajor[row] === 0) {
      first[row] = column[row]!;
      last[row] = column[row]! + blocks.span[row]! - 1;
    }
    if (parent < 0) continue;
    first[parent] = Number.isNaN(first[parent]!) ? first[row]! : Math.min(first[parent]!, first[row]!);
    last[parent] = Number.isNaN(last[parent]!) ? last[row]! : Math.max(last[parent]!, last[row]!);
  }
  return { first, last };
}

/** Relations to cancelled rows, as long as their writer still has to be done. */
function findDeadRelations(items: readonly PlanItem[], blocks: Blocks, { progress }: Frontier): ScheduleProblem[] {
  const found: ScheduleProblem[] = [];
  const { start, target } = blocks.relations;
  for (let row = 0; row < items.length; row++) {
    if (blocks.isLive[row] === 0 || progress.isDone[row] === 1) continue;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const other = target[at]!;
      if (other === MISSING || (other >= 0 && blocks.isLive[other] === 1)) continue;
      const relation = at - start[row]!;
      if (gateOf(items, progress, items[row]!.relations[relation]!) === 'dead') found.push({ code: 'dead-dependency', item: row, relation, other });
    }
  }
  return found;
}
