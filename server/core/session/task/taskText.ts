/**
 * Tasks as forms to edit: the title, fields, a blank line, and the body as it is in the note. It writes; reading is done in
 * `taskForms.ts`.
 *
 * Sample: `List RPCs⏎Id: list⏎State: doing⏎Est: 3-5⏎After: schema, errs+2⏎⏎Body`
 */
import { renderTarget } from '../../plan/syntax/planValues.ts';
import { valueOf } from '../planOperations.ts';
import type { ForeignValue, ValueChange } from '../planOperations.ts';
import { placeOfRow, rawTitle } from '../planSource.ts';
import type { PlanSource } from '../planSource.ts';
import { listParents } from '../planWords.ts';
import type { PlanWords } from '../planWords.ts';
import { SCISSORS, renderHeader } from '../sessionText.ts';
import { readBody } from '../taskBody.ts';

/** Names of fields in a form, in their order, with what they are of a task. */
export const FORM_KEYS: readonly (readonly [name: string, what: Exclude<ValueChange['what'], 'title'> | 'in'])[] = [
  ['Id', 'id'], ['State', 'state'], ['Est', 'est'], ['Spent', 'spent'], ['Left', 'left'], ['After', 'after'], ['Overlap', 'overlap'], ['With', 'with'],
  ['Sync', 'sync'], ['At', 'at'], ['Sprint', 'sprint'], ['Owner', 'owner'], ['In', 'in'],
];

/** Fields that a form shows even where they are empty, so that they can be filled. */
const ALWAYS: ReadonlySet<string> = new Set(['Id', 'State', 'Est', 'After', 'Overlap', 'Sprint', 'Owner', 'In']);

/** What forms are about: rows, or -1 for a new task. */
export interface TaskBase extends PlanWords {
  readonly rows: readonly number[];
}

export function renderTasks(base: TaskBase): string {
  const { rows, token } = base;
  const names = rows.map((row) => wordOfRow(base, row));
  const forms = rows.map((row, index) => [...(rows.length > 1 ? [separatorOf(names[index]!)] : []), ...renderForm(base, row)]);
  return [renderHeader({ kind: 'task', token, subject: names.join(' ') }), ...forms.flat(), scissorsOf(base), ...helpOf(base), ''].join('\n');
}

/** How the first line and separators name a row. */
export function wordOfRow({ words }: PlanWords, row: number): string {
  return row === -1 ? 'new' : words[row]!;
}

export function separatorOf(word: string): string {
  return `==== ${word} ====`;
}

function renderForm(base: TaskBase, row: number): readonly string[] {
  const fields = [...FORM_KEYS.slice(0, -1), ...foreignKeys(base.source, row), ...FORM_KEYS.slice(-1)].flatMap(([name, what]) => {
    const value = shownField(base, row, what);
    return value === '' && !ALWAYS.has(name) ? [] : [`${name}: ${value}`.trimEnd()];
  });
  const body = bodyOf(base.source, row);
  return [row === -1 ? '' : escapeTitle(rawTitle(base.source, row)), ...fields, '', ...(body === '' ? [] : [body, ''])];
}

/** `X-due` for a token `due:…` that belongs to others. */
function foreignKeys(source: PlanSource, row: number): readonly (readonly [name: string, what: ForeignValue])[] {
  if (row === -1) return [];
  const { entry } = placeOfRow(source, row).placed.row;
  const names = entry.hasKeys ? entry.tokens.filter(({ form, key }) => form === 'token' && key === undefined).map(({ name }) => name) : [];
  return [...new Set(names)].map((name) => [`X-${name}`, `x-${name}`]);
}

/** What a field shows; lists with blanks behind commas. */
export function shownField(base: PlanWords, row: number, what: (typeof FORM_KEYS)[number][1]): string {
  if (what === 'in') return parentWord(base, row);
  if (row === -1) return what === 'state' ? 'open' : '';
  const { placed } = placeOfRow(base.source, row);
  if (what === 'after' || what === 'overlap' || what === 'with' || what === 'sync') {
    return placed.row.entry.fields.relations.filter(({ kind }) => kind === what).map(({ target }) => renderTarget(target)).join(', ');
  }
  const value = valueOf(base.source, row, what) ?? '';
  return what === 'owner' ? value.replaceAll(',', ', ') : value;
}

/** The word of the parent: the id of a major that has one, else a handle; empty where a new task has several to choose from. */
function parentWord({ source, parents }: PlanWords, row: number): string {
  const places = [...parents];
  const preferred = (found: readonly (readonly [string, unknown])[]): string => (found.find(([word]) => !word.startsWith('=')) ?? found[0])?.[0] ?? '';
  if (row === -1) {
    const first = places[0]?.[1];
    const isOne = places.every(([, place]) => JSON.stringify(place) === JSON.stringify(first));
    return isOne ? preferred(places) : '';
  }
  const { parent, note } = source.plan.rows[row]!;
  return preferred(places.filter(([, place]) => (parent === -1 ? 'note' in place && place.note === note : 'row' in place && place.row === parent)));
}

export function bodyOf(source: PlanSource, row: number): string {
  if (row === -1) return '';
  const { model, placed } = placeOfRow(source, row);
  return readBody(model, placed.row.index);
}

/** A title that could be read as something else gets a backslash in front. */
export function escapeTitle(title: string): string {
  return /^(?:[#\\]|==== |X-[\w-]+:)/.test(title) || FORM_KEYS.some(([name]) => title.startsWith(`${name}:`)) ? `\\${title}` : title;
}

/** Git's scissors, with more dashes where a body holds them. */
export function scissorsOf({ source, rows }: TaskBase): string {
  const lines = new Set(rows.flatMap((row) => bodyOf(source, row).split('\n')));
  let scissors = SCISSORS;
  while (lines.has(scissors)) scissors = `-${scissors}`;
  return scissors;
}

export function helpOf(base: TaskBase): readonly string[] {
  const { source, rows } = base;
  const near = rows.flatMap((row) => (row === -1 ? [] : neighbours(source, row).map((line) => (rows.length > 1 ? `${wordOfRow(base, row)}: ${line}` : line))));
  return [
    'The title, fields, a blank line, and the text of the task, in the language of its note.',
    'A field without a value is taken away; a field whose line is gone stays as it is. Lists have commas between.',
    'State: open, doing, done or cancelled. In: where the task belongs. A new Id is written in all references too.',
    'A title that begins with # is written \\#. Remove the title to stop without a change.',
    ...near, '', 'In:', ...listParents(base, true).map((line) => `  ${line}`),
  ];
}

function neighbours({ plan }: PlanSource, row: number): readonly string[] {
  const name = (other: number): string => plan.rows[other]!.row.entry.id ?? `"${plan.rows[other]!.row.entry.title}"`;
  const before = plan.items[row]!.relations.flatMap(({ target }) => (target < 0 ? [] : [name(target)]));
  const behind = plan.items.flatMap(({ relations }, other) => (relations.some(({ target }) => target === row) ? [name(other)] : []));
  return [
    ...(before.length === 0 ? [] : [`It needs ${before.join(', ')}.`]),
    ...(behind.length === 0 ? [] : [`Needed by ${behind.join(', ')}.`]),
  ];
}
