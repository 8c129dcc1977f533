/**
 * Waits inside the editor for what comes in its own time.
 */
import { expect } from 'chai';

/** Asks until the answer is the expected one; after twenty seconds fails with the last answer. */
export async function eventually(ask: () => unknown, expected: unknown): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (JSON.stringify(answer) === JSON.stringify(expected)) return;
    if (Date.now() > end) expect(answer).to.deep.equal(expected);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
