/**
 * The changed stretch of a text: the smallest, and such that replacing it gives the new text.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChange } from '../../../server/core/text/findChange.ts';

const LONG = 'abc\n'.repeat(5000);

for (const [name, previous, next, expected] of [
  ['a letter typed', 'a b c', 'a xb c', { start: 2, end: 2 }],
  ['a letter replaced', 'a b c', 'a xy c', { start: 2, end: 3 }],
  ['one of equal letters removed', 'aaa', 'aa', { start: 2, end: 3 }],
  ['nothing changed', 'abc', 'abc', { start: 3, end: 3 }],
  ['from nothing', '', 'abc', { start: 0, end: 0 }],
  ['to nothing', 'abc', '', { start: 0, end: 3 }],
  ['far into a long text', LONG, `${LONG.slice(0, 9000)}x${LONG.slice(9000)}`, { start: 9000, end: 9000 }],
  ['across the pieces it compares', LONG, `${LONG.slice(0, 4090)}${LONG.slice(4100)}`, undefined],
] as const) {
  test(name, () => {
    const change = findChange(previous, next);
    if (expected !== undefined) assert.deepEqual(change, expected);
    const inserted = next.slice(change.start, next.length - (previous.length - change.end));
    assert.equal(previous.slice(0, change.start) + inserted + previous.slice(change.end), next);
  });
}
