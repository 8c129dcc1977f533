/**
 * Old rows find their new places, and whatever happens each is used at most once.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchSiblings } from '../../../client/outline/matchSiblings.ts';

const check = (before: string, after: string, expected: readonly number[]): void =>
  assert.deepEqual(matchSiblings([...before], [...after]), expected, `${before} → ${after}`);

test('siblings are matched by title, in order', () => {
  check('ABC', 'ABC', [0, 1, 2]);
  check('AC', 'ABC', [0, -1, 1]);
  check('ABC', 'AC', [0, 2]);
  check('ABC', 'CAB', [2, 0, 1]);
  check('', 'A', [-1]);
});

test('a title edited in place is the same sibling', () => {
  check('ABC', 'AXC', [0, 1, 2]);
  check('AB', 'XY', [0, 1]);
});

test('a new title in another place is no old sibling', () => {
  check('ABC', 'XAC', [-1, 0, 2]);
  check('ABC', 'ACX', [0, 2, -1]);
});

test('no old sibling is used twice', () => {
  for (const [before, after] of [['AAB', 'ABA'], ['AAAA', 'AA'], ['AB', 'BBBA'], ['ABCA', 'CAAB']] as const) {
    const used = matchSiblings([...before], [...after]).filter((index) => index >= 0);
    assert.equal(new Set(used).size, used.length, `${before} → ${after}`);
  }
});
