/**
 * Notes to plans: the rows the scheduler reads and, under the same index, where each row and relation is written.
 * Reports what is wrong between rows: unknown names and sizes, missing estimates. It knows no columns.
 *
 * Sample: `- [ ] A  id:a` and `- [ ] B  after:a est:2` give two items, the second with a relation to item 0.
 */
import { groupNotes } from './planGroups.ts';
import type { PlacedRow, PlanGroup, PlanNote } from './planGroups.ts';
import { MISSING, OUTSIDE } from './planItem.ts';
import type { PlanItem, Predecessor, Relation, RelationKind } from './planItem.ts';
import { noteProblem, planProblem } from './planProblem.ts';
import type { PlanProblem } from './planProblem.ts';
import { collectNames, resolveReference } from './planReferences.ts';
import type { PlanNames, Resolution } from './planReferences.ts';
import { progressOf } from './planProgress.ts';
import { pointsOf, renderReference } from './planValues.ts';
import { nearestWords } from './nearestWords.ts';
import type { WrittenRelation } from './taskSyntax.ts';

/** Where a relation is written: in the tail of its own row, or as `before` in another one. */
export interface WrittenPlace {
  readonly note: number;
  /** The row whose tail or comment it stands in. */
  readonly writer: number;
  readonly written: WrittenRelation;
}

export interface PlanGraphRow extends PlacedRow {
  /** Index for index with the relations of the item. */
  readonly relations: readonly WrittenPlace[];
}

export interface Plan extends Omit<PlanGroup, 'rows'> {
  readonly rows: readonly PlanGraphRow[];
  /** What the scheduler reads, index for index with `rows`. */
  readonly items: readonly PlanItem[];
  /** The row of each id; the first in document order where an id is given twice. */
  readonly rowOfId: ReadonlyMap<string, number>;
  /** What is wrong with the text, by note and place. The schedule has problems of its own. */
  readonly problems: readonly PlanProblem[];
}

/** Unknown names beyond this many in one plan get no suggestions: they are no slips of the keyboard. */
const SUGGESTED_NAMES = 50;

/** Builds every plan of `notes`, which are in path order, in time linear in their tasks and relations. */
export function buildPlans(notes: readonly PlanNote[]): readonly Plan[] {
  const groups = groupNotes(notes);
  const names = collectNames(notes, groups);
  const items = groups.map((group) => group.rows.map((row) => bareItem(row, group.sizes)));
  const ofNames = groups.map((): PlanProblem[] => []);
  for (const problem of names.problems) ofNames[names.groupOfNote[problem.note]!]!.push(problem);
  return groups.map((group, index) => {
    const unresolved: PlanProblem[] = [];
    const relations = resolveRelations(names, items, group, index, unresolved);
    const ofNotes = group.notes.flatMap((note) => notes[note]!.plan.problems.map((problem) => planProblem(note, problem)));
    const ofRows = group.rows.flatMap((row, at) => estimateProblems(row, at, group.sizes));
    return {
      ...group,
      rows: group.rows.map((row, at) => ({ ...row, relations: relations[at]!.map(({ place }) => place) })),
      items: items[index]!.map((item, at) => ({ ...item, relations: relations[at]!.map(({ relation }) => relation) })),
      rowOfId: names.byGroup[index]!,
      problems: [...group.problems, ...ofNames[index]!, ...ofNotes, ...ofRows, ...unresolved].sort((a, b) => a.note - b.note || a.span.start - b.span.start),
    };
  });
}

/** A row without its relations. */
function bareItem({ row, parent }: PlacedRow, sizes: ReadonlyMap<string, number>): PlanItem {
  const { est, spent, left, at } = row.entry.fields;
  const isMajor = row.kind === 'major';
  const estimate = est === undefined || isMajor ? undefined : pointsOf(est.value, sizes);
  const pin = isMajor && at?.value.kind === 'slots' ? undefined : at?.value;
  return {
    parent, isMajor, status: row.state, relations: [], owners: row.owner,
    ...(estimate !== undefined && { estimate }),
    ...(!isMajor && spent !== undefined && { spent: spent.value }),
    ...(!isMajor && left !== undefined && { left: left.value }),
    ...(pin !== undefined && { pin }),
    ...(row.sprint !== undefined && { sprint: row.sprint }),
  };
}

