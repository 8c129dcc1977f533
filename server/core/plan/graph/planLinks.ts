/**
 * The relations of one note's rows, each name led to the row it means. Where neither the note nor the names of its plan
 * changed, what was found for an earlier plan is taken as it is. It knows no columns.
 *
 * Sample: `- [ ] B  after:a` with `a` → 0 gives a relation to item 0.
 */
import { MISSING, OUTSIDE } from '../planItem.ts';
import type { PlanItem, Predecessor, Relation, RelationKind } from '../planItem.ts';
import type { PlanRow } from './planMembership.ts';
import type { PlanPart } from './planPart.ts';
import { noteProblem, planProblem } from '../planProblem.ts';
import type { PlanProblem } from '../planProblem.ts';
import { resolveReference } from './planReferences.ts';
import type { PlanNames, Resolution } from './planReferences.ts';
import { renderReference } from '../syntax/planValues.ts';
import { nearestWords } from '../syntax/nearestWords.ts';
import type { WrittenRelation } from '../syntax/taskSyntax.ts';

/** Where a relation is written: in the tail of its own row, or as `before` in another one. */
export interface WrittenPlace {
  readonly note: number;
  /** The row whose tail or comment it stands in. */
  readonly writer: number;
  /** Which of the relations of that row's entry it is. */
  readonly nth: number;
}

/** What is written at `place`. */
export function writtenAt(rows: readonly PlanGraphRow[], { writer, nth }: WrittenPlace): WrittenRelation {
  return rows[writer]!.row.entry.fields.relations[nth]!;
}

/** A row with the note it stands in, and its major's index in the plan. */
export interface PlanGraphRow {
  readonly note: number;
  readonly row: PlanRow;
  readonly parent: number;
  /** Index for index with the relations of the item. */
  readonly relations: readonly WrittenPlace[];
}

export interface FoundRelation {
  readonly relation: Relation;
  readonly place: WrittenPlace;
}

export interface LinkedPart {
  readonly part: PlanPart;
  /** The row of each id of the plan, by which its references were led. */
  readonly rowOfId: ReadonlyMap<string, number>;
  readonly rows: readonly PlanGraphRow[];
  readonly items: readonly PlanItem[];
  /** By row: whether the ids of its own plan alone say where its relations lead, and all lead somewhere. */
  readonly isPlain: readonly boolean[];
  /** `before` turned round: relations that stand here and belong to row `at` of the plan. */
  readonly turned: readonly (FoundRelation & { readonly at: number })[];
  /** Of the note, in the order of their places. */
  readonly problems: readonly PlanProblem[];
}

/** All that names lead to. */
export interface LinkScope {
  readonly names: PlanNames;
  /** The plan whose relations are looked for. */
  readonly group: number;
  /** How far a row of another plan is. */
  readonly findProgress: (group: number, index: number) => Predecessor;
}

/** Unknown names beyond this many in one note get no suggestions: they are no slips of the keyboard. */
const SUGGESTED_NAMES = 50;
const SUGGESTIONS = 3;

interface UnfinishedPart extends LinkedPart {
  readonly rows: PlanGraphRow[];
  readonly items: PlanItem[];
  readonly isPlain: boolean[];
  readonly turned: (FoundRelation & { readonly at: number })[];
  readonly problems: PlanProblem[];
  unknown: number;
}

