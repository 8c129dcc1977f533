/**
 * The newest of many wishes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRunLatest } from '../../../client/timeline/runLatest.ts';

test('what is given while it runs replaces each other; the last is always done', async () => {
  const done: number[] = [];
  const run = createRunLatest<number>(async (value) => {
    await new Promise((resolve) => { setImmediate(resolve); });
    done.push(value);
  });
  await Promise.all([run(1), run(2), run(3)]);
  assert.deepEqual(done, [1, 3]);
  await run(4);
  assert.deepEqual(done, [1, 3, 4]);
});

test('it goes on after a failure', async () => {
  const done: number[] = [];
  const run = createRunLatest<number>(async (value) => {
    await Promise.resolve();
    if (value === 1) throw new Error('no');
    done.push(value);
  });
  await assert.rejects(run(1));
  await run(2);
  assert.deepEqual(done, [2]);
});
