/**
 * Notes to plans: the rows the scheduler reads and, under the same index, where each row and relation is written.
 * Reports what is wrong between rows: unknown names and sizes. It knows no columns.
 *
 * Plans are built again from an earlier set after an edit: a plan whose notes are the same is the same object, and of the
 * others only notes that changed are read again. Law: the result equals that of building from nothing.
 *
 * Sample: `- [ ] A  id:a` and `- [ ] B  after:a est:2` give two items, the second with a relation to item 0.
 */
import { settlePartners } from './outsidePartners.ts';
import { haveSameGroups, joinSettings, listGroups } from './planGroups.ts';
import type { PlanGroup, PlanNote } from './planGroups.ts';
import type { PlanItem, Predecessor } from '../planItem.ts';
import { linkPart } from './planLinks.ts';
import type { LinkScope, LinkedPart, PlanGraphRow } from './planLinks.ts';
import { placeParts, readPart } from './planPart.ts';
import type { PlanProblem } from '../planProblem.ts';
import { progressOf } from './planProgress.ts';
import { collectNames, findRepeatedIds, findSharedAlias, nameRows, replaceNames } from './planReferences.ts';
import type { GroupNames, PlanNames } from './planReferences.ts';
import { isSameItem, isSameList } from '../schedule/sameItem.ts';

export type { PlanGraphRow, WrittenPlace } from './planLinks.ts';

export interface Plan extends PlanGroup {
  readonly rows: readonly PlanGraphRow[];
  /** What the scheduler reads, index for index with `rows`. The same object as before an edit that changes nothing in it. */
  readonly items: readonly PlanItem[];
  /** The row of each id; the first in document order where an id is given twice. */
  readonly rowOfId: ReadonlyMap<string, number>;
  /** What is wrong with the text, by note and place, but for missing estimates. The schedule has problems of its own. */
  readonly problems: readonly PlanProblem[];
  /** What it was made of, for making it again. */
  readonly origin: PlanOrigin;
}

interface PlanOrigin {
  readonly names: GroupNames;
  readonly parts: readonly LinkedPart[];
  /** All that its references to other notes depend on, as `listSources` gives it; empty where it has none and nobody may share its alias. */
  readonly sources: readonly unknown[];
}

/** All plans of a list of notes. */
export interface PlanSet {
  /** In path order. */
  readonly notes: readonly PlanNote[];
  readonly plans: readonly Plan[];
  readonly names: PlanNames;
  /** The notes of each plan. */
  readonly groups: readonly (readonly number[])[];
}

/** A plan whose relations are not known yet. */
interface Draft {
  readonly group: readonly number[];
  readonly names: GroupNames;
  /** The plan these notes made before. */
  readonly before: Plan | undefined;
  readonly isSame: boolean;
}

/** Builds every plan of `notes`, which are in path order, in time linear in their tasks and relations. */
export function buildPlans(notes: readonly PlanNote[]): readonly Plan[] {
  return buildPlanSet(notes).plans;
}

/** @param before the plans of these notes before some of them changed */
export function buildPlanSet(notes: readonly PlanNote[], before?: PlanSet): PlanSet {
  const groups = before !== undefined && haveSameGroups(notes, before.notes) ? before.groups : listGroups(notes);
  const drafts = groups.map((group) => draftPlan(notes, group, before));
  const names = before !== undefined && groups === before.groups
    ? replaceNames(before.names, new Map(drafts.flatMap((draft, group) => (draft.isSame ? [] : [[group, draft.names]]))), notes, before.notes)
    : collectNames(notes, drafts.map((draft) => draft.names));
  const findProgress = measureOnce(drafts);
  const plans = drafts.map((draft, group) => finishPlan(notes, draft, { names, group, findProgress }));
  return { notes, plans: settlePartners(plans, names), names, groups };
}

