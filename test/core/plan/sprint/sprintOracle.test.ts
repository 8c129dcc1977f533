/**
 * The sprint fill against a slow one that looks at the whole plan again before every task it takes, on thousands of random
 * plans with all relation kinds, rings, pins and progress; and the parts it is made of against their plain forms.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecastSprints } from '../../../../server/core/plan/sprint/forecast.ts';
import { findFrontier } from '../../../../server/core/plan/schedule/frontier.ts';
import type { PlanItem } from '../../../../server/core/plan/planItem.ts';
import { gateOf } from '../../../../server/core/plan/schedule/readiness.ts';
import { coverRow, findNamers, isFree, startAhead } from '../../../../server/core/plan/sprint/readyAhead.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';
import type { Schedule } from '../../../../server/core/plan/schedule/schedule.ts';
import { findStuck } from '../../../../server/core/plan/sprint/stuckTasks.ts';
import { canBeWorkedOn } from '../../../../server/core/plan/taskStates.ts';
import { findDueSprint, pointsLeft } from '../../../../server/core/plan/sprint/sprintFill.ts';
import type { SprintOptions } from '../../../../server/core/plan/sprint/sprintFill.ts';
import { randomPlan, randomSource } from '../randomPlan.ts';

/** A random plan of which some tasks carry the number of a sprint. */
function plan(seed: number, rows: number): readonly PlanItem[] {
  const random = randomSource(seed + 1000);
  return randomPlan(seed, { rows, hasRings: seed % 3 > 0, hasPins: seed % 2 > 0, hasProgress: seed % 5 < 3 })
    .map((item) => (random(6) === 0 ? { ...item, sprint: 1 + random(3) } : item));
}

/** All rows that wait for `row` through `after`, near or far, majors with all below them. */
function findLater(schedule: Schedule, row: number, seen = new Set<number>()): Set<number> {
  const { items, blocks } = schedule;
  const below = (major: number): number[] => items.flatMap((item, each) => (item.parent === major ? [each, ...below(each)] : []));
  const above = (each: number): number[] => (each < 0 ? [] : [each, ...above(items[each]!.parent)]);
  items.forEach(({ parent, relations }, writer) => {
    const waits = relations.some(({ kind, target, block }) => {
      if (kind !== 'after' || blocks.isLive[target] !== 1) return false;
      const countsFromOrigin = items[target]!.isMajor && block !== undefined && !above(writer).includes(target);
      return target === row || (!countsFromOrigin && above(row).includes(target));
    });
    if (blocks.isLive[writer] === 0 || !(waits || parent === row)) return;
    for (const each of [writer, ...below(writer)]) {
      if (seen.has(each)) continue;
      seen.add(each);
      findLater(schedule, each, seen);
    }
  });
  return seen;
}

