/**
 * Runs a task for the newest of the values it is given, one after another: those that come while it runs replace each other.
 *
 * Sample: of 1, 2 and 3 given at once it runs for 1 and for 3.
 */
export function createRunLatest<Value>(task: (value: Value) => Promise<void>): (value: Value) => Promise<void> {
  let waiting: readonly [Value] | undefined;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      for (let next = waiting; next !== undefined; next = waiting) {
        waiting = undefined;
        await task(next[0]);
      }
    } finally {
      running = undefined;
    }
  };
  return (value) => {
    waiting = [value];
    running ??= run();
    return running;
  };
}
