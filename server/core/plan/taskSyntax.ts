/**
 * The tail of a task and the `plan:` comment of a heading as fields: what each token says, where it says so, and what
 * is wrong with it. It knows one line, no other tasks: whether a reference leads anywhere is not its business.
 *
 * A field that cannot be read is left out and reported; all others keep their meaning, so a tail that is being typed
 * disturbs nothing else. Never throws.
 *
 * Sample: `Mocks  est:2-5 overlap:etl+3` gives a range and one relation to `etl` with a lag of 3.
 */
import type { Span } from '../text/lineIndex.ts';
import type { Pin } from './planItem.ts';
import { RELATION_KEYS } from './planKeys.ts';
import type { FieldKey, RelationKey } from './planKeys.ts';
import { noteProblem } from './planProblem.ts';
import type { Fix, NoteProblem } from './planProblem.ts';
import { parseEstimate, parseId, parseNumber, parseOwners, parsePin, parseTarget } from './planValues.ts';
import type { Estimate, Reading, RelationTarget } from './planValues.ts';
import { scanTail, scanTokens } from './tailScan.ts';
import type { TailContext, TailToken } from './tailScan.ts';

/** A value with the token that holds it. */
export interface Written<T> {
  readonly value: T;
  readonly token: TailToken;
}

export interface WrittenRelation {
  readonly kind: RelationKey;
  readonly target: RelationTarget;
  readonly token: TailToken;
  /** The whole element of the list: `etl+3`. */
  readonly span: Span;
  /** Its name alone: `etl`, or `storage/etl`. */
  readonly nameSpan: Span;
}

export interface TaskFields {
  readonly id: Written<string> | undefined;
  readonly est: Written<Estimate> | undefined;
  /** In document order; `before` is kept as written. */
  readonly relations: readonly WrittenRelation[];
  readonly at: Written<Pin> | undefined;
  readonly sprint: Written<number> | undefined;
  readonly owner: Written<readonly string[]> | undefined;
  readonly spent: Written<number> | undefined;
  readonly left: Written<number> | undefined;
}

export interface TaskTail {
  /** The run of tokens, ours and others'; empty at the end of the text where there is none. */
  readonly tokens: readonly TailToken[];
  /** True when one of our keys is in the run; else `tokens` is only where a tail would be written. */
  readonly isTail: boolean;
  readonly fields: TaskFields;
  readonly problems: readonly NoteProblem[];
}

export const NO_FIELDS: TaskFields = {
  id: undefined, est: undefined, relations: [], at: undefined, sprint: undefined, owner: undefined, spent: undefined, left: undefined,
};

/** Reads the tail at the end of `text` between `start` and `end`: the first line of a task, box excluded. */
export function parseTail(text: string, start: number, end: number, context: TailContext): TaskTail {
  const tokens = scanTail(text, start, end, context);
  if (!tokens.some((token) => token.key !== undefined)) return { tokens, isTail: false, fields: NO_FIELDS, problems: [] };
  return { tokens, isTail: true, ...readFields(text, tokens) };
}

/** Reads a text that holds nothing but tokens: what follows `plan:` in a comment. Other words are problems. */
export function parseTokens(text: string, start: number, end: number): TaskTail {
  const { tokens, strays } = scanTokens(text, start, end);
  const read = readFields(text, tokens);
  const problems = strays.map((span) => noteProblem('invalid-value', span,
    `"${excerpt(text, span)}" is no plan token: write key:value, such as id:storage or after:design.`));
  return { tokens, isTail: true, fields: read.fields, problems: [...read.problems, ...problems].sort((a, b) => a.span.start - b.span.start) };
}

