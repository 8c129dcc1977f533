/**
 * Runs a task soon after it is asked for, never twice at once, and at most once in a while however often it is asked:
 * a pause of twice the last run keeps slow tasks from filling the time. It knows nothing of what it runs.
 */
import type { Disposable } from 'vscode';

export interface Refresher extends Disposable {
  /** Asks for a run after the pause; many calls make one run. */
  schedule(): void;
  /** Runs without a pause; resolves when nothing is left to do. */
  now(): Promise<void>;
}

/** @param pause milliseconds between being asked and running. The task handles its own errors. */
export function createRefresher(task: () => Promise<void>, pause: number): Refresher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let wantedAgain = false;
  let lastCost = 0;
  const run = async (): Promise<void> => {
    do {
      wantedAgain = false;
      const start = Date.now();
      await task();
      lastCost = Date.now() - start;
    } while (wantedAgain);
    running = undefined;
  };
  const now = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (running === undefined) running = run();
    else wantedAgain = true;
    return running;
  };
  return {
    schedule: () => {
      timer ??= setTimeout(() => void now(), Math.max(pause, 2 * lastCost));
    },
    now,
    dispose: () => clearTimeout(timer),
  };
}
