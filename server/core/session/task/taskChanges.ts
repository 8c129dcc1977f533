/**
 * What forms ask for: each field beside what the note says. All problems are found at once; nothing is applied here.
 *
 * Sample: `Owner:` on a task with `owner:ben` takes it away; without that line the owner stays.
 */
import { nearestWords } from '../../plan/syntax/nearestWords.ts';
import { faultOf } from '../../plan/edits/planEdits.ts';
import { PLAN_KEYS } from '../../plan/syntax/planKeys.ts';
import type { PlanKey } from '../../plan/syntax/planKeys.ts';
import { isForeign, valueOf } from '../planOperations.ts';
import type { PlanOperation, ValueChange } from '../planOperations.ts';
import { findReferencesTo } from '../planReferencesTo.ts';
import { rawTitle } from '../planSource.ts';
import { nameInMessages } from '../planWords.ts';
import type { ParentPlace } from '../planWords.ts';
import { sessionError, sessionWarning } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { readHeader } from '../sessionText.ts';
import { parseTasks } from './taskForms.ts';
import type { TaskForm } from './taskForms.ts';
import { bodyOf, shownField, wordOfRow } from './taskText.ts';
import type { TaskBase } from './taskText.ts';

export interface TaskReading {
  readonly isEmpty: boolean;
  readonly operations: readonly PlanOperation[];
  readonly problems: readonly SessionProblem[];
}

const STATES = ['open', 'doing', 'done', 'cancelled'];
const LONG_TITLE = 72;

