/**
 * Filling one sprint: which tasks to take, in which order, within how many points. It writes nothing and knows no titles.
 *
 * Candidates are the frontier; looking ahead, also whatever would be ready if the tasks taken so far were done. The first
 * that fits is taken, and everything is weighed again. A task that needs partners brings them along when all of them fit.
 *
 * Choices where the rules are silent: a task of the frontier whose partners do not fit comes alone and the split is
 * reported; looking ahead it comes with them or not at all. Couplings with whole majors are not counted as splits.
 *
 * Sample: capacity 4, `a est:3`, `b est:2`, `c est:1 after:a` takes a and c; strict it takes only a.
 */
import type { Blocks } from './blocks.ts';
import { listDependencies } from './dependencies.ts';
import { turnRound } from './directedGraph.ts';
import type { DirectedGraph } from './directedGraph.ts';
import { findFrontier } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import { gateOf } from './readiness.ts';
import type { Schedule } from './schedule.ts';

export interface SprintOptions {
  /** Points the sprint holds. */
  readonly capacity: number;
  /** Take from the frontier only. */
  readonly isStrict?: boolean;
  /** The sprint to plan; absent for the one that is due. */
  readonly sprint?: number;
  /** Rows that count as done already, for a forecast. */
  readonly done?: Uint8Array;
}

export type SprintWarning =
  /** The tasks of the sprint are more than it holds: they carried its number before, or `item` alone is larger than all of it. */
  | { readonly code: 'over-capacity'; readonly item?: number; readonly points: number; readonly capacity: number }
  /** `item` is in the sprint and `other`, coupled with it and still open, is not. */
  | { readonly code: 'coupling-split'; readonly item: number; readonly other: number };

export interface SprintFill {
  readonly sprint: number;
  readonly capacity: number;
  /** Points still to do of all rows in the sprint. */
  readonly points: number;
  /** Rows that carried the number before, in document order. */
  readonly already: readonly number[];
  /** Rows to give the number, in the order taken. */
  readonly taken: readonly number[];
  readonly warnings: readonly SprintWarning[];
}

/** The highest sprint in use while none of its tasks is done or begun, else one past it; 1 where none is in use. */
export function findDueSprint({ items, states }: Pick<Schedule, 'items' | 'states'>): number {
  let highest = 0;
  let isBegun = false;
  items.forEach(({ sprint, isMajor }, row) => {
    if (isMajor || sprint === undefined || states[row] === 'cancelled' || sprint < highest) return;
    if (sprint > highest) isBegun = false;
    highest = sprint;
    if (states[row] === 'done' || states[row] === 'doing') isBegun = true;
  });
  return highest === 0 ? 1 : isBegun ? highest + 1 : highest;
}

/** Points of a task that are still to do. */
export function pointsLeft(blocks: Blocks, row: number): number {
  return Math.max(0, blocks.count[row]! - blocks.spent[row]!);
}

