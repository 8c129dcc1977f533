/**
 * The sum at the end of `npm test` loses no failure, whatever a run printed or however it ended.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCounts, readCounts, summaryLine } from '../../scripts/testing/counts.ts';

test('counts add up to one line', () => {
  assert.equal(summaryLine(addCounts([{ passed: 3, failed: 0 }, { passed: 4, failed: 1 }])), '7 passed, 1 failed');
  assert.equal(summaryLine(addCounts([])), '0 passed, 0 failed');
});

test('the last summary in the output counts', () => {
  assert.deepEqual(readCounts('│ 1 passed, 0 failed\n│ ✖ late\n│ 12 passed, 2 failed\nExit code: 1', 1), { passed: 12, failed: 2 });
});

test('a run that ends badly after its tests passed has failed', () => {
  assert.deepEqual(readCounts('│ 12 passed, 0 failed', 1), { passed: 12, failed: 1 });
  assert.deepEqual(readCounts('│ 12 passed, 0 failed', null), { passed: 12, failed: 1 });
});

test('a run that counted nothing has failed, even with status 0', () => {
  assert.deepEqual(readCounts('', 0), { passed: 0, failed: 1 });
  assert.deepEqual(readCounts('│ 0 passed, 0 failed', 0), { passed: 0, failed: 1 });
});