/** How far rows are, each measured when first asked for. */
function measureOnce(drafts: readonly Draft[]): LinkScope['findProgress'] {
  const items = new Map<number, readonly PlanItem[]>();
  const measured = new Map<string, Predecessor>();
  return (group, index) => {
    const ofGroup = items.get(group) ?? drafts[group]!.names.parts.flatMap((part) => part.items);
    items.set(group, ofGroup);
    const progress = measured.get(`${group} ${index}`) ?? progressOf(ofGroup, index);
    measured.set(`${group} ${index}`, progress);
    return progress;
  };
}

function draftPlan(notes: readonly PlanNote[], group: readonly number[], set: PlanSet | undefined): Draft {
  const before = findBefore(group, set);
  const isSame = before !== undefined && before.notes.length === group.length
    && group.every((note, index) => before.notes[index] === note && isSameNote(notes[note]!, set!.notes[note]!));
  if (isSame) return { group, names: before.origin.names, before, isSame };
  const { sizes } = joinSettings(notes, group);
  const known = new Map(before?.origin.names.parts.map((part) => [part.note, part]));
  const parts = placeParts(notes, group, sizes).map((place) => readPart(place, known.get(place.note)));
  return { group, names: nameRows(parts, before?.origin.names), before, isSame };
}

function isSameNote(one: PlanNote, other: PlanNote): boolean {
  return one === other || (one.plan === other.plan && one.path === other.path);
}

/** The plan that the first note of `group` was in. */
function findBefore(group: readonly number[], set: PlanSet | undefined): Plan | undefined {
  const index = set?.names.groupOfNote[group[0]!];
  return index === undefined ? undefined : set!.plans[index];
}

function finishPlan(notes: readonly PlanNote[], { group, names, before, isSame }: Draft, scope: LinkScope): Plan {
  if (isSame && before!.origin.sources.length === 0) return before!;
  const sources = listSources(notes, names, scope.names);
  if (isSame && isSameList(sources, before!.origin.sources)) return before!;
  const settings = joinSettings(notes, group);
  const known = new Map(before?.origin.parts.map((linked) => [linked.part.note, linked]));
  const parts = names.parts.map((part) => linkPart(part, scope, known.get(part.note)));
  const rows = parts.flatMap((part) => part.rows);
  const items = parts.flatMap((part) => part.items);
  for (const { at, relation, place } of parts.flatMap(({ turned }) => turned)) {
    rows[at] = { ...rows[at]!, relations: [...rows[at]!.relations, place] };
    items[at] = { ...items[at]!, relations: [...items[at]!.relations, relation] };
  }
  const ofNames = [...findRepeatedIds(names), ...group.flatMap((note) => findSharedAlias(notes, scope.names, note))];
  return {
    ...settings, rows,
    items: before !== undefined && isSameList(items, before.items, isSameItem) ? before.items : items,
    rowOfId: names.rowOfId,
    problems: [...settings.problems, ...ofNames, ...parts.flatMap(({ problems }) => problems)].sort((a, b) => a.note - b.note || a.span.start - b.span.start),
    origin: { names, parts, sources },
  };
}

/**
 * What a plan says that depends on other plans: the notes behind each alias it uses, with what they say and the names and
 * rows they have there; all notes where nothing is called so, because near names are suggested then; the notes that share its own aliases.
 */
function listSources(notes: readonly PlanNote[], { parts }: GroupNames, names: PlanNames): readonly unknown[] {
  const sources: unknown[] = [];
  for (const { plan: { settings }, aliases } of parts) {
    const sharing = settings.alias === undefined ? [] : names.byAlias().get(settings.alias.value) ?? [];
    sources.push(...sharing, ...sharing.map((note) => notes[note]!.path));
    for (const alias of aliases) {
      for (const note of names.byAlias().get(alias) ?? names.byNote.keys()) sources.push(note, notes[note]!.plan, names.byNote[note], names.groupOfNote[note]);
    }
  }
  return sources;
}
