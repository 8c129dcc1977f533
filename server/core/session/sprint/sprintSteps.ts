/**
 * What the lines of a sprint list ask for: each line beside the task it names, compared with what the note says, gives
 * operations or problems. All problems are found at once. Nothing is applied here.
 *
 * *Unchanged* is what the notes say, whatever the opening text proposed.
 * Sample: `wait schema 2 Create schema` on a task with `sprint:4` takes that number away, and nothing on one without.
 */
import { nearestWords } from '../../plan/syntax/nearestWords.ts';
import { isHandle } from '../handles.ts';
import { valueOf } from '../planOperations.ts';
import type { PlanOperation, ValueChange } from '../planOperations.ts';
import { rawTitle } from '../planSource.ts';
import { hasErrors, sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { readHeader } from '../sessionText.ts';
import { nameInMessages } from '../planWords.ts';
import { estimateText, pointsOfText } from './sprintBase.ts';
import type { SprintBase } from './sprintBase.ts';
import { checkSprint } from './sprintChecks.ts';
import { parseSprint } from './sprintLines.ts';
import type { SprintLine, SprintLines } from './sprintLines.ts';
import { describeGone, findGone, waitFor } from './missingSteps.ts';
import { splitRest } from './sprintRest.ts';
import type { RestOfLine } from './sprintRest.ts';
import { readChanges, readFold, readNew } from './stepChanges.ts';
import type { OpenStage } from './stepChanges.ts';

export interface ReadOptions {
  /** What a task without a line means: an error, which is the default, or that it waits, without a word or once that is confirmed. */
  readonly missing?: 'error' | 'wait' | 'ask';
  /** Lines that were applied already, before a pause: they ask for nothing, and count in all that lines mean together. */
  readonly finished?: string;
}

/** A line with the row it names; `row` is -1 for a new task. */
export interface SprintStep {
  readonly line: SprintLine;
  readonly row: number;
  readonly rest: RestOfLine;
  /** The estimate the task is to have. */
  readonly estimate: string;
}

/** What is done before the list stops: operations, then forms for these rows. */
export interface SprintStage {
  readonly operations: readonly PlanOperation[];
  readonly forms: readonly string[];
  /** Words of the tasks whose lines are done with this. */
  readonly words: readonly string[];
}

export interface SprintReading {
  /** No line at all: the session is given up. */
  readonly isEmpty: boolean;
  /** One stage, and one more for each pause; empty when there are errors. */
  readonly stages: readonly SprintStage[];
  readonly problems: readonly SessionProblem[];
}

export function readSprint(base: SprintBase, text: string, options: ReadOptions = {}): SprintReading {
  const written = parseSprint(text);
  const isEmpty = written.lines.length === 0 && written.problems.length === 0;
  if (isEmpty) return { isEmpty, stages: [], problems: [] };
  const problems: SessionProblem[] = [...written.problems];
  const isOwn = (readHeader(text)?.token ?? base.token) === base.token;
  const own = findSteps(base, written, isOwn, problems);
  const { missing = 'error', finished = '' } = options;
  const before = findSteps(base, parseSprint(finished), true, []);
  const gone = findGone(base, written, own, text, new Set(before.map(({ line }) => line.word.text)));
  if (missing !== 'wait') problems.push(...describeGone(base, written, gone, missing === 'ask'));
  const steps = missing === 'error' ? own : [...own, ...gone.map((each) => waitFor(base, each))];
  const stages = readStages(base, written, steps, problems);
  if (!hasErrors(problems)) problems.push(...checkSprint(base, steps, before, written.capacity?.value ?? base.capacity));
  problems.sort((a, b) => a.span.start - b.span.start);
  return { isEmpty, stages: hasErrors(problems) ? [] : stages, problems };
}

/** Finds the row of each line; lines that name none, or one that has a line already, are left out and reported. */
function findSteps(base: SprintBase, { lines }: SprintLines, isOwn: boolean, problems: SessionProblem[]): readonly SprintStep[] {
  const steps: SprintStep[] = [];
  const seen = new Set<number>();
  for (const line of lines) {
    const row = line.verb === 'new' ? -1 : findRow(base, line);
    if (typeof row === 'object') {
      problems.push(row);
      continue;
    }
    if (row !== -1 && seen.has(row)) {
      problems.push(sessionError('duplicate-line', line.word, `${nameInMessages(base.source, row)} has a line already: keep one of them.`,
        [{ title: 'Remove this line', edits: [{ start: line.line.start, end: line.line.end, newText: '' }] }]));
      continue;
    }
    seen.add(row);
    const known = row === -1 ? undefined : rawTitle(base.source, row);
    const rest = splitRest(line.rest, known);
    if (!isOwn && line.word.text.startsWith('=') && row !== -1 && rest.title !== known) problems.push(foreignHandle(line));
    steps.push({ line, row, rest, estimate: line.estimate?.text ?? (row === -1 ? '?' : estimateText(base.source, row)) });
  }
  return steps;
}

function findRow({ source: { plan, schedule }, rowOfWord, words }: SprintBase, { word }: SprintLine): number | SessionProblem {
  const row = rowOfWord.get(word.text) ?? plan.rowOfId.get(word.text);
  if (row === undefined && word.text.startsWith('=')) {
    return isHandle(word.text.slice(1)) ? sessionError('foreign-handle', word, `${word.text} names nothing in this list: copy the handle from the task's own line.`)
      : sessionError('mistyped-handle', word, `${word.text} is mistyped, its check sign does not fit: copy the handle from the task's own line.`);
  }
  if (row === undefined) {
    const near = nearestWords(word.text, words.filter((_, index) => !plan.items[index]!.isMajor), 2);
    const advice = near.length === 0 ? 'write its id, or the handle that begins with =' : `did you mean ${near.join(' or ')}?`;
    return sessionError('unknown-name', word, `No task of this plan is called "${word.text}": ${advice}`,
      near.map((name) => ({ title: `Change to ${name}`, edits: [{ start: word.start, end: word.end, newText: name }] })));
  }
  if (plan.items[row]!.isMajor) return sessionError('not-possible', word, `"${plan.rows[row]!.row.entry.title}" is a major: list its tasks instead.`);
  const state = schedule.states[row]!;
  return state === 'done' || state === 'cancelled' ? sessionError('not-possible', word, `${word.text} is ${state} already: remove the line.`) : row;
}

function foreignHandle({ word }: SprintLine): SessionProblem {
  return sessionError('foreign-handle', word, `This text was made from other notes, and there ${word.text} may have been another task: give the task an id, or begin a new session.`);
}

function readStages(base: SprintBase, { lines, pauses }: SprintLines, steps: readonly SprintStep[], problems: SessionProblem[]): readonly SprintStage[] {
  const numbers = new Map(lines.map((line, index) => [line, index]));
  const stages = [...pauses, 0].map((): OpenStage => ({ operations: [], forms: [], words: [] }));
  const folded = new Map<number, number>();
  let above = -1;
  for (const step of steps) {
    const index = numbers.get(step.line) ?? lines.length;
    const stage = stages[pauses.filter((pause) => pause <= index).length]!;
    if (step.row !== -1) stage.words.push(base.words[step.row]!);
    if (step.line.verb === 'fold') {
      if (above === -1) problems.push(sessionError('no-task-above', step.line.verbSpan, 'fold joins a task with the one in the line above, and there is none: write take, or move the line.'));
      else readFold(base, step, above, folded, stage, problems);
      continue;
    }
    if (step.line.verb === 'new') readNew(base, step, stage, problems);
    else readChanges(base, step, stage, problems);
    above = step.row;
  }
  for (const [row, points] of folded) addPoints(base, steps.find((step) => step.row === row)!, points, stages);
  return stages;
}

/** The task above takes the points of what is folded into it. */
function addPoints({ source }: SprintBase, { row, line, estimate }: SprintStep, points: number, stages: readonly OpenStage[]): void {
  const task = source.names[row]!;
  const own = line.points === undefined ? estimate === '?' ? 1 : pointsOfText(source, estimate) ?? 1 : (source.plan.items[row]!.spent ?? 0) + line.points.here;
  const added: ValueChange = { what: 'est', before: valueOf(source, row, 'est'), after: String(own + points) };
  for (const { operations } of stages) {
    const at = operations.findIndex((operation) => operation.kind === 'change' && operation.task === task);
    const found = operations[at];
    if (found?.kind !== 'change') continue;
    operations[at] = { ...found, changes: [...found.changes.filter(({ what }) => what !== 'est'), added] };
    return;
  }
  stages.find(({ operations }) => operations.some((operation) => operation.kind === 'fold' && operation.into === task))!
    .operations.push({ kind: 'change', task, changes: [added], span: line.line });
}
