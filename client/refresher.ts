/**
 * Runs a task soon after it is asked for, never twice at once, and at most once in a while however often it is asked:
 * a rest of twice the last run, but of no more than a second, keeps slow tasks from filling the time. It knows nothing of
 * what it runs.
 */
import type { Disposable } from 'vscode';

export interface Refresher extends Disposable {
  /** Asks for a run after the pause; many calls make one run. */
  schedule(): void;
  /** Runs without a pause; resolves when nothing is left to do. */
  now(): Promise<void>;
}

/** In milliseconds: a task that was slow once, because everything was starting, does not keep the next one waiting. */
const LONGEST_REST = 1000;

/** @param pause milliseconds between being asked and running. The task handles its own errors. */
export function createRefresher(task: () => Promise<void>, pause: number): Refresher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let wantedAgain = false;
  /** When the last run has rested enough. */
  let restedAt = 0;
  const run = async (): Promise<void> => {
    do {
      wantedAgain = false;
      const start = Date.now();
      await task();
      restedAt = Date.now() + Math.min(2 * (Date.now() - start), LONGEST_REST);
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
      timer ??= setTimeout(() => void now(), Math.max(pause, restedAt - Date.now()));
    },
    now,
    dispose: () => clearTimeout(timer),
  };
}
