/**
 * Differences of two texts: applied to the first they give the second, and they leave alone what is the same in both.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDifferences } from '../../../server/core/text/findDifferences.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';

test('only what differs is replaced', () => {
  assert.deepEqual(findDifferences('a\nb 1\nc\n', 'a\nb 2\nc\n'), [{ start: 4, end: 5, newText: '2' }]);
  assert.deepEqual(findDifferences('a\nb\nc', 'a\nb\nc'), []);
  assert.deepEqual(findDifferences('a\nb\nc\nd\ne\n', 'a\nB\nc\nd\nE\n'), [{ start: 2, end: 3, newText: 'B' }, { start: 8, end: 9, newText: 'E' }]);
  assert.deepEqual(findDifferences('', 'x'), [{ start: 0, end: 0, newText: 'x' }]);
  assert.deepEqual(findDifferences('a\nb\n', 'a\nnew\nb\n'), [{ start: 2, end: 2, newText: 'new\n' }]);
});

test('no edit cuts a surrogate pair or a line ending in two', () => {
  assert.deepEqual(findDifferences('😀', '😁'), [{ start: 0, end: 2, newText: '😁' }]);
  assert.deepEqual(findDifferences('a\r\n', 'a\r\nb\r\n'), [{ start: 3, end: 3, newText: 'b\r\n' }]);
});

test('any two texts: the edits of one give the other', () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const text = (): string => Array.from({ length: random(12) }, () => 'abcde'.slice(random(5), random(6)) + ['\n', '\r\n', ''][random(3)]).join('');
  for (let round = 0; round < 3000; round++) {
    const [before, after] = [text(), text()];
    assert.equal(applyEdits(before, findDifferences(before, after)), after, JSON.stringify([before, after]));
  }
});