function estimateProblems({ note, row }: PlacedRow, at: number, sizes: ReadonlyMap<string, number>): readonly PlanProblem[] {
  const { est } = row.entry.fields;
  if (row.kind === 'major' || row.state === 'cancelled') return [];
  if (est === undefined) {
    const isTried = row.entry.tokens.some((token) => token.key === 'est');
    return isTried ? [] : [planProblem(note, noteProblem('unestimated', row.entry.titleSpan, `"${row.entry.title}" has no estimate and counts as 1 block: add est with a number or a size.`), [], { row: at })];
  }
  if (pointsOf(est.value, sizes) !== undefined || est.value.kind !== 'size') return [];
  const known = [...sizes].map(([size, blocks]) => `${size} (${blocks})`).join(', ');
  return [planProblem(note, noteProblem('invalid-value', est.token.valueSpan, `"${est.value.size}" is no size of this plan: write a number or one of ${known}.`), [], { row: at })];
}

interface FoundRelation {
  readonly relation: Relation;
  readonly place: WrittenPlace;
}

/** The relations of each row of `group`, its own in the order written, then those that others write as `before`. */
function resolveRelations(
  names: PlanNames, items: readonly (readonly PlanItem[])[], group: PlanGroup, groupIndex: number, problems: PlanProblem[],
): readonly (readonly FoundRelation[])[] {
  const found: FoundRelation[][] = group.rows.map(() => []);
  const turned: { readonly at: number; readonly found: FoundRelation }[] = [];
  let unknown = 0;
  group.rows.forEach(({ note, row: { entry } }, index) => {
    for (const written of entry.fields.relations) {
      const resolution = resolveReference(names, note, written.target);
      const place: WrittenPlace = { note, writer: index, written };
      if (resolution.kind === 'unknown') problems.push(unknownReference(place, unknown++ < SUGGESTED_NAMES ? resolution.candidates : []));
      else if (resolution.rivals.length > 0) problems.push(ambiguousReference(place, resolution.rivals.length));
      if (written.kind !== 'before') {
        found[index]!.push({ relation: toRelation(written.kind, written, resolution, groupIndex, items), place });
      } else if (resolution.kind === 'found' && resolution.place.group === groupIndex) {
        turned.push({ at: resolution.place.index, found: { relation: { kind: 'after', target: index }, place } });
      } else if (resolution.kind === 'found') {
        problems.push(planProblem(note, noteProblem('invalid-value', written.nameSpan,
          `"before" reaches only tasks of its own plan: write after with this task's id on "${renderReference(written.target)}".`)));
      }
    }
  });
  for (const { at, found: relation } of turned) found[at]!.push(relation);
  return found;
}

function toRelation(kind: RelationKind, { target }: WrittenRelation, resolution: Resolution, group: number, items: readonly (readonly PlanItem[])[]): Relation {
  return {
    kind, ...whereTo(resolution, group, items),
    ...(target.lag !== undefined && { lag: target.lag }),
    ...(target.block !== undefined && { block: target.block }),
    ...(target.percent !== undefined && { percent: target.percent }),
  };
}

function whereTo(resolution: Resolution, group: number, items: readonly (readonly PlanItem[])[]): { readonly target: number; readonly outside?: Predecessor } {
  if (resolution.kind === 'unknown') return { target: MISSING };
  const { place } = resolution;
  return place.group === group ? { target: place.index } : { target: OUTSIDE, outside: progressOf(items[place.group]!, place.index) };
}

function unknownReference({ note, writer, written }: WrittenPlace, candidates: Iterable<string>): PlanProblem {
  const name = renderReference(written.target);
  const near = nearestWords(name, candidates, 3);
  const advice = near.length === 0 ? 'give that id to a task, or remove the relation.' : `did you mean ${near.map((word) => `"${word}"`).join(' or ')}?`;
  const fixes = near.map((word) => ({ title: `Change to "${word}"`, edits: [{ ...written.nameSpan, newText: word }] }));
  return planProblem(note, noteProblem('unknown-reference', written.nameSpan, `No task is called "${name}": ${advice}`, fixes), [], { row: writer });
}

function ambiguousReference({ note, written }: WrittenPlace, notes: number): PlanProblem {
  return planProblem(note, noteProblem('ambiguous-alias', written.nameSpan,
    `"${written.target.alias}" names ${notes} notes, and the first in path order is taken: give one of them another alias in its plan settings.`));
}