/** The rows of one sprint, those that carry its number first. */
function fillSlowly(schedule: Schedule, { capacity, isStrict = false, sprint = 1 }: SprintOptions, done: Uint8Array): readonly number[] {
  const { items, blocks, isCyclic, totalFloat } = schedule;
  const rows = items.map((_, row) => row);
  const now = findFrontier(blocks, isCyclic, done);
  const isOpen = (row: number): boolean => !items[row]!.isMajor && blocks.isLive[row] === 1 && now.progress.isDone[row] === 0;
  const taken = rows.filter((row) => isOpen(row) && items[row]!.sprint === sprint);
  const left = (group: readonly number[]): number => group.reduce((sum, row) => sum + pointsLeft(blocks, row), 0);
  const unlocked = rows.map((row) => [...findLater(schedule, row)].reduce((sum, each) => (each !== row && isOpen(each) ? sum + blocks.points[each]! : sum), 0));
  const canStart = (states: readonly string[], row: number): boolean => ['doing', 'ready', 'ready-with-partner'].includes(states[row]!);
  for (;;) {
    const ahead = isStrict ? now : findFrontier(blocks, isCyclic, done.map((each, row) => (taken.includes(row) ? 1 : each)));
    const partners = (group: readonly number[]): readonly number[] | undefined => {
      for (const member of group) {
        for (let writer = member; writer >= 0; writer = items[writer]!.parent) {
          for (const [index, { target }] of items[writer]!.relations.entries()) {
            if (gateOf(ahead.progress, blocks.relations.start[writer]! + index) !== 'partner' || target < 0) continue;
            if (taken.includes(target) || group.includes(target) || ahead.states[target] === 'doing') continue;
            if (items[target]!.isMajor || (items[target]!.sprint ?? 0) > sprint || !canStart(ahead.states, target)) return undefined;
            return partners([...group, target]);
          }
        }
      }
      return group;
    };
    const candidates = rows.filter((row) => isOpen(row) && !taken.includes(row) && (items[row]!.sprint ?? 0) < sprint && (canStart(now.states, row) || canStart(ahead.states, row)))
      .sort((a, b) => Number(now.states[b] === 'doing') - Number(now.states[a] === 'doing') || Number(items[b]!.sprint !== undefined) - Number(items[a]!.sprint !== undefined)
        || totalFloat[a]! - totalFloat[b]! || unlocked[b]! - unlocked[a]! || a - b);
    const first = candidates[0];
    if (first !== undefined && taken.length === 0 && left([first]) > capacity) {
      taken.push(first);
      continue;
    }
    const entering = candidates.flatMap((row) => {
      const group = partners([row]);
      if (group !== undefined && left([...taken, ...group]) <= capacity) return [group];
      return canStart(now.states, row) && left([...taken, row]) <= capacity ? [[row]] : [];
    })[0];
    if (entering === undefined) return taken;
    taken.push(...[...entering].sort((a, b) => a - b));
  }
}

test('sprints to the end are those of the slow fill', () => {
  for (let seed = 1; seed <= 1200; seed++) {
    const schedule = schedulePlan(plan(seed, 2 + (seed % 11)));
    const options = { capacity: 1 + (seed % 9), isStrict: seed % 4 === 0 };
    const done = new Uint8Array(schedule.items.length);
    forecastSprints(schedule, options).sprints.forEach(({ already, taken }, index) => {
      const slow = fillSlowly(schedule, { ...options, sprint: findDueSprint(schedule) + index }, done);
      assert.deepEqual([...already, ...taken], slow, `seed ${seed}, sprint ${index}`);
      for (const row of slow) done[row] = 1;
    });
  }
});

test('law: rows freed task by task are those that are free when all are covered at once, and what of them can start is what the frontier says', () => {
  for (let seed = 1; seed <= 600; seed++) {
    const random = randomSource(seed);
    const { blocks, isCyclic, items } = schedulePlan(plan(seed, 3 + (seed % 14)));
    const namers = findNamers(blocks);
    const covered = new Uint8Array(items.length);
    const ahead = startAhead(blocks, isCyclic, namers, covered);
    for (let step = 0; step < 6; step++) {
      const row = random(items.length);
      if (items[row]!.isMajor || blocks.isLive[row] === 0 || ahead.progress.isDone[row] === 1) continue;
      covered[row] = 1;
      const wasHeld = ahead.held.slice();
      const freed = coverRow(ahead, row);
      const afresh = startAhead(blocks, isCyclic, namers, covered);
      assert.deepEqual([ahead.held, ahead.progress, ahead.openLeaves], [afresh.held, afresh.progress, afresh.openLeaves], `seed ${seed}`);
      const expected = items.flatMap((item, each) => (wasHeld[each]! > 0 && ahead.held[each] === 0 && !item.isMajor && blocks.isLive[each] === 1 && ahead.progress.isDone[each] === 0 ? [each] : []));
      assert.deepEqual([...freed].sort((a, b) => a - b), expected, `seed ${seed}`);
      const { states, progress } = findFrontier(blocks, isCyclic, covered);
      const open = items.flatMap((item, each) => (item.isMajor || blocks.isLive[each] === 0 || progress.isDone[each] === 1 ? [] : [each]));
      const free = open.filter((each) => isFree(ahead, each));
      const stuck = findStuck(ahead, free);
      assert.deepEqual(free.filter((each) => !stuck.has(each)), open.filter((each) => canBeWorkedOn(states[each])), `seed ${seed}`);
    }
  }
});
