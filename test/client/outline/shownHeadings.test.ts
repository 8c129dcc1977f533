/**
 * What the filter and the setting for quotes leave to be seen.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findShown } from '../../../client/outline/shownHeadings.ts';
import { outlineEntries } from './outlineEntries.ts';

const ENTRIES = outlineEntries('Field guide\n  Before you go\n    What to pack\n  On the path\n    Birdsong\n    Bird list');

function check(filter: string, expected: readonly string[], matches: number): void {
  const result = findShown(ENTRIES, filter, true);
  const titles = ENTRIES.filter((_, index) => result.shown?.[index] ?? true).map(({ text }) => text);
  assert.deepEqual([titles, result.matches], [expected, matches]);
}

test('a filter keeps matches and the headings above them', () => {
  check('bird', ['Field guide', 'On the path', 'Birdsong', 'Bird list'], 2);
  check('PACK', ['Field guide', 'Before you go', 'What to pack'], 1);
});

test('all words must occur, in any order', () => {
  check('list bird', ['Field guide', 'On the path', 'Bird list'], 1);
  check('bird pack', [], 0);
});

test('no filter shows everything', () => {
  check('', ENTRIES.map(({ text }) => text), 6);
  check('  ', ENTRIES.map(({ text }) => text), 6);
});

test('headings in quotes and lists are shown on request', () => {
  const quoted = ENTRIES.map((entry, index) => index === 2 ? { ...entry, container: 'quote' as const } : entry);
  assert.deepEqual(findShown(quoted, '', false).shown, [true, true, false, true, true, true]);
  assert.equal(findShown(quoted, '', true).shown, undefined);
});