/** Fills a sprint. Each task taken costs one walk over the plan where another one waits for it. */
export function fillSprint(schedule: Schedule, options: SprintOptions): SprintFill {
  const { items, blocks, isCyclic } = schedule;
  const { relations } = blocks;
  const { capacity, isStrict = false, sprint = findDueSprint(schedule) } = options;
  const done = options.done ?? new Uint8Array(items.length);
  const now = findFrontier(blocks, isCyclic, done);
  const inSprint = new Uint8Array(items.length);
  const covered = done.slice();
  const isNamed = findNamedRows(schedule);
  const unlocked = new Map<number, number>();
  let successors: DirectedGraph | undefined;
  const already = items.flatMap((item, row) => (item.sprint === sprint && isOpenLeaf(row) ? [row] : []));
  const taken: number[] = [];
  const warnings: SprintWarning[] = [];
  let points = 0;
  for (const row of already) enter(row);
  if (points > capacity) warnings.push({ code: 'over-capacity', points, capacity });

  let ahead = isStrict || already.length === 0 ? now : findFrontier(blocks, isCyclic, covered);
  for (let entering = chooseNext(); entering.length > 0; entering = chooseNext()) {
    for (const row of entering) {
      taken.push(row);
      enter(row);
    }
    if (!isStrict && entering.some((row) => isNamed[row] === 1)) ahead = findFrontier(blocks, isCyclic, covered);
  }
  return { sprint, capacity, points, already, taken, warnings: [...warnings, ...findSplits()] };

  function enter(row: number): void {
    inSprint[row] = 1;
    covered[row] = 1;
    points += pointsLeft(blocks, row);
  }

  function isOpenLeaf(row: number): boolean {
    return !items[row]!.isMajor && blocks.isLive[row] === 1 && now.progress.isDone[row] === 0;
  }

  function canStart({ states }: Frontier, row: number): boolean {
    return states[row] === 'doing' || states[row] === 'ready' || states[row] === 'ready-with-partner';
  }

  /** The rows to take next, most often one; none when nothing fits. */
  function chooseNext(): readonly number[] {
    const candidates: number[] = [];
    for (let row = 0; row < items.length; row++) {
      const isWanted = isOpenLeaf(row) && inSprint[row] === 0 && (items[row]!.sprint ?? 0) < sprint;
      if (isWanted && (canStart(now, row) || canStart(ahead, row))) candidates.push(row);
    }
    const isEmpty = taken.length === 0 && already.length === 0;
    candidates.sort(isFitting);
    for (const [place, row] of candidates.entries()) {
      const own = pointsLeft(blocks, row);
      if (own > capacity && place === 0 && isEmpty) {
        warnings.push({ code: 'over-capacity', item: row, points: own, capacity });
        return [row];
      }
      if (points + own > capacity) continue;
      const group = withMissingPartners(row);
      if (group !== undefined && points + group.reduce((sum, each) => sum + pointsLeft(blocks, each), 0) <= capacity) return group;
      if (canStart(now, row)) return [row];
    }
    return [];
  }

  /** In progress, carried over, least float, most points unlocked, document order. */
  function isFitting(a: number, b: number): number {
    return Number(isBegun(b)) - Number(isBegun(a))
      || Number(items[b]!.sprint !== undefined) - Number(items[a]!.sprint !== undefined)
      || schedule.totalFloat[a]! - schedule.totalFloat[b]!
      || unlockedBy(b) - unlockedBy(a)
      || a - b;
  }

  function isBegun(row: number): boolean {
    return now.states[row] === 'doing';
  }

  /** `row` and the partners it misses, and those they miss, in document order; undefined when one may not come along. */
  function withMissingPartners(row: number): readonly number[] | undefined {
    const group = new Set([row]);
    for (const member of group) {
      for (let writer = member; writer >= 0; writer = items[writer]!.parent) {
        for (let at = relations.start[writer]!; at < relations.start[writer + 1]!; at++) {
          if (gateOf(ahead.progress, at) !== 'partner') continue;
          const target = relations.target[at]!;
          if (target < 0 || inSprint[target] === 1 || ahead.states[target] === 'doing') continue;
          if (items[target]!.isMajor || (items[target]!.sprint ?? 0) > sprint || !canStart(ahead, target)) return undefined;
          group.add(target);
        }
      }
    }
    return [...group].sort((a, b) => a - b);
  }

  /** Points of all open tasks that wait for `row` through `after`, near or far. */
  function unlockedBy(row: number): number {
    const known = unlocked.get(row);
    if (known !== undefined) return known;
    const { start, to } = successors ??= turnRound(listDependencies(schedule.graph, blocks, false));
    const seen = new Set([row]);
    let sum = 0;
    for (const node of seen) {
      if (node !== row && node < blocks.size && isOpenLeaf(node)) sum += blocks.points[node]!;
      for (let at = start[node]!; at < start[node + 1]!; at++) seen.add(to[at]!);
    }
    unlocked.set(row, sum);
    return sum;
  }

  function findSplits(): readonly SprintWarning[] {
    const found: SprintWarning[] = [];
    const isOutside = (row: number): boolean => isOpenLeaf(row) && inSprint[row] === 0;
    items.forEach(({ relations, isMajor }, row) => {
      if (isMajor) return;
      for (const { kind, target } of relations) {
        if (kind === 'after' || target < 0 || target >= items.length || items[target]!.isMajor) continue;
        if (inSprint[row] === 1 && isOutside(target)) found.push({ code: 'coupling-split', item: row, other: target });
        else if (inSprint[target] === 1 && isOutside(row)) found.push({ code: 'coupling-split', item: target, other: row });
      }
    });
    return found;
  }
}

/** 1 for rows that a relation names, or a major around them: taking others changes nobody's state. */
function findNamedRows({ items }: Schedule): Uint8Array {
  const isNamed = new Uint8Array(items.length);
  for (const { relations } of items) for (const { target } of relations) if (target >= 0 && target < items.length) isNamed[target] = 1;
  items.forEach(({ parent }, row) => { if (parent >= 0 && isNamed[parent] === 1) isNamed[row] = 1; });
  return isNamed;
}
