/**
 * Plans nobody means to write: the scheduler neither throws nor slows down nor loses count, and says the same every time.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlanItem, Relation } from '../../../../server/core/plan/planItem.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';
import { randomPlan } from '../randomPlan.ts';

function leaf(relations: readonly Relation[], more: Partial<PlanItem> = {}): PlanItem {
  return { parent: -1, isMajor: false, status: 'open', estimate: 1, relations, ...more };
}

function after(target: number): Relation {
  return { kind: 'after', target };
}

test('a ring of 10,000 tasks is one problem that names them all, and any of its relations frees it', () => {
  const size = 10_000;
  const { problems, states } = schedulePlan(Array.from({ length: size }, (_, row) => leaf([after((row + 1) % size)])));
  assert.equal(problems.length, 1);
  const problem = problems[0]!;
  assert.ok(problem.code === 'dependency-cycle' && problem.members.length === size && problem.frees !== undefined);
  assert.ok(states.every((state) => state === 'cyclic'));
});

test('chains, hubs, groups and nesting of 100,000 rows', () => {
  const size = 100_000;
  const chain = schedulePlan(Array.from({ length: size }, (_, row) => leaf(row === 0 ? [] : [after(row - 1)])));
  assert.equal(chain.columns, size);
  const backward = schedulePlan(Array.from({ length: size }, (_, row) => leaf(row === size - 1 ? [] : [after(row + 1)])));
  assert.equal(backward.columns, size);
  const hub = schedulePlan([leaf(Array.from({ length: size }, (_, row) => after(row + 1))), ...Array.from({ length: size }, () => leaf([]))]);
  assert.equal(hub.first[0], 2);
  const plain = (target: number): Relation => ({ kind: 'overlap', target });
  const mutual = schedulePlan([leaf(Array.from({ length: size }, (_, row) => plain(row + 1))), ...Array.from({ length: size }, () => leaf([plain(0)]))]);
  assert.equal(mutual.columns, 1);
  const group = schedulePlan(Array.from({ length: size }, (_, row) => leaf(row === 0 ? [] : [{ kind: 'sync', target: row - 1, block: 2 }], { estimate: 2 })));
  assert.equal(group.columns, size + 1);
  const nested = schedulePlan([...Array.from({ length: size }, (_, row): PlanItem => leaf([], { parent: row - 1, isMajor: true })), leaf([{ kind: 'with', target: 0 }, after(5)], { parent: size - 1 })]);
  assert.equal(nested.first[0], 1);
});

test('numbers of any size are read as at most a million blocks', () => {
  for (const number of [0, 1, 1e6, 1e9, 2 ** 53, 1e300, Infinity, -1, -1e300, 0.5, Number.NaN]) {
    const relation = (kind: Relation['kind']): Relation => ({ kind, target: 0, lag: number, block: number });
    const items = [
      leaf([], { estimate: number, spent: number, left: number, pin: { kind: 'slots', ranges: [[number, number], [3, number]] } }),
      leaf([relation('after'), relation('overlap'), { kind: 'after', target: 0, percent: number }], { pin: { kind: 'start', column: number } }),
      leaf([relation('sync'), { kind: 'with', target: 1 }], { pin: { kind: 'not-before', column: number } }),
      leaf([{ kind: 'after', target: 2, lag: number }, { kind: 'after', target: 99 }, { kind: 'with', target: -7 }]),
    ];
    const { first, last, columns } = schedulePlan(items);
    assert.ok([...first, ...last, columns].every(Number.isSafeInteger), `${number}: ${[...first, ...last].join()}`);
    assert.ok(first.every((column) => column >= 1));
  }
});

test('the empty plan and a major without leaves', () => {
  assert.equal(schedulePlan([]).columns, 0);
  assert.deepEqual(schedulePlan([leaf([], { isMajor: true })]).states, ['cancelled']);
});

test('law: the same rows give the same schedule, and an unrelated task changes nothing but the end', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const items = randomPlan(seed, { rows: 3 + (seed % 10), hasRings: true, hasPins: true, hasProgress: true });
    const once = schedulePlan(items);
    assert.deepEqual(schedulePlan(items), once);
    const more = schedulePlan([...items, leaf([])]);
    assert.deepEqual([...more.states.slice(0, -1)], [...once.states]);
    assert.deepEqual(more.problems, once.problems);
    assert.deepEqual([...more.first.subarray(0, items.length)], [...once.first]);
    if (once.columns > 0) assert.deepEqual([...more.totalFloat.subarray(0, items.length)], [...once.totalFloat]);
  }
});
