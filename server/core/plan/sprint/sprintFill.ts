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
import type { Blocks } from '../schedule/blocks.ts';
import { gateOf } from '../schedule/readiness.ts';
import { coverRow, findNamers, isFree, startAhead } from './readyAhead.ts';
import type { Namers, ReadyAhead } from './readyAhead.ts';
import { findStuck } from './stuckTasks.ts';
import { AFTER } from '../schedule/relationTable.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { createUnlockedPoints, pointsUnlockedBy, withdrawPoints } from './unlockedPoints.ts';
import type { UnlockedPoints } from './unlockedPoints.ts';

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

/** One sprint after the other: what the fills of a plan share, and how far they came. */
export interface SprintPlanner {
  readonly schedule: Schedule;
  readonly namers: Namers;
  readonly unlocked: UnlockedPoints;
  readonly isStrict: boolean;
  /** Rows that count as done when the next sprint begins: those that are, those given, and all of the sprints filled. */
  readonly done: Uint8Array;
  /** How far the plan is: looking ahead as if each task were done when it is taken, else when its sprint is filled. */
  readonly ahead: ReadyAhead;
  /** Leaves by the number they carry. */
  readonly carriers: ReadonlyMap<number, readonly number[]>;
  /** Open tasks that are begun or wait for nothing but partners; those of the sprint before in order, the best at the end. */
  free: number[];
}

export function createSprintPlanner(schedule: Schedule, options: Pick<SprintOptions, 'isStrict' | 'done'>): SprintPlanner {
  const { items, blocks, isCyclic } = schedule;
  const { size, isMajor, isLive } = blocks;
  const namers = findNamers(blocks);
  const done = blocks.isDone.map((isDone, row) => isDone | (options.done?.[row] ?? 0));
  const ahead = startAhead(blocks, isCyclic, namers, done);
  const carriers = new Map<number, number[]>();
  const free: number[] = [];
  for (let row = 0; row < size; row++) {
    if (isMajor[row] === 1 || isLive[row] === 0 || done[row] === 1) continue;
    const { sprint } = items[row]!;
    if (sprint !== undefined && !carriers.has(sprint)) carriers.set(sprint, []);
    if (sprint !== undefined) carriers.get(sprint)!.push(row);
    if (isFree(ahead, row)) free.push(row);
  }
  return { schedule, namers, unlocked: createUnlockedPoints(schedule), isStrict: options.isStrict === true, done, ahead, carriers, free };
}

/** Fills one sprint of a plan. */
export function fillSprint(schedule: Schedule, options: SprintOptions): SprintFill {
  return fillNext(createSprintPlanner(schedule, options), options.capacity, options.sprint ?? findDueSprint(schedule));
}

interface Filling {
  readonly planner: SprintPlanner;
  readonly capacity: number;
  readonly sprint: number;
  /** Free tasks that cannot be started when the sprint begins, because of a partner. */
  readonly stuck: ReadonlySet<number>;
  /** Tasks that are free since one was taken into the sprint. */
  readonly freed: Set<number>;
  readonly inSprint: Set<number>;
  readonly warnings: SprintWarning[];
  points: number;
  /** No task is in it yet, and no candidate was looked at: the first one may be larger than the sprint. */
  isEmpty: boolean;
}

/** Fills the next sprint. It looks at what is free, and for each task taken at what waits for it. */
export function fillNext(planner: SprintPlanner, capacity: number, sprint: number): SprintFill {
  const { done, unlocked, ahead, carriers, isStrict } = planner;
  planner.free = planner.free.filter((row) => done[row] === 0);
  const already = (carriers.get(sprint) ?? []).filter((row) => done[row] === 0);
  const filling: Filling = {
    planner, capacity, sprint, stuck: findStuck(ahead, planner.free), freed: new Set(), inSprint: new Set(), warnings: [], points: 0, isEmpty: already.length === 0,
  };
  for (const row of already) enter(filling, row);
  if (filling.points > capacity) filling.warnings.push({ code: 'over-capacity', points: filling.points, capacity });
  const taken = takeRows(filling);
  const rows = [...already, ...taken];
  const splits = findSplits(filling, rows);
  if (isStrict) for (const row of rows) cover(planner, row);
  for (const row of rows) done[row] = 1;
  for (const row of rows) withdrawPoints(unlocked, row, done);
  return { sprint, capacity, points: filling.points, already, taken, warnings: [...filling.warnings, ...splits] };
}