function readFields(text: string, tokens: readonly TailToken[]): { readonly fields: TaskFields; readonly problems: readonly NoteProblem[] } {
  const problems: NoteProblem[] = [];
  const standing = dropRepeated(text, tokens, problems);
  const read = <T>(key: FieldKey, parse: (value: string) => Reading<T>): Written<T> | undefined => {
    const token = standing.find((candidate) => candidate.key === key);
    if (token === undefined) return undefined;
    const reading = parse(text.slice(token.valueSpan.start, token.valueSpan.end));
    if (reading.fault === undefined) return { value: reading.value, token };
    problems.push(invalidValue(text, token, valueOrToken(token), reading.fault));
    return undefined;
  };
  const fields: TaskFields = {
    id: read('id', (value) => (isForeignId(standing, value) ? { value } : parseId(value))),
    est: read('est', parseEstimate),
    relations: standing.flatMap((token) => readRelations(text, token, problems)),
    at: read('at', parsePin),
    sprint: read('sprint', (value) => parseNumber(value, 1)),
    owner: read('owner', parseOwners),
    spent: read('spent', (value) => parseNumber(value, 0)),
    left: read('left', (value) => parseNumber(value, 0)),
  };
  for (const token of standing) problems.push(...importAlias(text, token));
  return { fields, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/**
 * Our tokens without those a later one replaces, which are reported. A list of Obsidian's or Dataview's own and one of
 * ours do not replace each other: those programs write theirs beside what they do not know.
 */
function dropRepeated(text: string, tokens: readonly TailToken[], problems: NoteProblem[]): readonly TailToken[] {
  const seen = new Set<string>();
  const standing: TailToken[] = [];
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]!;
    if (token.key === undefined) continue;
    const slot = token.key === 'after' && (token.form === 'sign' || token.form === 'dataview') ? `after in ${token.form}` : token.key;
    if (seen.has(slot)) {
      problems.push(noteProblem('repeated-key', token.span, `"${token.name}" is written again later on this line and the last one counts: remove this one.`,
        [{ title: `Remove "${excerpt(text, token.span)}"`, edits: [{ start: token.span.start, end: tokens[index + 1]!.span.start, newText: '' }] }]));
    } else {
      seen.add(slot);
      standing.push(token);
    }
  }
  return standing.reverse();
}

/** Obsidian makes ids that begin with a digit; they are read as they are in its own dialects. */
function isForeignId(tokens: readonly TailToken[], value: string): boolean {
  const token = tokens.find((candidate) => candidate.key === 'id');
  return token !== undefined && token.form !== 'token' && /^[A-Za-z0-9_-]+$/.test(value);
}

function readRelations(text: string, token: TailToken, problems: NoteProblem[]): readonly WrittenRelation[] {
  const kind = token.key;
  if (kind === undefined || !isRelationKey(kind)) return [];
  const relations: WrittenRelation[] = [];
  for (const span of listElements(text, token.valueSpan)) {
    const reading = parseTarget(kind, text.slice(span.start, span.end));
    if (reading.value !== undefined) {
      relations.push({ kind, target: reading.value, token, span, nameSpan: { start: span.start, end: span.start + reading.length } });
    }
    if (reading.fault !== undefined) problems.push(invalidValue(text, token, span.start === span.end ? valueOrToken(token) : span, reading.fault));
  }
  return relations;
}

export function isRelationKey(key: FieldKey): key is RelationKey {
  return RELATION_KEYS.has(key);
}

/** The elements of a comma-separated list, without the blanks around them; empty ones are kept. */
export function listElements(text: string, list: Span): readonly Span[] {
  let at = list.start;
  return text.slice(list.start, list.end).split(',').map((raw) => {
    const end = at + raw.length;
    const start = end - raw.trimStart().length;
    at = end + 1;
    return { start, end: start + raw.trim().length };
  });
}

function valueOrToken(token: TailToken): Span {
  return token.valueSpan.start === token.valueSpan.end ? token.span : token.valueSpan;
}

function invalidValue(text: string, token: TailToken, span: Span, fault: string): NoteProblem {
  const value = span === token.span ? `${token.name} has no value` : `"${excerpt(text, span)}" cannot be read as ${token.name}`;
  return noteProblem('invalid-value', span, `${value}: ${fault}.`);
}

/** Tokens of other tools that we read but would write otherwise, with the repair where it stays on this line. */
function importAlias(text: string, token: TailToken): readonly NoteProblem[] {
  const isCanonical = token.form !== 'call' && token.name === token.key && token.key !== 'before';
  const isDialect = token.form === 'sign' || (token.form === 'dataview' && token.name === 'dependsOn');
  if (token.key === undefined || isCanonical || isDialect) return [];
  if (token.key === 'before') {
    return [noteProblem('import-alias', token.span, '"before" is read, but a plan says it on the other task: write after with this task\'s id there.')];
  }
  const value = listElements(text, token.valueSpan).map((span) => text.slice(span.start, span.end)).join(',');
  const canonical = token.form === 'dataview' ? `[${token.key}:: ${value}]` : `${token.key}:${value}`;
  const fix: Fix = { title: `Write ${canonical}`, edits: [{ ...token.span, newText: canonical }] };
  return [noteProblem('import-alias', token.span, `"${excerpt(text, token.span)}" is read as ${canonical}: write it so.`, value === '' ? [] : [fix])];
}

/** A piece of the note for a message, cut where it is long. */
export function excerpt(text: string, span: Span): string {
  return span.end - span.start <= 40 ? text.slice(span.start, span.end) : `${text.slice(span.start, span.start + 39)}…`;
}