export function readTasks(base: TaskBase, text: string): TaskReading {
  const { forms, isEmpty, problems: ofText } = parseTasks(base, text);
  if (isEmpty) return { isEmpty, operations: [], problems: [] };
  const problems: SessionProblem[] = [...ofText];
  const isOwn = (readHeader(text)?.token ?? base.token) === base.token;
  const operations = forms.flatMap((form) => {
    if (!isOwn) problems.push(...checkHandle(base, form));
    problems.push(...checkTitle(form, form.row === -1 ? '' : rawTitle(base.source, form.row)));
    return form.row === -1 ? readNew(base, form, problems) : readExisting(base, form, problems);
  });
  return { isEmpty, operations, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** A handle in a text from other notes may have been that of another task: only the same title tells that it is not. */
function checkHandle(base: TaskBase, { row, title, titleSpan }: TaskForm): readonly SessionProblem[] {
  const word = wordOfRow(base, row);
  if (!word.startsWith('=') || title === rawTitle(base.source, row)) return [];
  return [sessionError('foreign-handle', titleSpan, `This text was made from other notes, and there ${word} may have been another task: give the task an id, or begin a new session.`)];
}

/** A title that stays as it is, is right. */
function checkTitle({ title, titleSpan }: TaskForm, known: string): readonly SessionProblem[] {
  if (title !== '' && title === known) return [];
  if (title === '') return [sessionError('missing-value', titleSpan, 'The title is missing: write it in the first line of the form, or remove the titles of all forms to stop.')];
  const last = title.split(/\s+/).at(-1)!;
  if (PLAN_KEYS.some((key) => last.startsWith(`${key}:`))) return [sessionError('invalid-value', titleSpan, `"${last}" at the end of a title would be read as a field: write it as a field below.`)];
  return title.length > LONG_TITLE ? [sessionWarning('long-title', titleSpan, `The title has ${title.length} signs: consider moving some of it into the text below.`)] : [];
}

/** Values as they are written into a note, of fields that differ from what the form showed; undefined takes one away. */
function* changedFields(base: TaskBase, form: TaskForm, problems: SessionProblem[]): Generator<readonly [what: FieldValue, value: string | undefined, field: { readonly start: number; readonly end: number }]> {
  for (const [what, field] of form.fields) {
    if (what === 'in' || field.value === shownField(base, form.row, what as FieldValue)) continue;
    const value = isList(what) ? field.value.split(',').map((part) => part.trim()).filter((part) => part !== '').join(',') : field.value;
    const fault = what === 'state' ? faultOfState(value) : value === '' ? undefined : what.startsWith('x-') ? faultOfForeign(value) : faultOf(what as PlanKey, value);
    if (fault === undefined) yield [what as FieldValue, value === '' ? undefined : value, field];
    else problems.push(sessionError('invalid-value', field, `"${field.value}" cannot be written as ${what}: ${fault}.`));
  }
}

function isList(what: string): boolean {
  return what === 'after' || what === 'overlap' || what === 'with' || what === 'sync' || what === 'owner' || what === 'at';
}

type FieldValue = Exclude<ValueChange['what'], 'title'>;

/** A token of others is one word, as the reader of tails knows it. */
function faultOfForeign(value: string): string | undefined {
  return /^[^\s`"()[\]]*[^\s`"()[\],.;:!?]$/.test(value) && !value.startsWith('//') && !value.startsWith(':') ? undefined : 'write one word without quotes, brackets, or a mark at its end';
}

function faultOfState(value: string): string | undefined {
  return STATES.includes(value) ? undefined : `write ${STATES.slice(0, -1).join(', ')} or ${STATES.at(-1)!}`;
}

function readExisting(base: TaskBase, form: TaskForm, problems: SessionProblem[]): readonly PlanOperation[] {
  const { source } = base;
  const { row, title, titleSpan, body, bodySpan } = form;
  const task = source.names[row]!;
  const changes: ValueChange[] = [];
  if (title !== '' && title !== rawTitle(source, row)) changes.push({ what: 'title', before: rawTitle(source, row), after: title });
  for (const [what, after, field] of changedFields(base, form, problems)) {
    const before = valueOf(source, row, what);
    if (what === 'id') problems.push(...checkId(base, row, after, field));
    if (before !== after) changes.push({ what, before, after });
  }
  const parent = readParent(base, form, problems);
  const old = bodyOf(source, row);
  return [
    ...(changes.length === 0 ? [] : [{ kind: 'change' as const, task, changes, span: titleSpan }]),
    ...(old === body ? [] : [{ kind: 'body' as const, task, before: old, after: body, span: bodySpan }]),
    ...(parent === undefined || isParent(base, row, parent) ? [] : [{ kind: 'move' as const, task, parent: nameOfParent(base, parent), span: form.fields.get('in')! }]),
  ];
}

function checkId({ source }: TaskBase, row: number, id: string | undefined, field: { readonly start: number; readonly end: number }): readonly SessionProblem[] {
  if (id !== undefined) return source.plan.rowOfId.has(id) && source.plan.rowOfId.get(id) !== row ? [sessionError('invalid-value', field, `The id "${id}" is taken: choose another.`)] : [];
  const count = findReferencesTo(source, row).length;
  return count === 0 ? [] : [sessionError('not-possible', field, `${nameInMessages(source, row)} cannot lose its id: ${count === 1 ? 'a reference leads' : `${count} references lead`} to it. Write another id and they follow.`)];
}

function readParent({ parents }: TaskBase, { fields, titleSpan, row }: TaskForm, problems: SessionProblem[]): ParentPlace | undefined {
  const field = fields.get('in');
  if (field === undefined && row !== -1) return undefined;
  const word = field?.value ?? '';
  const place = parents.get(word) ?? parents.get(`=${word}`);
  if (place !== undefined || (word === '' && row !== -1)) return place;
  const near = nearestWords(word, parents.keys(), 2);
  const advice = near.length === 0 ? 'write one of those listed at the end' : `did you mean ${near.join(' or ')}?`;
  problems.push(word === '' ? sessionError('missing-value', field ?? titleSpan, 'Say where the new task belongs: write In: with one of the places listed at the end.')
    : sessionError('unknown-name', field!, `"${word}" is no place for a task: ${advice}`, near.map((name) => ({ title: `Change to ${name}`, edits: [{ start: field!.start, end: field!.end, newText: `In: ${name}` }] }))));
  return undefined;
}

function isParent({ source }: TaskBase, row: number, place: ParentPlace): boolean {
  const { parent, note } = source.plan.rows[row]!;
  return 'row' in place ? place.row === parent : parent === -1 && place.note === note;
}

function nameOfParent({ source }: TaskBase, place: ParentPlace): { readonly row: string } | { readonly path: string } {
  return 'row' in place ? { row: source.names[place.row]! } : { path: source.notes[place.note]!.path };
}

const NEW_TASK = '\nnew';

function readNew(base: TaskBase, form: TaskForm, problems: SessionProblem[]): readonly PlanOperation[] {
  const place = readParent(base, form, problems);
  const fields: string[] = [];
  let state: string | undefined;
  for (const [what, value, field] of changedFields(base, form, problems)) {
    if (what === 'state') state = value;
    else if (what === 'id' && value !== undefined && base.source.plan.rowOfId.has(value)) problems.push(sessionError('invalid-value', field, `The id "${value}" is taken: choose another.`));
    else if (value !== undefined) fields.push(`${isForeign(what) ? what.slice(2) : what}:${value}`);
  }
  if (place === undefined) return [];
  const line = fields.length === 0 ? form.title : `${form.title}  ${fields.join(' ')}`;
  return [
    { kind: 'new', parent: nameOfParent(base, place), line, name: NEW_TASK, span: form.titleSpan, ...(state !== undefined && { state }) },
    ...(form.body === '' ? [] : [{ kind: 'body' as const, task: NEW_TASK, before: '', after: form.body, span: form.bodySpan }]),
  ];
}
