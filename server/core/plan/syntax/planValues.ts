/**
 * The grammar of every value of the task syntax: text to value and back. It knows nothing of lines, keys' places or
 * what a reference leads to.
 *
 * Every reader gives the value, or a fault: the half sentence that says what is wrong and what to write instead.
 * Sample: `parseEstimate('2-5')` is `{ kind: 'range', low: 2, high: 5 }`; `renderEstimate` gives `2-5` back.
 */
import { MAXIMUM_BLOCKS } from '../planItem.ts';
import type { Pin, RelationKind } from '../planItem.ts';

/** A value read from text, or why it is none. */
export type Reading<T> = { readonly value: T; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: string };

/** Sizes a plan knows without settings of its own. */
export const DEFAULT_SIZES: ReadonlyMap<string, number> = new Map([['XS', 1], ['S', 2], ['M', 3], ['L', 5], ['XL', 8]]);

export type Estimate =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'size'; readonly size: string }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'threePoint'; readonly low: number; readonly likely: number; readonly high: number };

/** The name of a task: `seed`, or `storage/seed` for one of another note. */
export interface Reference {
  readonly alias: string | undefined;
  readonly id: string;
}

/** One element of a relation's list. At most one of the last three is set. */
export interface RelationTarget extends Reference {
  /** Blocks: of lag after the end (`after:a+2`), or into the other task (`overlap:a+3`). */
  readonly lag?: number;
  /** The block of the other task that counts, from 1 (`after:a@1`, `sync:a@2`). */
  readonly block?: number;
  /** The share of the other task that counts, 1 to 100 (`after:a@50%`). */
  readonly percent?: number;
}

