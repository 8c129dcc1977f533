/**
 * What comes in a burst is acted on together, and never twice at a time.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { gather } from '../../server/lsp/gather.ts';

test('what comes while the work before is still going on is taken by it, or by one more run', async () => {
  const runs: (readonly number[])[] = [];
  const ready: (() => void)[] = [];
  let isRunning = false;
  const add = gather<number>(0, async (take) => {
    assert.equal(isRunning, false);
    isRunning = true;
    await new Promise<void>((resolve) => void ready.push(resolve)); // waits in a queue
    runs.push(take());
    await new Promise<void>((resolve) => void ready.push(resolve)); // works
    isRunning = false;
  });
  const step = async (): Promise<void> => {
    while (ready.length === 0) await wait(1);
    ready.shift()!();
    await wait(1);
  };
  add(1);
  await wait(5);
  for (let item = 2; item <= 50; item++) add(item);
  await step();
  for (let item = 51; item <= 1000; item++) {
    add(item);
    if (item % 300 === 0) await wait(2);
  }
  await step();
  await step();
  await step();
  assert.deepEqual(runs.map((items) => [items[0], items.at(-1)]), [[1, 50], [51, 1000]]);
});

test('what is not taken is dropped, and asked for no second time', async () => {
  let calls = 0;
  const add = gather<number>(0, () => {
    calls++;
    return Promise.resolve();
  });
  add(1);
  await wait(20);
  assert.equal(calls, 1);
  add(2);
  await wait(20);
  assert.equal(calls, 2);
});
