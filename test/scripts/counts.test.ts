/**
 * The sum at the end of `npm test` loses no failure, whatever a run printed or however it ended.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCounts, readCounts, summary } from '../../scripts/testing/counts.ts';

test('counts add up, and failures are named above the last line', () => {
  const sum = addCounts([{ passed: 3, failures: [] }, { passed: 4, failures: ['lint'] }, { passed: 0, failures: ['late'] }]);
  assert.equal(summary(sum), '✖ lint\n✖ late\n7 passed, 2 failed');
  assert.equal(summary(addCounts([])), '0 passed, 0 failed');
});

test('the last counts in the output count, and failures are read from their lines', () => {
  const output = '│ 1 passed, 0 failed\n│ ✖ late\n│ at somewhere\n│ ✖ views: gone\n│ 12 passed, 2 failed\nExit code: 1';
  assert.deepEqual(readCounts(output, 1), { passed: 12, failures: ['late', 'views: gone'] });
});

test('a run that ends badly after its tests passed has failed', () => {
  assert.equal(readCounts('│ 12 passed, 0 failed', 1).failures.length, 1);
  assert.equal(readCounts('│ 12 passed, 0 failed', null).failures.length, 1);
});

test('a run that counted nothing has failed, even with status 0', () => {
  assert.equal(readCounts('', 0).failures.length, 1);
  assert.equal(readCounts('│ 0 passed, 0 failed', 0).failures.length, 1);
});
