/**
 * Tasks whose line is gone from a sprint list. A gone line is never a decision: it is an error that says what is at
 * stake, with the lines that would mend it.
 *
 * Sample: without the line of `schema` there is one problem, at the line that followed it in the opening text.
 */
import { nameInMessages } from '../planWords.ts';
import type { SprintBase } from './sprintBase.ts';
import type { SprintLines } from './sprintLines.ts';
import type { SprintStep } from './sprintSteps.ts';
import { renderStep } from './sprintText.ts';
import { sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';

/** @param finished words of tasks that need no line any more */
export function findMissing(
  base: SprintBase, { lines, mentioned }: SprintLines, steps: readonly SprintStep[], text: string, finished: ReadonlySet<string>,
): readonly SessionProblem[] {
  const lineOfRow = new Map(steps.map(({ row, line }) => [row, line]));
  const problems: SessionProblem[] = [];
  let below = lines.at(-1)?.line.end ?? text.length;
  for (let index = base.listed.length - 1; index >= 0; index--) {
    const { row, verb } = base.listed[index]!;
    const line = lineOfRow.get(row);
    if (line !== undefined) below = line.line.start;
    if (line !== undefined || finished.has(base.words[row]!) || mentioned.has(base.words[row]!)) continue;
    const place = { start: below, end: below };
    const isInside = lines.some((each) => each.line.start === below);
    const insert = (written: string): { readonly start: number; readonly end: number; readonly newText: string } => (
      { ...place, newText: isInside ? `${renderStep(base, row, written)}\n` : `\n${renderStep(base, row, written)}` });
    problems.push(sessionError('missing-line', place, `The line of ${nameInMessages(base.source, row)} is gone: put it back, "${renderStep(base, row, verb)}", or with wait or drop in front.`,
      [...new Set([verb, 'wait', 'drop'])].map((written) => ({ title: `Write ${written} ${base.words[row]!}`, edits: [insert(written)] }))));
  }
  return problems.reverse();
}
