/**
 * The rows of one note as a part of their plan: what the scheduler reads of each but for its relations, and the names
 * they go by. Where no row of the note moved, the part of an earlier plan is taken as it is. It resolves no references.
 *
 * Sample: `- [ ] A  id:a est:3` in the second note of a plan, after five rows of the first, gives an item and `a` → 5.
 */
import type { NotePlan, PlanRow } from './planMembership.ts';
import type { PlanItem } from '../planItem.ts';
import { noteProblem, planProblem } from '../planProblem.ts';
import type { PlanProblem } from '../planProblem.ts';
import { pointsOf } from '../syntax/planValues.ts';

export interface PartPlace {
  readonly note: number;
  readonly plan: NotePlan;
  /** The row of the plan that its first row is. */
  readonly start: number;
  /** 1 where row 0 of the note is its title only and no row of the plan. */
  readonly dropped: number;
  readonly sizes: ReadonlyMap<string, number>;
}

export interface PlanPart extends PartPlace {
  /** The rows of the plan, from `start` on, without relations. */
  readonly items: readonly PlanItem[];
  /** The row of the plan each id names; the first where it is given twice in the note. */
  readonly ids: ReadonlyMap<string, number>;
  /** Rows of the plan whose id is given above in the same note. */
  readonly repeated: readonly number[];
  /** Aliases by which it names rows of other notes. */
  readonly aliases: readonly string[];
  /** What is wrong in the note itself, and sizes. */
  readonly problems: readonly PlanProblem[];
}

/** Where the rows of each note of a plan stand. A heading that only titles its note is no row, unless several notes share the plan. */
export function placeParts(notes: readonly { readonly plan: NotePlan }[], group: readonly number[], sizes: ReadonlyMap<string, number>): readonly PartPlace[] {
  const isJoined = group.filter((note) => notes[note]!.plan.rows.length > 0).length > 1;
  let start = 0;
  return group.map((note) => {
    const { plan } = notes[note]!;
    const place = { note, plan, start, sizes, dropped: plan.hasTitleRow && !isJoined ? 1 : 0 };
    start += plan.rows.length - place.dropped;
    return place;
  });
}

/** Reads the rows of a note. @param before the same note in an earlier plan */
export function readPart(place: PartPlace, before: PlanPart | undefined): PlanPart {
  if (before !== undefined && isSamePlace(before, place)) return before;
  const { note, plan, start, dropped, sizes } = place;
  const kept = before !== undefined && hasSameRows(before, place) ? before : undefined;
  const items: PlanItem[] = [];
  const aliases = new Set<string>();
  let hasSameIds = true;
  const problems: PlanProblem[] = plan.problems.map((problem) => planProblem(note, problem));
  for (let index = dropped; index < plan.rows.length; index++) {
    const row = plan.rows[index]!;
    const at = start + index - dropped;
    const known = kept !== undefined && saysSame(row, kept.plan.rows[index]!) ? kept.items[items.length] : undefined;
    const item = known ?? itemOf(row, row.parent < dropped ? -1 : start + row.parent - dropped, sizes);
    items.push(item);
    // What says the same has the same id, if any.
    hasSameIds &&= known !== undefined || row.entry.id === kept?.plan.rows[index]!.entry.id;
    if (known === undefined || kept!.aliases.length > 0) {
      for (const { target } of row.entry.fields.relations) if (target.alias !== undefined) aliases.add(target.alias);
    }
    const problem = item.estimate === undefined ? findSizeProblem(note, row, at, sizes) : undefined;
    if (problem !== undefined) problems.push(problem);
  }
  const { ids, repeated } = kept !== undefined && hasSameIds ? kept : readIds(place);
  return { ...place, items, ids, repeated, aliases: [...aliases], problems };
}

function isSamePlace(one: PartPlace, other: PartPlace): boolean {
  return one.plan === other.plan && hasSameRows(one, other);
}

/** Whether as many rows stand in the same place and are read in the same way. */
function hasSameRows(one: PartPlace, other: PartPlace): boolean {
  return one.plan.rows.length === other.plan.rows.length && one.note === other.note && one.start === other.start && one.dropped === other.dropped
    && isSameMap(one.sizes, other.sizes);
}

/** Whether two versions of a row are the same to the scheduler for sure, but for relations. */
function saysSame(one: PlanRow, other: PlanRow): boolean {
  return one === other || (one.entry.said === other.entry.said && one.kind === other.kind && one.parent === other.parent && one.state === other.state
    && one.sprint === other.sprint && one.owner === other.owner);
}

function readIds({ plan, start, dropped }: PartPlace): Pick<PlanPart, 'ids' | 'repeated'> {
  const ids = new Map<string, number>();
  const repeated: number[] = [];
  for (let index = dropped; index < plan.rows.length; index++) {
    const { id } = plan.rows[index]!.entry;
    if (id === undefined) continue;
    if (ids.has(id)) repeated.push(start + index - dropped);
    else ids.set(id, start + index - dropped);
  }
  return { ids, repeated };
}

/** Whether two maps hold the same, whatever the order. */
export function isSameMap<Value>(one: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (other.get(key) !== value) return false;
  return true;
}

/** A row without its relations. */
function itemOf(row: PlanRow, parent: number, sizes: ReadonlyMap<string, number>): PlanItem {
  const { est, spent, left, at } = row.entry.said;
  const isMajor = row.kind === 'major';
  const item: { -readonly [Key in keyof PlanItem]: PlanItem[Key] } = { parent, isMajor, status: row.state, relations: [], owners: row.owner };
  const estimate = est === undefined || isMajor ? undefined : pointsOf(est, sizes);
  if (estimate !== undefined) item.estimate = estimate;
  if (!isMajor && spent !== undefined) item.spent = spent;
  if (!isMajor && left !== undefined) item.left = left;
  if (at !== undefined && !(isMajor && at.kind === 'slots')) item.pin = at;
  if (row.sprint !== undefined) item.sprint = row.sprint;
  return item;
}

/** A size that the plan does not know. */
function findSizeProblem(note: number, row: PlanRow, at: number, sizes: ReadonlyMap<string, number>): PlanProblem | undefined {
  const { entry: { said }, kind, state } = row;
  if (kind === 'major' || state === 'cancelled' || said.est?.kind !== 'size' || pointsOf(said.est, sizes) !== undefined) return undefined;
  const known = [...sizes].map(([size, blocks]) => `${size} (${blocks})`).join(', ');
  return planProblem(note, noteProblem('invalid-value', row.entry.fields.est!.token.valueSpan, `"${said.est.size}" is no size of this plan: write a number or one of ${known}.`), [], { row: at });
}
