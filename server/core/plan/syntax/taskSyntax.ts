/**
 * The tail of a task and the `plan:` comment of a heading as fields: what each token says, where it says so, and what
 * is wrong with it. It knows one line, no other tasks: whether a reference leads anywhere is not its business.
 *
 * A field that cannot be read is left out and reported; all others keep their meaning, so a tail that is being typed
 * disturbs nothing else. Never throws.
 *
 * Sample: `Mocks  est:2-5 overlap:etl+3` gives a range and one relation to `etl` with a lag of 3.
 */
import type { Span } from '../../text/lineIndex.ts';
import type { Pin } from '../planItem.ts';
import { RELATION_KEYS } from './planKeys.ts';
import type { FieldKey, RelationKey } from './planKeys.ts';
import { noteProblem } from '../planProblem.ts';
import type { Fix, NoteProblem } from '../planProblem.ts';
import { parseEstimate, parseId, parseNumber, parseOwners, parsePin, parseTarget } from './planValues.ts';
import type { Estimate, Reading, RelationTarget } from './planValues.ts';
import { scanTail, scanTokens } from './tailScan.ts';
import type { TailContext, TailToken, TokenForm } from './tailScan.ts';

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

type WritableFields = { -readonly [Key in keyof TaskFields]: TaskFields[Key] };

function readFields(text: string, tokens: readonly TailToken[]): { readonly fields: TaskFields; readonly problems: readonly NoteProblem[] } {
  const problems: NoteProblem[] = [];
  const relations: WrittenRelation[] = [];
  const fields: WritableFields = { ...NO_FIELDS, relations };
  for (const token of dropRepeated(text, tokens, problems)) {
    if (isRelationKey(token.key)) readRelations(text, token, token.key, relations, problems);
    else readField(text, token, token.key, fields, problems);
    importAlias(text, token, problems);
  }
  return { fields, problems: problems.length > 1 ? problems.sort((a, b) => a.span.start - b.span.start) : problems };
}

function readField(text: string, token: OurToken, key: Exclude<FieldKey, RelationKey>, fields: WritableFields, problems: NoteProblem[]): void {
  const value = text.slice(token.valueSpan.start, token.valueSpan.end);
  const keep = <T>(reading: Reading<T>): Written<T> | undefined => {
    if (reading.fault === undefined) return { value: reading.value, token };
    problems.push(invalidValue(text, token, valueOrToken(token), reading.fault));
    return undefined;
  };
  switch (key) {
    case 'id': fields.id = keep(isForeignId(token, value) ? { value } : parseId(value)); break;
    case 'est': fields.est = keep(parseEstimate(value)); break;
    case 'at': fields.at = keep(parsePin(value)); break;
    case 'sprint': fields.sprint = keep(parseNumber(value, 1)); break;
    case 'owner': fields.owner = keep(parseOwners(value)); break;
    case 'spent': fields.spent = keep(parseNumber(value, 0)); break;
    case 'left': fields.left = keep(parseNumber(value, 0)); break;
  }
}

/**
 * Our tokens without those a later one replaces, which are reported. A list of Obsidian's or Dataview's own and one of
 * ours do not replace each other: those programs write theirs beside what they do not know.
 */
function dropRepeated(text: string, tokens: readonly TailToken[], problems: NoteProblem[]): readonly OurToken[] {
  const standing: OurToken[] = [];
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]!;
    if (!isOurs(token)) continue;
    if (standing.some((later) => replaces(later, token))) {
      problems.push(noteProblem('repeated-key', token.span, `"${token.name}" is written again later on this line and the last one counts: remove this one.`,
        [{ title: `Remove "${excerpt(text, token.span)}"`, edits: [{ start: token.span.start, end: tokens[index + 1]!.span.start, newText: '' }] }]));
    } else {
      standing.push(token);
    }
  }
  return standing.reverse();
}

function replaces(later: OurToken, token: OurToken): boolean {
  const isList = (form: TokenForm): boolean => form === 'sign' || form === 'dataview';
  return later.key === token.key && (token.key !== 'after' || later.form === token.form || !(isList(later.form) || isList(token.form)));
}

/** A token that says a field. */
type OurToken = TailToken & { readonly key: FieldKey };

function isOurs(token: TailToken): token is OurToken {
  return token.key !== undefined;
}

/** Obsidian makes ids that begin with a digit; they are read as they are in its own dialects. */
function isForeignId(token: OurToken, value: string): boolean {
  return token.form !== 'token' && /^[A-Za-z0-9_-]+$/.test(value);
}

function readRelations(text: string, token: OurToken, kind: RelationKey, relations: WrittenRelation[], problems: NoteProblem[]): void {
  for (const span of listElements(text, token.valueSpan)) {
    const { value, fault, length } = parseTarget(kind, text.slice(span.start, span.end));
    if (value !== undefined) relations.push({ kind, target: value, token, span, nameSpan: { start: span.start, end: span.start + length } });
    if (fault !== undefined) problems.push(invalidValue(text, token, span.start === span.end ? valueOrToken(token) : span, fault));
  }
}

export function isRelationKey(key: FieldKey): key is RelationKey {
  return RELATION_KEYS.has(key);
}

/** The elements of a comma-separated list, without the blanks around them; empty ones are kept. */
export function listElements(text: string, list: Span): readonly Span[] {
  const value = text.slice(list.start, list.end);
  if (!value.includes(',')) return [list];
  let at = list.start;
  return value.split(',').map((raw) => {
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
function importAlias(text: string, token: OurToken, problems: NoteProblem[]): void {
  const isCanonical = token.form !== 'call' && token.name === token.key && token.key !== 'before';
  const isDialect = token.form === 'sign' || (token.form === 'dataview' && token.name === 'dependsOn');
  if (isCanonical || isDialect) return;
  if (token.key === 'before') {
    problems.push(noteProblem('import-alias', token.span, '"before" is read, but a plan says it on the other task: write after with this task\'s id there.'));
    return;
  }
  const value = listElements(text, token.valueSpan).map((span) => text.slice(span.start, span.end)).join(',');
  const canonical = token.form === 'dataview' ? `[${token.key}:: ${value}]` : `${token.key}:${value}`;
  const fix: Fix = { title: `Write ${canonical}`, edits: [{ ...token.span, newText: canonical }] };
  problems.push(noteProblem('import-alias', token.span, `"${excerpt(text, token.span)}" is read as ${canonical}: write it so.`, value === '' ? [] : [fix]));
}

/** A piece of the note for a message, cut where it is long. */
function excerpt(text: string, span: Span): string {
  return span.end - span.start <= 40 ? text.slice(span.start, span.end) : `${text.slice(span.start, span.start + 39)}…`;
}