/** @param before the same note in an earlier plan */
export function linkPart(part: PlanPart, scope: LinkScope, before: LinkedPart | undefined): LinkedPart {
  const rowOfId = scope.names.byGroup[scope.group]!;
  if (before !== undefined && before.part === part && before.rowOfId === rowOfId && part.aliases.length === 0) return before;
  const kept = before !== undefined && before.rowOfId === rowOfId && before.part.ids === part.ids ? before : undefined;
  const linked: UnfinishedPart = { part, rowOfId, rows: [], items: [], isPlain: [], turned: [], problems: [...part.problems], unknown: 0 };
  part.items.forEach((item, index) => {
    // An item that says the same is the same object, and the same names lead its relations to the same rows.
    if (kept?.part.items[index] === item && kept.isPlain[index] === true) keepRow(linked, index, kept);
    else linkRow(linked, index, scope);
  });
  const { rows, items, isPlain, turned, problems } = linked;
  return { part, rowOfId, rows, items, isPlain, turned, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** Takes over what an earlier plan found for a row; only the row itself may stand elsewhere. */
function keepRow({ part: { plan, dropped }, rows, items, isPlain }: UnfinishedPart, index: number, before: LinkedPart): void {
  const row = plan.rows[index + dropped]!;
  const known = before.rows[index]!;
  rows.push(known.row === row ? known : { ...known, row });
  items.push(before.items[index]!);
  isPlain.push(true);
}

function linkRow(linked: UnfinishedPart, index: number, scope: LinkScope): void {
  const { part, turned, problems } = linked;
  const item = part.items[index]!;
  const row = part.plan.rows[index + part.dropped]!;
  const places: WrittenPlace[] = [];
  const relations: Relation[] = [];
  let isPlain = true;
  for (const [nth, written] of row.entry.fields.relations.entries()) {
    const place: WrittenPlace = { note: part.note, writer: part.start + index, nth };
    const resolution = resolveReference(scope.names, part.note, written.target);
    if (resolution.kind === 'unknown') problems.push(unknownReference(place, written, linked.unknown++ < SUGGESTED_NAMES ? suggestNames(scope, written, resolution.candidates) : []));
    else if (resolution.rivals.length > 0) problems.push(ambiguousReference(place, written, resolution.rivals.length));
    if (resolution.kind === 'unknown' || written.target.alias !== undefined || written.kind === 'before') isPlain = false;
    if (written.kind !== 'before') {
      places.push(place);
      relations.push(toRelation(written.kind, written, resolution, scope));
    } else if (resolution.kind === 'found' && resolution.place.group === scope.group) {
      turned.push({ at: resolution.place.index, relation: { kind: 'after', target: place.writer }, place });
    } else if (resolution.kind === 'found') {
      problems.push(beforeElsewhere(place, written));
    }
  }
  linked.rows.push({ note: part.note, row, parent: item.parent, relations: places });
  linked.items.push(relations.length === 0 ? item : { ...item, relations });
  linked.isPlain.push(isPlain);
}

function toRelation(kind: RelationKind, { target: { lag, block, percent } }: WrittenRelation, resolution: Resolution, scope: LinkScope): Relation {
  const relation: { -readonly [Key in keyof Relation]: Relation[Key] } = { kind, target: MISSING };
  if (resolution.kind === 'found') {
    const { group, index } = resolution.place;
    relation.target = group === scope.group ? index : OUTSIDE;
    if (group !== scope.group) relation.outside = scope.findProgress(group, index);
  }
  if (lag !== undefined) relation.lag = lag;
  if (block !== undefined) relation.block = block;
  if (percent !== undefined) relation.percent = percent;
  return relation;
}

/** What was suggested for unknown names, by the ids there were: an edit elsewhere need not look for them again. */
const suggested = new WeakMap<ReadonlyMap<string, number>, Map<string, readonly string[]>>();

function suggestNames({ names, group }: LinkScope, { target }: WrittenRelation, candidates: Iterable<string>): readonly string[] {
  if (target.alias !== undefined) return nearestWords(renderReference(target), candidates, SUGGESTIONS);
  const ids = names.byGroup[group]!;
  const known = suggested.get(ids) ?? new Map<string, readonly string[]>();
  suggested.set(ids, known);
  const near = known.get(target.id) ?? nearestWords(target.id, candidates, SUGGESTIONS);
  known.set(target.id, near);
  return near;
}

function unknownReference({ note, writer }: WrittenPlace, written: WrittenRelation, near: readonly string[]): PlanProblem {
  const name = renderReference(written.target);
  const advice = near.length === 0 ? 'give that id to a task, or remove the relation.' : `did you mean ${near.map((word) => `"${word}"`).join(' or ')}?`;
  const fixes = near.map((word) => ({ title: `Change to "${word}"`, edits: [{ ...written.nameSpan, newText: word }] }));
  return planProblem(note, noteProblem('unknown-reference', written.nameSpan, `No task is called "${name}": ${advice}`, fixes), [], { row: writer });
}

function ambiguousReference({ note }: WrittenPlace, written: WrittenRelation, notes: number): PlanProblem {
  return planProblem(note, noteProblem('ambiguous-alias', written.nameSpan,
    `"${written.target.alias}" names ${notes} notes, and the first in path order is taken: give one of them another alias in its plan settings.`));
}

function beforeElsewhere({ note }: WrittenPlace, written: WrittenRelation): PlanProblem {
  return planProblem(note, noteProblem('invalid-value', written.nameSpan,
    `"before" reaches only tasks of its own plan: write after with this task's id on "${renderReference(written.target)}".`));
}
