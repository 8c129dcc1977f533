/**
 * Edits of the timeline and taking them back happen in the order asked.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTurns } from '../../client/turns.ts';

test('who comes second begins when the first has ended, and hears nothing of its failure', async () => {
  const takeTurn = createTurns();
  const seen: string[] = [];
  let end = (): void => undefined;
  const first = takeTurn(async () => {
    seen.push('first begins');
    await new Promise<void>((resolve) => { end = resolve; });
    seen.push('first ends');
    throw new Error('no luck');
  });
  const second = takeTurn(async () => { seen.push('second'); });
  await Promise.resolve();
  end();
  await assert.rejects(first, /no luck/);
  await second;
  assert.deepEqual(seen, ['first begins', 'first ends', 'second']);
});
