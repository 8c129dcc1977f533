/**
 * What the index keeps of a note when its text is let go: enough for a book's contents, for finding headings, and
 * for building a plan over several notes.
 * It knows neither files nor other notes.
 *
 * Sample: `# A` gives `{ dialect: 'markdown', title: 'A', headings: [{ text: 'A', level: 1, line: 0, id: 'a' }] }`.
 */
import type { Dialect, DocumentModel } from '../core/model/documentModel.ts';
import { findPlanRows } from '../core/plan/graph/planMembership.ts';
import type { NotePlan } from '../core/plan/graph/planMembership.ts';
import { isSameList } from '../core/plan/schedule/sameItem.ts';
import type { LineIndex } from '../core/text/lineIndex.ts';

export interface HeadingFacts {
  readonly text: string;
  readonly level: number;
  /** Line of the title, from 0. */
  readonly line: number;
  readonly id: string;
}

/** What a book needs to know of a note. */
export interface BookFacts {
  readonly dialect: Dialect;
  /** Undefined when the note says none, or could not be read. */
  readonly title: string | undefined;
  readonly headings: readonly HeadingFacts[];
  /** `weight` of the front matter: smaller ones come first in a book. */
  readonly weight?: number;
  /** Targets of what it includes, in order; absent when there is nothing. */
  readonly includes?: readonly string[];
}

export interface NoteFacts extends BookFacts {
  /** Present when the note has tasks of a plan, or opts in to be one. */
  readonly plan?: PlanFacts;
  /** Why the note is known by its name only: `larger than 20 MB`, `permission denied`. */
  readonly unread?: string;
}

/** The plan of one note, before references to others are looked up, and the lines its spans are counted by. */
export interface PlanFacts {
  readonly plan: NotePlan;
  readonly lines: LineIndex;
}

/**
 * The facts of a parsed note. Its plan holds parts of the text: use `withoutText` where the text is to be freed.
 * @param previous an earlier version of the note whose facts were asked for: makes it faster, changes nothing
 */
export function factsOf(model: DocumentModel, previous?: DocumentModel): NoteFacts {
  return { ...bookFactsOf(model), ...planFactsOf(model, previous) };
}

/** What a book needs of a parsed note, holding no part of its text. */
export function bookFactsOf(model: DocumentModel): BookFacts {
  const { dialect, title, headings } = model;
  const weight = findWeight(model);
  const includes = findIncludes(model);
  const pieces = detach([title ?? '', ...headings.map(({ text }) => text), ...headings.map(({ id }) => id)]);
  return {
    dialect,
    title: title === undefined ? undefined : pieces[0]!,
    headings: headings.map(({ level, line }, index) => (
      { text: pieces[1 + index]!, level, line, id: pieces[1 + headings.length + index]! })),
    ...(weight === undefined ? {} : { weight }),
    ...(includes.length === 0 ? {} : { includes: detach(includes) }),
  };
}

function planFactsOf(model: DocumentModel, previous: DocumentModel | undefined): Pick<NoteFacts, 'plan'> {
  const plan = findPlanRows(model, previous);
  return plan.rows.length === 0 && !plan.settings.optsIn ? {} : { plan: { plan, lines: model.lines } };
}

/** Equal facts that hold no part of the note's text. @param facts made without an earlier version: what is taken from one works out its places late. */
export function withoutText(facts: NoteFacts): NoteFacts {
  return facts.plan === undefined ? facts : { ...facts, plan: { plan: copyWithoutText(facts.plan.plan), lines: facts.plan.lines } };
}

/** The facts of a note that could not be read. */
export function factsOfUnread(dialect: Dialect, reason: string): NoteFacts {
  return { dialect, title: undefined, headings: [], unread: reason };
}

/** Whether two versions of a note look the same in books and lists of headings. Plans are looked at by nobody who is told. */
export function haveSameFacts(one: NoteFacts, other: NoteFacts): boolean {
  const haveSame = (keys: readonly (keyof NoteFacts)[]): boolean => keys.every((key) => one[key] === other[key]);
  return haveSame(['dialect', 'title', 'weight', 'unread'])
    && isSameList(one.includes ?? [], other.includes ?? [])
    && isSameList(one.headings, other.headings, isSameHeading);
}

function isSameHeading(one: HeadingFacts, other: HeadingFacts): boolean {
  return one.text === other.text && one.level === other.level && one.line === other.line && one.id === other.id;
}

/** A number of the front matter, `weight: 2` in YAML and `weight = 2` in TOML. */
function findWeight({ frontMatter, text }: DocumentModel): number | undefined {
  const content = frontMatter && text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end);
  const digits = content && /^weight[ \t]*[:=][ \t]*(-?\d+(?:\.\d+)?)[ \t]*\r?$/m.exec(content)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * The targets of the includes in force, with the attributes that the note itself sets above them.
 * `{docdir}`, empty here, begins a path with a slash: the note's own folder is where both lead.
 */
function findIncludes(model: DocumentModel): readonly string[] {
  if (model.dialect !== 'asciidoc' || !model.text.includes('include::')) return [];
  const values = new Map<string, string | undefined>([['docdir', '']]);
  let next = 0;
  return model.links.filter(({ kind }) => kind === 'include').map(({ target, span }) => {
    for (let entry = model.attributes[next]; entry !== undefined && entry.span.start < span.start; entry = model.attributes[++next]) {
      values.set(entry.name, entry.value);
    }
    return target.replace(/\{([\w-]+)\}/g, (whole, name: string) => values.get(name.toLowerCase()) ?? whole);
  });
}

/**
 * Equal strings that share one short string of their own. An engine may keep a whole text alive for a piece cut out
 * of it; joining makes a new string.
 */
function detach(pieces: readonly string[]): string[] {
  const joined = `${pieces.join('\n')}\n`;
  let at = 0;
  return pieces.map(({ length }) => {
    const piece = joined.slice(at, at + length);
    at += length + 1;
    return piece;
  });
}

/** An equal value whose strings are cut out of no text; what was one object stays one object. */
function copyWithoutText<T>(value: T): T {
  const copies = new Map<unknown, unknown>();
  const copy = (part: unknown): unknown => {
    if (typeof part === 'string') return detach([part])[0]!;
    if (typeof part !== 'object' || part === null) return part;
    const known = copies.get(part);
    if (known !== undefined) return known;
    const made: unknown = Array.isArray(part) ? part.map(copy)
      : part instanceof Map ? new Map([...part].map(([key, entry]) => [copy(key), copy(entry)]))
        : copyFields(part as Record<string, unknown>, copy);
    copies.set(part, made);
    return made;
  };
  return copy(value) as T;
}

function copyFields(fields: Readonly<Record<string, unknown>>, copy: (part: unknown) => unknown): Record<string, unknown> {
  const made = { ...fields };
  for (const key in made) made[key] = copy(made[key]);
  return made;
}
