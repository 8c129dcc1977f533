/**
 * Why a task cannot start: the relations that are missing, and the whole chain of what blocks it.
 * It answers for one row at a time and knows no titles.
 *
 * Sample: of `a`, `b after:a`, `c after:b`, the chain of c is b (for c), then a (for b).
 */
import type { Schedule } from './schedule.ts';
import { gateOf } from './readiness.ts';
import { canBeWorkedOn } from '../taskStates.ts';

/** One relation that is not satisfied. */
export interface Blocker {
  /** The row that writes the relation: the task itself or a major around it. */
  readonly writer: number;
  readonly relation: number;
  /** The row named; `MISSING` or `OUTSIDE` where it is none of this plan. */
  readonly by: number;
  /** False for a partner that can be started too: it has to come along but stops nobody. */
  readonly isBlocking: boolean;
}

/** One step of a chain: `row` waits for `by`. A major waits for its own unfinished leaves, which no relation says. */
export interface ChainStep {
  readonly row: number;
  readonly by: number;
  readonly relation?: { readonly writer: number; readonly index: number };
  /** Steps from the task asked about, from 1. */
  readonly depth: number;
}

/** What `row` misses, its own relations first, then those of the majors around it. */
export function findBlockers({ items, blocks, frontier }: Schedule, row: number): readonly Blocker[] {
  const found: Blocker[] = [];
  for (let writer = row; writer >= 0; writer = items[writer]!.parent) {
    items[writer]!.relations.forEach((written, relation) => {
      const gate = gateOf(frontier.progress, blocks.relations.start[writer]! + relation);
      if (gate === 'satisfied') return;
      const canCome = written.target < 0 || canBeWorkedOn(frontier.states[written.target]);
      found.push({ writer, relation, by: written.target, isBlocking: gate !== 'partner' || !canCome });
    });
  }
  return found;
}

/** Everything that has to happen before `row` can start, nearest first, every row explained once. */
export function findBlockingChain(schedule: Schedule, row: number): readonly ChainStep[] {
  const { items, blocks, frontier } = schedule;
  const steps: ChainStep[] = [];
  const depths = new Map([[row, 0]]);
  for (const [waiting, depth] of depths) {
    for (const step of stepsOf(waiting, depth + 1)) {
      steps.push(step);
      if (step.by >= 0 && !depths.has(step.by)) depths.set(step.by, depth + 1);
    }
  }
  return steps;

  function stepsOf(waiting: number, depth: number): readonly ChainStep[] {
    if (items[waiting]!.isMajor) return unfinishedLeaves(waiting).map((by) => ({ row: waiting, by, depth }));
    return findBlockers(schedule, waiting).filter(({ isBlocking }) => isBlocking)
      .map(({ writer, relation, by }) => ({ row: waiting, by, relation: { writer, index: relation }, depth }));
  }

  function unfinishedLeaves(major: number): readonly number[] {
    const leaves: number[] = [];
    for (let at = major + 1; at <= blocks.lastBelow[major]!; at++) {
      if (!items[at]!.isMajor && blocks.isLive[at] === 1 && frontier.progress.isDone[at] === 0) leaves.push(at);
    }
    return leaves;
  }
}