function isOpenLeaf({ schedule: { blocks: { isMajor, isLive } }, done }: SprintPlanner, row: number): boolean {
  return isMajor[row] === 0 && isLive[row] === 1 && done[row] === 0;
}

/** @returns the leaves that are free since then */
function cover({ ahead, free }: SprintPlanner, row: number): readonly number[] {
  const freed = coverRow(ahead, row).filter((each) => ahead.progress.isDoing[each] === 0);
  free.push(...freed);
  return freed;
}

/** @returns the leaves that nothing but partners keeps waiting since then */
function enter(filling: Filling, row: number): readonly number[] {
  const { planner, inSprint, freed } = filling;
  inSprint.add(row);
  filling.points += pointsLeft(planner.schedule.blocks, row);
  const added = planner.isStrict ? [] : cover(planner, row);
  for (const each of added) freed.add(each);
  return added;
}

/** Whether a task could be worked on when the sprint began. */
function canStart({ planner: { ahead }, stuck, freed }: Filling, row: number): boolean {
  return isFree(ahead, row) && !stuck.has(row) && !freed.has(row);
}

function isWanted({ planner, inSprint, sprint }: Filling, row: number): boolean {
  return !inSprint.has(row) && isOpenLeaf(planner, row) && (planner.schedule.items[row]!.sprint ?? 0) < sprint;
}

/** Takes the first candidate that fits, with the partners it misses, until none does. */
function takeRows(filling: Filling): readonly number[] {
  const { inSprint, planner } = filling;
  const taken: number[] = [];
  const candidates = listCandidates(filling);
  /** Candidates that may fit once others have entered, best first. */
  const later: number[] = [];
  let least = candidates.reduce((fewest, row) => Math.min(fewest, pointsLeft(planner.schedule.blocks, row)), Infinity);
  // Behind the first, nothing that is larger than what is left of the sprint enters any more.
  while (candidates.length > 0 && (filling.isEmpty || filling.points + least <= filling.capacity)) {
    const row = candidates.pop()!;
    const entering = inSprint.has(row) ? 'never' : chooseWith(filling, row);
    if (entering === 'later') later.push(row);
    if (typeof entering === 'string') continue;
    while (later.length > 0) candidates.push(later.pop()!);
    const freed = entering.flatMap((each) => enter(filling, each));
    for (const each of freed.filter((open) => isWanted(filling, open))) {
      insert(filling, candidates, each);
      least = Math.min(least, pointsLeft(planner.schedule.blocks, each));
    }
    taken.push(...entering);
  }
  return taken;
}

/** All tasks that may be taken, the best at the end; `free` is brought into this order, which is nearly that of the next sprint. */
function listCandidates(filling: Filling): number[] {
  const { planner } = filling;
  const [candidates, others]: [number[], number[]] = [[], []];
  for (const row of planner.free) (isWanted(filling, row) && (!planner.isStrict || canStart(filling, row)) ? candidates : others).push(row);
  candidates.sort((a, b) => compareRows(filling, b, a));
  planner.free = others.concat(candidates);
  return candidates;
}

/** Puts `row` at its place in the order of candidates. */
function insert(filling: Filling, candidates: number[], row: number): void {
  let [low, high] = [0, candidates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareRows(filling, candidates[middle]!, row) > 0) low = middle + 1;
    else high = middle;
  }
  candidates.splice(low, 0, row);
}

