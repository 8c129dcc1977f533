/**
 * What the lines of a sprint list ask for: each line beside the task it names, compared with what the note says, gives
 * operations or problems. All problems are found at once. Nothing is applied here.
 *
 * *Unchanged* is what the notes say, whatever the opening text proposed.
 * Sample: `wait schema 2 Create schema` on a task with `sprint:4` takes that number away, and nothing on one without.
 */
import { nearestWords } from '../../plan/nearestWords.ts';
import { faultOf } from '../../plan/planEdits.ts';
import type { PlanKey } from '../../plan/planKeys.ts';
import { isHandle } from '../handles.ts';
import { valueOf } from '../planOperations.ts';
import type { PlanOperation, ValueChange } from '../planOperations.ts';
import { rawTitle } from '../planSource.ts';
import { hasErrors, sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { readHeader } from '../sessionText.ts';
import { estimateText, leftOf, nameInMessages, pointsOfText } from './sprintBase.ts';
import type { SprintBase } from './sprintBase.ts';
import { checkSprint } from './sprintChecks.ts';
import { parseSprint } from './sprintLines.ts';
import type { SprintLine, SprintLines } from './sprintLines.ts';
import { findMissing } from './missingSteps.ts';
import { splitRest } from './sprintRest.ts';
import type { RestOfLine, WrittenField } from './sprintRest.ts';
import { SHOWN_KEYS, shownValue } from './sprintText.ts';

export interface ReadOptions {
  /** What a task without a line means. Default: an error. */
  readonly missing?: 'error' | 'wait';
  /** Words of tasks whose lines were applied already, before a pause. */
  readonly finished?: ReadonlySet<string>;
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
  const steps = findSteps(base, written, isOwn, problems);
  if (options.missing !== 'wait') problems.push(...findMissing(base, written, steps, text, options.finished ?? new Set()));
  const stages = readStages(base, written, steps, problems);
  if (!hasErrors(problems)) problems.push(...checkSprint(base, steps, written.capacity?.value ?? base.capacity));
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

function readStages(base: SprintBase, { pauses }: SprintLines, steps: readonly SprintStep[], problems: SessionProblem[]): readonly SprintStage[] {
  const lineNumber = new Map(steps.map((step, index) => [step.line, index]));
  const stages = [...new Set(pauses)].map(() => newStage());
  stages.push(newStage());
  const folded = new Map<number, number>();
  let above = -1;
  for (const step of steps) {
    const index = lineNumber.get(step.line)!;
    const stage = stages[pauses.filter((pause) => pause <= index).length] ?? stages.at(-1)!;
    if (step.row !== -1) stage.words.push(base.words[step.row]!);
    if (step.line.verb === 'fold') {
      if (above === -1) problems.push(sessionError('no-task-above', step.line.verbSpan, 'fold joins a task with the one in the line above, and there is none: write take, or move the line.'));
      else readFold(base, step, above, folded, stage, problems);
      continue;
    }
    if (step.line.verb === 'new') readNew(base, step, stage, problems);
    else readStep(base, step, stage, problems);
    above = step.row;
  }
  for (const [row, points] of folded) addPoints(base, steps.find((step) => step.row === row)!, points, stages);
  return stages;
}

interface OpenStage { readonly operations: PlanOperation[]; readonly forms: string[]; readonly words: string[] }

function newStage(): OpenStage {
  return { operations: [], forms: [], words: [] };
}

function readStep(base: SprintBase, step: SprintStep, stage: OpenStage, problems: SessionProblem[]): void {
  const { source, sprint } = base;
  const { row, line } = step;
  const changes: ValueChange[] = [];
  const change = (what: ValueChange['what'], after: string | undefined): void => {
    const before = valueOf(source, row, what);
    if (before !== after) changes.push({ what, before, after });
  };
  const toSprint = (number: number): void => { if (source.plan.items[row]!.sprint !== number) change('sprint', String(number)); };
  if (step.rest.title !== '') change('title', step.rest.title);
  switch (line.verb) {
    case 'take': case 'edit': case 'part': toSprint(sprint); break;
    case 'next': toSprint(sprint + 1); break;
    case 'wait': if ((source.plan.items[row]!.sprint ?? 0) >= sprint) leaveSprint(base, step, change, problems); break;
    case 'done': change('state', 'done'); break;
    case 'drop': change('state', 'cancelled'); break;
    case 'fold': case 'new': break;
  }
  if (line.verb === 'part') readPart(base, step, stage, change, problems);
  else readEstimate(base, step, change, problems);
  for (const field of step.rest.fields) readField(base, step, field, change, problems);
  if (step.rest.title !== '') problems.push(...missingTokens(base, step));
  const task = source.names[row]!;
  if (changes.length > 0) stage.operations.unshift({ kind: 'change', task, changes, span: line.line });
  if (line.verb === 'edit') stage.forms.push(task);
}

type Change = (what: ValueChange['what'], after: string | undefined) => void;

/** A number that comes from the major around the task cannot be taken away on the task. */
function leaveSprint({ source, sprint }: SprintBase, { row, line }: SprintStep, change: Change, problems: SessionProblem[]): void {
  const { parent } = source.plan.rows[row]!;
  const inherited = parent === -1 ? undefined : source.plan.items[parent]!.sprint ?? source.plan.rows[parent]!.row.sprint;
  if (inherited === undefined || inherited < sprint) change('sprint', undefined);
  else problems.push(sessionError('not-possible', line.verbSpan, `${nameInMessages(source, row)} has sprint ${inherited} from "${source.plan.rows[parent]!.row.entry.title}": change it there.`));
}

function readEstimate({ source }: SprintBase, { row, line, estimate }: SprintStep, change: Change, problems: SessionProblem[]): void {
  if (estimate === estimateText(source, row)) return;
  if (estimate !== '?' && pointsOfText(source, estimate) === undefined) problems.push(badEstimate(line, estimate));
  else change('est', estimate === '?' ? undefined : estimate);
}

function badEstimate({ estimate, word }: SprintLine, text: string): SessionProblem {
  return sessionError('invalid-value', estimate ?? word, `"${text}" is no estimate of this plan: write points (3), a size (M), a range (2-5), 0 for a milestone or ? for none.`);
}

function readPart({ source }: SprintBase, { row, line }: SprintStep, stage: OpenStage, change: Change, problems: SessionProblem[]): void {
  const { here, of, span } = line.points!;
  const left = leftOf(source, row);
  if (of !== left) {
    problems.push(sessionError('wrong-points', span, `${nameInMessages(source, row)} has ${left} points left, not ${of}: write ${Math.min(here, left)}/${left}.`,
      here < left ? [{ title: `Change to ${here}/${left}`, edits: [{ ...span, newText: `${here}/${left}` }] }] : []));
  } else if (here < 1 || here >= of) {
    problems.push(sessionError('wrong-points', span, `Both parts need at least 1 point: write a number from 1 to ${of - 1} in front of /${of}.`));
  } else {
    const { spent, left: written } = source.plan.items[row]!;
    change('est', String((spent ?? 0) + here));
    if (written !== undefined) change('left', String(here));
    stage.operations.push({ kind: 'part', task: source.names[row]!, rest: of - here, span: line.line });
  }
}

function readField({ source }: SprintBase, { row, line }: SprintStep, { key, value, span }: WrittenField, change: Change, problems: SessionProblem[]): void {
  const fault = value === '' ? undefined : faultOf(key, value);
  if (key === 'est' || key === 'sprint' || key === 'id') problems.push(sessionError('unknown-field', span, OTHER_PLACE[key]));
  else if (fault !== undefined) problems.push(sessionError('invalid-value', span, `"${value}" cannot be written as ${key}: ${fault}.`));
  else if (value === '' && valueOf(source, row, key) === undefined) problems.push(sessionError('unknown-field', span, `${nameInMessages(source, row)} has no ${key} to take away: remove "${key}:".`));
  else if (!(line.verb === 'part' && key === 'left')) change(key, value === '' ? undefined : value);
}

const OTHER_PLACE: Readonly<Record<'est' | 'sprint' | 'id', string>> = {
  est: 'The estimate is the word behind the name of the task: write it there.',
  sprint: 'The verb says the sprint: write take, next or wait in front.',
  id: 'An id is changed where references to it are changed too: use the verb edit, or throughline edit task.',
};

/** Fields the list showed and that are gone now: taking them away is written, not implied. */
function missingTokens({ source }: SprintBase, { row, line, rest }: SprintStep): readonly SessionProblem[] {
  return SHOWN_KEYS.flatMap((key) => {
    const value = shownValue(source, row, key);
    if (value === undefined || rest.fields.some((field) => field.key === key)) return [];
    const { end } = line.line;
    return [sessionError('missing-token', line.line, `${key}:${value} is gone from this line: put it back, or write "${key}:" to take it away.`, [
      { title: `Put ${key}:${value} back`, edits: [{ start: end, end, newText: `  ${key}:${value}` }] },
      { title: `Take ${key} away`, edits: [{ start: end, end, newText: `  ${key}:` }] },
    ])];
  });
}

function readFold(base: SprintBase, step: SprintStep, into: number, folded: Map<number, number>, stage: OpenStage, problems: SessionProblem[]): void {
  const { source } = base;
  const { row, line, estimate, rest } = step;
  const points = estimate === '?' ? 1 : pointsOfText(source, estimate);
  if (points === undefined) problems.push(badEstimate(line, estimate));
  else if ((source.plan.items[row]!.spent ?? 0) > 0) problems.push(sessionError('not-possible', line.verbSpan, `${nameInMessages(source, row)} is begun already: work that was done cannot be folded. Write take or done.`));
  else {
    folded.set(into, (folded.get(into) ?? 0) + points);
    stage.operations.push({ kind: 'fold', task: source.names[row]!, into: source.names[into]!, title: rest.title === '' ? rawTitle(source, row) : rest.title, span: line.line });
  }
}

/** The task above takes the points of what is folded into it. */
function addPoints({ source }: SprintBase, { row, line, estimate }: SprintStep, points: number, stages: readonly OpenStage[]): void {
  const task = source.names[row]!;
  const own = line.points === undefined ? estimate === '?' ? 1 : pointsOfText(source, estimate) ?? 1 : (source.plan.items[row]!.spent ?? 0) + line.points.here;
  const added: ValueChange = { what: 'est', before: valueOf(source, row, 'est'), after: String(own + points) };
  for (const { operations, words: _ } of stages) {
    const at = operations.findIndex((operation) => operation.kind === 'change' && operation.task === task);
    const found = operations[at];
    if (found?.kind !== 'change') continue;
    operations[at] = { ...found, changes: [...found.changes.filter(({ what }) => what !== 'est'), added] };
    return;
  }
  stages.find(({ operations }) => operations.some((operation) => operation.kind === 'fold' && operation.into === task))!
    .operations.unshift({ kind: 'change', task, changes: [added], span: line.line });
}

function readNew({ source, parents }: SprintBase, { line, rest, estimate }: SprintStep, stage: OpenStage, problems: SessionProblem[]): void {
  const parent = parents.get(line.word.text);
  const id = rest.fields.find(({ key }) => key === 'id');
  const faults = rest.fields.flatMap(({ key, value, span }): readonly SessionProblem[] => {
    const fault = faultOf(key, value);
    return fault === undefined ? [] : [sessionError('invalid-value', span, `"${value}" cannot be written as ${key}: ${fault}.`)];
  });
  problems.push(...faults);
  if (parent === undefined) problems.push(unknownParent(line, [...parents.keys()]));
  else if (estimate !== '?' && pointsOfText(source, estimate) === undefined) problems.push(badEstimate(line, estimate));
  else if (rest.title === '') problems.push(sessionError('missing-value', line.line, 'A new task needs a title: write it behind the estimate.'));
  else if (id !== undefined && source.plan.rowOfId.has(id.value)) problems.push(sessionError('invalid-value', id.span, `The id "${id.value}" is taken: choose another.`));
  else if (faults.length === 0) {
    const fields: readonly (readonly [PlanKey, string])[] = [
      ...rest.fields.filter(({ key }) => key === 'id'), ...(estimate === '?' ? [] : [{ key: 'est' as const, value: estimate }]), ...rest.fields.filter(({ key }) => key !== 'id' && key !== 'est'),
    ].map(({ key, value }) => [key, value]);
    const tail = fields.map(([key, value]) => `${key}:${value}`).join(' ');
    stage.operations.push({
      kind: 'new', line: tail === '' ? rest.title : `${rest.title}  ${tail}`, span: line.line,
      parent: 'row' in parent ? { row: source.names[parent.row]! } : { path: source.notes[parent.note]!.path },
    });
  }
}

function unknownParent({ word }: SprintLine, known: readonly string[]): SessionProblem {
  const near = nearestWords(word.text, known, 2);
  const advice = near.length === 0 ? 'write one of those listed under "Parents for new"' : `did you mean ${near.join(' or ')}?`;
  return sessionError('unknown-name', word, `"${word.text}" is no place for a new task: ${advice}`);
}
