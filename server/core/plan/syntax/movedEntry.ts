/**
 * An entry that an edit elsewhere in its note moved: what it says is kept, and where it says so is worked out when somebody
 * asks. A letter moves all items behind it, and hardly anybody asks where those stand now.
 *
 * It knows no texts. Sample: of `- [ ] A  est:1`, moved by 5, `said` is the same object and `titleSpan` is 11–12.
 */
import type { Span } from '../../text/lineIndex.ts';
import type { PlanComment } from './planComment.ts';
import type { PlanEntry, SaidFields } from './planEntry.ts';
import type { Fix, NoteProblem } from '../planProblem.ts';
import type { TailToken } from './tailScan.ts';
import type { TaskFields, Written } from './taskSyntax.ts';

/**
 * The same entry with all its places `shift` units further.
 * @param isInPlace whether it stands in the same place of the same line nevertheless
 */
export function moveEntry(entry: PlanEntry, shift: number, isInPlace: boolean): PlanEntry {
  if (shift === 0 && isInPlace) return entry;
  const spot = isInPlace ? entry.spot : {};
  return entry instanceof MovedEntry ? entry.further(shift, spot) : new MovedEntry(entry, shift, spot);
}

class MovedEntry implements PlanEntry {
  readonly said: SaidFields;
  readonly hasKeys: boolean;
  readonly spot: object;
  /** As it was read. */
  private readonly read: PlanEntry;
  private readonly shift: number;
  private knownFields: TaskFields | undefined;
  private knownTokens: readonly TailToken[] | undefined;

  constructor(read: PlanEntry, shift: number, spot: object) {
    this.said = read.said;
    this.hasKeys = read.hasKeys;
    this.spot = spot;
    this.read = read;
    this.shift = shift;
  }

  further(shift: number, spot: object): PlanEntry {
    return new MovedEntry(this.read, this.shift + shift, spot);
  }

  get title(): string { return this.read.title; }
  get titleSpan(): Span { return moveSpan(this.read.titleSpan, this.shift); }
  get id(): string | undefined { return this.read.id; }
  get idSpan(): Span | undefined { return this.read.idSpan && moveSpan(this.read.idSpan, this.shift); }
  get fields(): TaskFields { return this.knownFields ??= moveFields(this.read, this.tokens, this.shift); }
  get tokens(): readonly TailToken[] { return this.knownTokens ??= this.read.tokens.map((token) => moveToken(token, this.shift)); }
  get problems(): readonly NoteProblem[] {
    const { problems } = this.read;
    return problems.length === 0 ? problems : problems.map((problem) => moveProblem(problem, this.shift));
  }
  get comment(): PlanComment | undefined { return this.read.comment; }
}

function moveSpan({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}

function moveToken(token: TailToken, shift: number): TailToken {
  return { ...token, span: moveSpan(token.span, shift), valueSpan: moveSpan(token.valueSpan, shift) };
}

/** @param moved the tokens of the entry, moved already */
function moveFields({ fields, tokens }: PlanEntry, moved: readonly TailToken[], shift: number): TaskFields {
  const tokenOf = (token: TailToken): TailToken => moved[tokens.indexOf(token)]!;
  const written = <T>(field: Written<T> | undefined): Written<T> | undefined => field && { value: field.value, token: tokenOf(field.token) };
  const relations = fields.relations.map(({ kind, target, token, span, nameSpan }) => (
    { kind, target, token: tokenOf(token), span: moveSpan(span, shift), nameSpan: moveSpan(nameSpan, shift) }));
  return {
    id: written(fields.id), est: written(fields.est), relations, at: written(fields.at), sprint: written(fields.sprint),
    owner: written(fields.owner), spent: written(fields.spent), left: written(fields.left),
  };
}

function moveProblem(problem: NoteProblem, shift: number): NoteProblem {
  return { ...problem, span: moveSpan(problem.span, shift), fixes: problem.fixes.map((fix) => moveFix(fix, shift)) };
}

function moveFix({ title, edits }: Fix, shift: number): Fix {
  return { title, edits: edits.map(({ newText, ...span }) => ({ ...moveSpan(span, shift), newText })) };
}
