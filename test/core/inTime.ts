/**
 * Tests of what must not cost more than its size allows. They compare no clocks: they do what a square law would take
 * minutes for, and fail when they take one.
 */
import { test } from 'node:test';

/** Milliseconds that no machine needs for a cost in proportion to the size. */
const FOREVER = 60_000;

/** A test that fails when `work` takes too long. Its runner looks at the clock between turns only, so one comes after. */
export function testInTime(name: string, work: () => void): void {
  test(name, { timeout: FOREVER }, async () => {
    work();
    await new Promise((resolve) => { setImmediate(resolve); });
  });
}
