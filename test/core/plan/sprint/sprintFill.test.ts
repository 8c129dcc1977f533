/**
 * Filling sprints: candidates, their order, what fits, what is reported, and the forecast to the end.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecastSprints } from '../../../../server/core/plan/sprint/forecast.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';
import { fillSprint, findDueSprint, pointsLeft } from '../../../../server/core/plan/sprint/sprintFill.ts';
import type { SprintOptions } from '../../../../server/core/plan/sprint/sprintFill.ts';
import { readPlan } from '../planNotation.ts';
import { randomPlan } from '../randomPlan.ts';

function check(plan: string, options: SprintOptions, expected: string, warnings: readonly string[] = []): void {
  const { names, items } = readPlan(plan);
  const fill = fillSprint(schedulePlan(items), options);
  const name = (row: number): string => names[row]!;
  assert.equal(`${fill.sprint}: ${[...fill.already.map((row) => `(${name(row)})`), ...fill.taken.map(name)].join(' ')} = ${fill.points}`, expected);
  assert.deepEqual(fill.warnings.map((warning) => (warning.code === 'coupling-split'
    ? `split ${name(warning.item)} ${name(warning.other)}`
    : `over ${warning.item === undefined ? 'all' : name(warning.item)} ${warning.points}`)), warnings);
}

test('strict takes from the frontier, looking ahead also what the sprint itself makes ready', () => {
  const plan = 'a 3\nb 2\nc 1 after:a\nd 1 after:c';
  check(plan, { capacity: 5, isStrict: true }, '1: a b = 5');
  check(plan, { capacity: 5 }, '1: a c d = 5');
});

test('the first that fits is taken, and the rest is weighed again', () => {
  check('a 4\nb 3 after:a\nc 1', { capacity: 5 }, '1: a c = 5');
});

test('order: begun, carried over, least float, most points unlocked, document order', () => {
  check('x 9\na 2\nb 2 sprint:1\nc [/] 2 sprint:1\nd [x] 1 sprint:1', { capacity: 4 }, '2: c b = 4');
  check('a 1\nb 1\nc 5 after:b', { capacity: 1 }, '1: b = 1');
  check('a 1\nb 1\nx 1 after:b\ny 3 after:a\nz 2 after:x\nw 1 after:b', { capacity: 1 }, '1: b = 1');
  check('a 1\nb 1\nx 3 after:a\ny 1 after:b\nz 2 after:b@1', { capacity: 1 }, '1: a = 1');
});

test('which sprint is due', () => {
  const due = (plan: string): number => findDueSprint(schedulePlan(readPlan(plan).items));
  assert.equal(due('a 1'), 1);
  assert.equal(due('a 1 sprint:2\nb 1 sprint:3'), 3);
  assert.equal(due('a 1 sprint:2\nb [x] 1 sprint:3'), 4);
  assert.equal(due('a [x] 1 sprint:2\nb 1 sprint:3'), 3);
});

test('tasks that carry the number count first, tasks of later sprints stay there', () => {
  check('a 2 sprint:3\nb 3\nc 9 sprint:4', { capacity: 5, sprint: 3 }, '3: (a) b = 5');
  check('a 2 sprint:3\nb 3 sprint:3', { capacity: 4 }, '3: (a) (b) = 5', ['over all 5']);
});

test('points taken are what is left to do', () => check('a [/] 5 spent:3\nb 3', { capacity: 5 }, '1: a b = 5'));

test('a task larger than a sprint is taken alone, first, and reported', () => {
  check('a 9\nb 1', { capacity: 5 }, '1: a = 9', ['over a 9']);
  check('x [/] 2\na 9', { capacity: 5 }, '1: x = 2');
});

test('coupled tasks enter together, or the split is reported', () => {
  check('a 2 with:b\nb 3 with:a\nc 1', { capacity: 5 }, '1: a b = 5');
  check('a 2\nb 4 overlap:a\nc 1', { capacity: 4 }, '1: a c = 3', ['split a b']);
  check('x 1\na 2 with:b after:x\nb 2 with:a after:x', { capacity: 3 }, '1: x = 1');
});

test('the forecast goes on until a round takes nothing, and says why', () => {
  const { names, items } = readPlan('a 3\nb 2 after:a\nc 4 after:b\nd [-] 1\ne 1 after:d\nf 1 after:f\ng 1 after:e\nh 1 sprint:9');
  const { sprints, left } = forecastSprints(schedulePlan(items), { capacity: 5, sprint: 1 });
  assert.deepEqual(sprints.map((fill) => fill.taken.map((row) => names[row])), [['a', 'b'], ['c']]);
  assert.deepEqual(left.map(({ row, reason }) => `${names[row]} ${reason}`), ['e dead', 'f cyclic', 'g blocked', 'h later-sprint']);
});

test('law: capacity is never passed silently, nothing is taken twice, and what is taken may start', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const items = randomPlan(seed, { rows: 4 + (seed % 12), hasRings: true, hasPins: true, hasProgress: true });
    const schedule = schedulePlan(items);
    for (const isStrict of [true, false]) {
      const { sprints } = forecastSprints(schedule, { capacity: 1 + (seed % 8), isStrict });
      const seen = sprints.flatMap(({ already, taken }) => [...already, ...taken]);
      assert.equal(new Set(seen).size, seen.length, `seed ${seed}`);
      for (const { points, capacity, warnings, already, taken } of sprints) {
        assert.equal(points, [...already, ...taken].reduce((sum, row) => sum + pointsLeft(schedule.blocks, row), 0));
        assert.ok(points <= capacity || warnings.some(({ code }) => code === 'over-capacity'), `seed ${seed}`);
        assert.ok(taken.every((row) => !['cyclic', 'dead', 'done', 'cancelled'].includes(schedule.states[row]!)), `seed ${seed}`);
      }
    }
  }
});
