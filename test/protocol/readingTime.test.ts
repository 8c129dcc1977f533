/**
 * Reading time, as the view and the command line both show it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingMinutes, renderReadingTime } from '../../server/protocol/readingTime.ts';

test('minutes that have begun count; hours from 100 minutes on', () => {
  const shown = [0, 1, 238, 239, 238 * 99, 238 * 99 + 1, 238 * 150].map((words) => renderReadingTime(words));
  assert.deepEqual(shown, ['0 min', '1 min', '1 min', '2 min', '99 min', '1.7 h', '2.5 h']);
  assert.equal(renderReadingTime(100, 50), '2 min');
});

test('not rounded for programs', () => assert.equal(readingMinutes(119), 0.5));
