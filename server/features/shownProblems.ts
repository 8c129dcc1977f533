/**
 * Which problems of a note an editor is told of, when there are more than anybody reads: the worst ones, and how many
 * more there are. It knows nothing of how they are shown.
 *
 * Sample: of 1,500 hints and one error, limit 1,000, the error and 999 hints are shown and 501 are not.
 */
import type { Severity } from '../core/model/problem.ts';
import { SEVERITY_BY_CODE } from '../core/plan/planProblem.ts';
import type { PlanProblemCode } from '../core/plan/planProblem.ts';

export interface ShownProblems<T> {
  /** In the order they were given. */
  readonly shown: readonly T[];
  readonly hidden: readonly T[];
}

const FROM_WORST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function chooseProblems<T extends { readonly code: PlanProblemCode }>(problems: readonly T[], limit: number): ShownProblems<T> {
  if (problems.length <= limit) return { shown: problems, hidden: [] };
  const chosen = new Set(FROM_WORST.flatMap((severity) => problems.filter(({ code }) => SEVERITY_BY_CODE[code] === severity)).slice(0, limit));
  return { shown: problems.filter((problem) => chosen.has(problem)), hidden: problems.filter((problem) => !chosen.has(problem)) };
}
