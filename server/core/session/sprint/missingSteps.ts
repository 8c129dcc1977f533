/**
 * Tasks whose line is gone from a sprint list. A gone line is never a decision: it is an error that says what is at
 * stake, with the lines that would mend it.
 *
 * Sample: without the line of `schema` there is one problem, at the line that followed it in the opening text.
 */
import { nameInMessages } from '../planWords.ts';
import { estimateText } from './sprintBase.ts';
import type { SprintBase } from './sprintBase.ts';
import type { SprintLines } from './sprintLines.ts';
import type { SprintStep } from './sprintSteps.ts';
import { renderStep } from './sprintText.ts';
import { sessionError, sessionWarning } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import type { Span } from '../../text/lineIndex.ts';
import type { TextEdit } from '../../text/textEdit.ts';

/** A task without a line, at the line that followed it in the opening text. */
export interface GoneStep {
  readonly row: number;
  /** The verb it was proposed with. */
  readonly verb: string;
  readonly place: Span;
}

/** @param finished words of tasks that need no line any more */
export function findGone(base: SprintBase, { lines, mentioned }: SprintLines, steps: readonly SprintStep[], text: string, finished: ReadonlySet<string>): readonly GoneStep[] {
  const lineOfRow = new Map(steps.map(({ row, line }) => [row, line]));
  let below = lines.at(-1)?.line.end ?? text.length;
  return base.listed.toReversed().flatMap(({ row, verb }): readonly GoneStep[] => {
    const line = lineOfRow.get(row);
    if (line !== undefined) below = line.line.start;
    const isGone = line === undefined && !finished.has(base.words[row]!) && !mentioned.has(base.words[row]!);
    return isGone ? [{ row, verb, place: { start: below, end: below } }] : [];
  }).reverse();
}

/** @param isAsked whether to leave the tasks out once that is confirmed, instead of an error */
export function describeGone(base: SprintBase, { lines }: SprintLines, gone: readonly GoneStep[], isAsked: boolean): readonly SessionProblem[] {
  if (gone.length === 0) return [];
  const starts = new Set(lines.map(({ line }) => line.start));
  return gone.map(({ row, verb, place }) => {
    const insert = (written: string): TextEdit => (
      { ...place, newText: starts.has(place.start) ? `${renderStep(base, row, written)}\n` : `\n${renderStep(base, row, written)}` });
    const fixes = [...new Set([verb, 'wait', 'drop'])].map((written) => ({ title: `Write ${written} ${base.words[row]!}`, edits: [insert(written)] }));
    const name = nameInMessages(base.source, row);
    return isAsked ? sessionWarning('missing-line', place, `The line of ${name} is gone: accepted like this, it is left out of the sprint.`, fixes)
      : sessionError('missing-line', place, `The line of ${name} is gone: put it back, "${renderStep(base, row, verb)}", or with wait or drop in front.`, fixes);
  });
}

/** What a task without a line is read as where that is allowed: a line that makes it wait. */
export function waitFor(base: SprintBase, { row, place }: GoneStep): SprintStep {
  const nothing = { text: '', ...place };
  return {
    row, rest: { title: '', fields: [] }, estimate: estimateText(base.source, row),
    line: { verb: 'wait', verbSpan: place, line: nothing, word: { ...nothing, text: base.words[row]! }, estimate: undefined, points: undefined, rest: nothing },
  };
}
