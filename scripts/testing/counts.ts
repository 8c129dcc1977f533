/**
 * How many checks passed and failed, and the one line that sums them up. It knows nothing of how they were run.
 *
 * `summaryLine(addCounts([{ passed: 3, failed: 0 }, { passed: 4, failed: 1 }]))` is `7 passed, 1 failed`.
 */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function addCounts(parts: readonly Counts[]): Counts {
  return parts.reduce((sum, part) => ({ passed: sum.passed + part.passed, failed: sum.failed + part.failed }), {
    passed: 0,
    failed: 0,
  });
}

export function summaryLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed`;
}

/**
 * Reads the counts a run in the editor printed last.
 * @param status the run's exit status; null when a signal ended it.
 * @returns the counts, with one failure more when the run ended badly though no test of it failed, or counted nothing.
 */
export function readCounts(output: string, status: number | null): Counts {
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  const counts = { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) };
  const endedBadly = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return endedBadly ? { ...counts, failed: 1 } : counts;
}
