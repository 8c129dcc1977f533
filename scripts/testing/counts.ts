/**
 * How many checks passed, which failed, and the lines that sum them up. It knows nothing of how they were run.
 *
 * `summary({ passed: 7, failures: ['lint'] })` is `✖ lint` and, last, `7 passed, 1 failed`.
 */
export interface Counts {
  readonly passed: number;
  /** One name for each check that failed. */
  readonly failures: readonly string[];
}

export function addCounts(parts: readonly Counts[]): Counts {
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failures: parts.flatMap((part) => part.failures),
  };
}

/** @returns the name of every failure, so that nobody has to search a long log for it, and the counts in the last line. */
export function summary({ passed, failures }: Counts): string {
  return [...failures.map((name) => `✖ ${name}`), `${passed} passed, ${failures.length} failed`].join('\n');
}

/**
 * Reads what a run in the editor printed: a line `│ ✖ name` for each failure, and the counts last.
 * @param status the run's exit status; null when a signal ended it.
 * @returns the counts; a run that ended badly though no test of it failed, or that counted nothing, is a failure itself.
 */
export function readCounts(output: string, status: number | null): Counts {
  const passed = Number([...output.matchAll(/(\d+) passed, \d+ failed/g)].at(-1)?.[1] ?? 0);
  const failures = [...output.matchAll(/^│ ✖ (.*)$/gm)].map(([, name = '']) => name);
  const endedBadly = failures.length === 0 && (status !== 0 || passed === 0);
  return { passed, failures: endedBadly ? [`the run itself ended with status ${status} after ${passed} tests`] : failures };
}
