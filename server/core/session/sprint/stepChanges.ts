/**
 * What one line of a sprint list asks for: its verb, estimate, title and fields beside what the note says.
 * It knows one line and its task; what lines mean together is in `sprintSteps.ts`.
 *
 * Sample: `done schema 3 Create schema spent:4` on `est:2` changes the box, the estimate and `spent`.
 */
import { nearestWords } from '../../plan/syntax/nearestWords.ts';
import { faultOf } from '../../plan/edits/planEdits.ts';
import type { PlanKey } from '../../plan/syntax/planKeys.ts';
import { valueOf } from '../planOperations.ts';
import type { PlanOperation, ValueChange } from '../planOperations.ts';
import { rawTitle } from '../planSource.ts';
import { sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { nameInMessages } from '../planWords.ts';
import { estimateText, leftOf, pointsOfText } from './sprintBase.ts';
import type { SprintBase } from './sprintBase.ts';
import type { SprintLine } from './sprintLines.ts';
import type { WrittenField } from './sprintRest.ts';
import type { SprintStep } from './sprintSteps.ts';
import { SHOWN_KEYS, shownValue } from './sprintText.ts';

/** A stage while it is being read. */
export interface OpenStage {
  readonly operations: PlanOperation[];
  readonly forms: string[];
  readonly words: string[];
}

/** What a line about one task asks for. */
export function readChanges(base: SprintBase, step: SprintStep, stage: OpenStage, problems: SessionProblem[]): void {
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
  if (changes.length > 0) stage.operations.push({ kind: 'change', task, changes, span: line.line });
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
  id: 'An id is changed where references to it are changed too: use the verb edit, or the form of the task.',
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

/** Joins the task of `step` with the row `into`; its points are added to `folded`. */
export function readFold(base: SprintBase, step: SprintStep, into: number, folded: Map<number, number>, stage: OpenStage, problems: SessionProblem[]): void {
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

export function readNew({ source, parents }: SprintBase, { line, rest, estimate }: SprintStep, stage: OpenStage, problems: SessionProblem[]): void {
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