/** What enters the sprint when `row` is the best candidate left: itself, with its partners where all of them fit. */
function chooseWith(filling: Filling, row: number): readonly number[] | 'never' | 'later' {
  const { capacity, planner: { schedule: { blocks } }, warnings } = filling;
  const own = pointsLeft(blocks, row);
  const isFirst = filling.isEmpty && canStart(filling, row);
  if (isFirst) filling.isEmpty = false;
  if (isFirst && own > capacity) {
    warnings.push({ code: 'over-capacity', item: row, points: own, capacity });
    return [row];
  }
  if (filling.points + own > capacity) return filling.isEmpty ? 'later' : 'never';
  const group = withMissingPartners(filling, row);
  if (group !== undefined && group.reduce((sum, each) => sum + pointsLeft(blocks, each), filling.points) <= capacity) return group;
  return canStart(filling, row) ? [row] : 'later';
}

/** In progress, carried over, least float, most points unlocked, document order. */
function compareRows({ planner: { schedule: { items, totalFloat }, unlocked, done, ahead: { progress: { isDoing } } } }: Filling, a: number, b: number): number {
  return isDoing[b]! - isDoing[a]!
    || Number(items[b]!.sprint !== undefined) - Number(items[a]!.sprint !== undefined)
    || totalFloat[a]! - totalFloat[b]!
    || pointsUnlockedBy(unlocked, b, done) - pointsUnlockedBy(unlocked, a, done)
    || a - b;
}

/** `row` and the partners it misses, and those they miss, in document order; undefined when one may not come along. */
function withMissingPartners(filling: Filling, row: number): readonly number[] | undefined {
  const { planner: { schedule: { items, isCyclic, blocks: { parent, isMajor, relations } }, ahead: { progress } }, inSprint, sprint } = filling;
  const group = new Set([row]);
  for (const member of group) {
    for (let writer = member; writer >= 0; writer = parent[writer]!) {
      for (let at = relations.start[writer]!; at < relations.start[writer + 1]!; at++) {
        const target = relations.target[at]!;
        if (target < 0 || inSprint.has(target) || group.has(target) || gateOf(progress, at) !== 'partner') continue;
        if (progress.isDoing[target] === 1 && isCyclic[target] === 0) continue;
        if (isMajor[target] === 1 || (items[target]!.sprint ?? 0) > sprint || !canComeAlong(filling, target)) return undefined;
        group.add(target);
      }
    }
  }
  return [...group].sort((a, b) => a - b);
}

/** Whether nothing but its own partners keeps a task from starting; those are looked at next. */
function canComeAlong(filling: Filling, row: number): boolean {
  const { isStrict, ahead } = filling.planner;
  return isStrict ? canStart(filling, row) : ahead.held[row] === 0;
}

/** Couplings between the sprint and open tasks outside of it. Those with whole majors are not counted. */
function findSplits({ planner, inSprint }: Filling, rows: readonly number[]): readonly SprintWarning[] {
  const { schedule: { blocks: { isMajor, relations: { start, target, kind } } }, namers: { byTarget, writer } } = planner;
  const isOutside = (row: number): boolean => isOpenLeaf(planner, row) && !inSprint.has(row);
  const split = new Map<number, SprintWarning>();
  for (const row of rows) {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (kind[at] !== AFTER && target[at]! >= 0 && isMajor[target[at]!] === 0 && isOutside(target[at]!)) split.set(at, { code: 'coupling-split', item: row, other: target[at]! });
    }
    for (let entry = byTarget.newest[row]!; entry > 0; entry = byTarget.older[entry]!) {
      const at = byTarget.value[entry]!;
      if (kind[at] !== AFTER && isOutside(writer[at]!)) split.set(at, { code: 'coupling-split', item: row, other: writer[at]! });
    }
  }
  return [...split].sort(([a], [b]) => a - b).map(([, warning]) => warning);
}