/** What would render or link somewhere, so no value may hold it. */
const FORBIDDEN = /[{}~^@#]|--|->|\.\.\./u;

const ID = /^[A-Za-z](?:[A-Za-z0-9-]|_(?=[A-Za-z0-9-]))*$/;

/** True for names a task may have: ASCII letters, digits, `-` and `_`, a letter first; no `--`, no `__`, no `_` at the end. */
export function isPlanId(text: string): boolean {
  return ID.test(text) && !text.includes('--');
}

export function parseId(text: string): Reading<string> {
  if (isPlanId(text)) return { value: text };
  if (text === '') return { fault: 'a name is missing; write a word such as id:schema' };
  return { fault: 'an id is an ASCII letter, then letters, digits, "-" and "_", without "--", "__" or "_" at the end' };
}

/** A whole number from `least` to `MAXIMUM_BLOCKS`. */
export function parseNumber(text: string, least: number): Reading<number> {
  if (text === '') return { fault: 'a number is missing' };
  if (!/^\d+$/.test(text)) return { fault: `write a whole number from ${least}` };
  const value = Number(text);
  if (value < least) return { fault: `the smallest number here is ${least}` };
  if (value > MAXIMUM_BLOCKS) return { fault: `the largest number here is ${MAXIMUM_BLOCKS}` };
  return { value };
}

/** An estimate that stands amid a title, where no tail is read; its value is the first group. */
export const ESTIMATE_IN_TITLE = /(?<=^|\s)est:(\S*[\p{L}\p{N}])/u;

const ESTIMATE_FORMS = 'write blocks (3), a size (M), a range (2-5), three points (2-3-8) or 0 for a milestone';

export function parseEstimate(text: string): Reading<Estimate> {
  if (!/^\d+(?:-\d+){0,2}$/.test(text)) return isSize(text) ? { value: { kind: 'size', size: text } } : { fault: ESTIMATE_FORMS };
  const numbers = text.split('-').map(Number);
  const [low, middle, high] = numbers;
  if (numbers.some((number) => number > MAXIMUM_BLOCKS)) return { fault: `the largest estimate is ${MAXIMUM_BLOCKS}` };
  if (numbers.some((number, index) => number < (numbers[index - 1] ?? 0))) return { fault: 'write the smaller number first' };
  if (middle === undefined) return { value: { kind: 'points', points: low! } };
  if (high === undefined) return { value: { kind: 'range', low: low!, high: middle } };
  return { value: { kind: 'threePoint', low: low!, likely: middle, high } };
}

/** A size begins with a letter and holds letters and digits. */
function isSize(text: string): boolean {
  return /^\p{L}[\p{L}\p{N}]*$/u.test(text);
}

/** The blocks an estimate stands for; undefined for a size the plan does not know. */
export function pointsOf(estimate: Estimate, sizes: ReadonlyMap<string, number>): number | undefined {
  switch (estimate.kind) {
    case 'points': return estimate.points;
    case 'size': return sizes.get(estimate.size) ?? sizes.get(estimate.size.toUpperCase());
    case 'range': return Math.ceil((estimate.low + estimate.high) / 2);
    case 'threePoint': return Math.max(1, Math.floor((estimate.low + 4 * estimate.likely + estimate.high) / 6 + 0.5));
  }
}

export function renderEstimate(estimate: Estimate): string {
  switch (estimate.kind) {
    case 'points': return String(estimate.points);
    case 'size': return estimate.size;
    case 'range': return `${estimate.low}-${estimate.high}`;
    case 'threePoint': return `${estimate.low}-${estimate.likely}-${estimate.high}`;
  }
}

/** By far the commonest reference, and the cheapest to tell. */
const PLAIN_REFERENCE = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const REFERENCE = /^(?:([\p{L}\p{N}][\p{L}\p{N}_.-]*)\/)?([A-Za-z0-9][A-Za-z0-9_-]*)/u;

/**
 * One element of a relation's list. Ids that begin with a digit are read, because Obsidian makes such.
 * @returns the target and, where only its end is wrong, also the fault: so a relation half typed still holds
 */
export function parseTarget(key: RelationKind | 'before', text: string): { readonly value?: RelationTarget; readonly length: number; readonly fault?: string } {
  if (PLAIN_REFERENCE.test(text) && !text.includes('--')) return { value: { alias: undefined, id: text }, length: text.length };
  const match = REFERENCE.exec(text);
  if (match === null || FORBIDDEN.test(match[0])) {
    return { length: 0, fault: text === '' ? 'the name of a task is missing' : 'write the id of a task' };
  }
  const reference: Reference = { alias: match[1], id: match[2]! };
  const length = match[0].length;
  const suffix = text.slice(length);
  if (suffix === '') return { value: reference, length };
  const reading = parseSuffix(key, suffix);
  if (reading.fault !== undefined) return { value: reference, length, fault: reading.fault };
  return { value: { ...reference, ...reading.value }, length };
}

const SUFFIX_FORMS = {
  after: 'a lag (a+2), a block (a@1) or a share (a@50%) may follow the id',
  overlap: 'only a number of blocks (a+3) may follow the id',
  with: 'nothing may follow the id',
  sync: 'only a block (a@2) may follow the id',
  before: 'nothing may follow the id',
} as const;

function parseSuffix(key: keyof typeof SUFFIX_FORMS, suffix: string): Reading<Omit<RelationTarget, keyof Reference>> {
  const fault = SUFFIX_FORMS[key];
  const match = /^(?:\+(\d+)|@(\d+)(%?))$/.exec(suffix);
  if (match === null || key === 'with' || key === 'before') return { fault };
  const isLag = match[1] !== undefined;
  const isPercent = match[3] === '%';
  if (isLag ? key === 'sync' : key === 'overlap' || (isPercent && key === 'sync')) return { fault };
  const number = parseNumber(match[1] ?? match[2]!, isLag ? 0 : 1);
  if (number.fault !== undefined) return { fault: number.fault };
  if (isLag) return { value: { lag: number.value } };
  if (!isPercent) return { value: { block: number.value } };
  return number.value > 100 ? { fault: 'a share is 1% to 100%' } : { value: { percent: number.value } };
}

export function renderReference(reference: Reference): string {
  return reference.alias === undefined ? reference.id : `${reference.alias}/${reference.id}`;
}

export function renderTarget(target: RelationTarget): string {
  const name = renderReference(target);
  if (target.lag !== undefined) return `${name}+${target.lag}`;
  if (target.block !== undefined) return `${name}@${target.block}`;
  return target.percent === undefined ? name : `${name}@${target.percent}%`;
}

const PIN_FORMS = 'write a column (8), columns (8-9,12) or a first column (8+), counted from 1';

export function parsePin(text: string): Reading<Pin> {
  const single = /^(\d+)(\+?)$/.exec(text);
  if (single !== null) {
    const column = parseNumber(single[1]!, 1);
    if (column.fault !== undefined) return { fault: column.fault };
    return { value: { kind: single[2] === '+' ? 'not-before' : 'start', column: column.value } };
  }
  const slots: [number, number][] = [];
  for (const part of text.split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (match === null) return { fault: PIN_FORMS };
    const first = parseNumber(match[1]!, 1);
    const last = parseNumber(match[2] ?? match[1]!, 1);
    if (first.fault !== undefined || last.fault !== undefined) return { fault: first.fault ?? last.fault! };
    if (last.value < first.value) return { fault: 'write the smaller column first' };
    slots.push([first.value, last.value]);
  }
  slots.sort((a, b) => a[0] - b[0]);
  if (slots.some((slot, index) => index > 0 && slot[0] <= slots[index - 1]![1])) return { fault: 'a column is named twice' };
  return { value: { kind: 'slots', ranges: joinTouching(slots) } };
}

function joinTouching(slots: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  for (const [first, last] of slots) {
    const previous = joined.at(-1);
    if (previous !== undefined && previous[1] === first - 1) previous[1] = last;
    else joined.push([first, last]);
  }
  return joined;
}

/** A list of one single column is written as a range (`8-8`), because `8` alone is a start. */
export function renderPin(pin: Pin): string {
  if (pin.kind === 'start') return String(pin.column);
  if (pin.kind === 'not-before') return `${pin.column}+`;
  return pin.ranges.map(([first, last]) => (first === last && pin.ranges.length > 1 ? String(first) : `${first}-${last}`)).join(',');
}

/** Names of people, without `@`. */
export function parseOwners(text: string): Reading<readonly string[]> {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) return { fault: 'a name is missing' };
  if (names.some((name) => FORBIDDEN.test(name) || /\s/.test(name))) {
    return { fault: 'write plain names without @, #, braces, "~", "^", "--", "->" or blanks' };
  }
  return { value: names };
}
