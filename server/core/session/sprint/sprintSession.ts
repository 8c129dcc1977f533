/**
 * A sprint planned as a text, from opening to the notes it makes.
 *
 * Sample: `openSprint(source, { sprint: 4 })` opens with the proposals of sprint 4.
 */
import { applyPlanOperations } from '../applyOperations.ts';
import { describeOperation } from '../planOperations.ts';
import { readAgain, textsOf } from '../planSource.ts';
import type { NoteText, PlanSource } from '../planSource.ts';
import { findNoteChanges, stopped } from '../session.ts';
import type { EditingSession, Evaluation } from '../session.ts';
import { sessionError } from '../sessionProblem.ts';
import { splitLines } from '../sessionText.ts';
import { buildSprintBase } from './sprintBase.ts';
import type { SprintBase, SprintOptions } from './sprintBase.ts';
import { FINISHED, parseSprint, readFinished } from './sprintLines.ts';
import { readSprint } from './sprintSteps.ts';
import type { ReadOptions } from './sprintSteps.ts';
import { renderSprint } from './sprintText.ts';

/** With what its lines can name. */
export interface SprintSession extends EditingSession {
  readonly base: SprintBase;
}

/** @param source the notes when the session was opened */
export function openSprint(source: PlanSource, options: SprintOptions & ReadOptions & { readonly isLive?: boolean } = {}): SprintSession {
  const base = buildSprintBase(source, options);
  return {
    base, kind: 'sprint', text: renderSprint(base, options.isLive), subject: `sprint ${base.sprint} of ${source.plan.name}`,
    paths: source.plan.notes.map((note) => source.notes[note]!.path),
    evaluate: (text, notes) => evaluate(base, text, notes, options),
  };
}

function evaluate(base: SprintBase, text: string, notes: readonly NoteText[], options: ReadOptions): Evaluation {
  const { isEmpty, stages, problems } = readSprint(base, text, { ...options, finished: readFinished(text) });
  const [stage, ...later] = stages;
  if (stage === undefined) return stopped(problems, isEmpty);
  const current = readAgain(base.source, notes);
  if (current === undefined) return stopped([...problems, sessionError('changed-meanwhile', { start: 0, end: 0 }, 'The plan is not in the notes any more: put it back, or remove all lines to stop.')]);
  const applied = applyPlanOperations(current, stage.operations);
  if ('problems' in applied) return stopped([...problems, ...applied.problems]);
  return {
    isEmpty, problems, forms: stage.forms, changes: findNoteChanges(notes, textsOf(applied.source)),
    summary: stage.operations.map(describeOperation), ...(later.length > 0 && { rest: withoutFinished(text) }),
  };
}

/** The lines up to the first pause made comments, so that the rest can go on later. */
function withoutFinished(text: string): string {
  const { lines } = parseSprint(text);
  const all = splitLines(text);
  const pause = all.findIndex((line) => line.text.trim() === 'pause');
  const done = new Set(lines.map(({ line }) => line.start).filter((start) => start < all[pause]!.start));
  return all.map((line, index) => {
    const whole = text.slice(line.start, all[index + 1]?.start ?? text.length);
    return done.has(line.start) || index === pause ? FINISHED + whole : whole;
  }).join('');
}
