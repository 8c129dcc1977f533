/**
 * What a reference leads to: the same note first, then the same plan, then `alias/id` in any note.
 * Also reports names given twice. It knows names and rows, not relations or columns.
 *
 * Sample: in a plan with `id:seed`, `seed` leads to its row; `storage/seed` leads there from every other note.
 */
import { fileStem } from './planGroups.ts';
import type { PlanNote } from './planGroups.ts';
import { isSameMap } from './planPart.ts';
import type { PlanPart } from './planPart.ts';
import type { PlanRow } from './planMembership.ts';
import { noteProblem, planProblem } from '../planProblem.ts';
import type { PlanProblem } from '../planProblem.ts';
import { isSameList } from '../schedule/sameItem.ts';
import type { Reference } from '../syntax/planValues.ts';

/** A row of some plan. */
export interface RowPlace {
  readonly group: number;
  readonly index: number;
}

/** The names of one plan. */
export interface GroupNames {
  readonly parts: readonly PlanPart[];
  /** The row of each id; the first in document order where it is given twice. */
  readonly rowOfId: ReadonlyMap<string, number>;
  /** Rows whose id is given above. */
  readonly repeated: readonly number[];
}

export interface PlanNames {
  /** The row each id names in each group; the first in document order where it is given twice. */
  readonly byGroup: readonly ReadonlyMap<string, number>[];
  readonly byNote: readonly (ReadonlyMap<string, number> | undefined)[];
  readonly groupOfNote: readonly (number | undefined)[];
  /** Notes by alias; more than one makes the alias ambiguous. */
  readonly byAlias: () => ReadonlyMap<string, readonly number[]>;
}

/** The names of the rows of `parts`; those of an earlier plan where they are still the same. */
export function nameRows(parts: readonly PlanPart[], before: GroupNames | undefined): GroupNames {
  if (before !== undefined && before.parts.length === parts.length && parts.every((part, index) => haveSameNames(part, before.parts[index]!))) {
    return { parts, rowOfId: before.rowOfId, repeated: before.repeated };
  }
  const rowOfId = new Map<string, number>();
  const repeated: number[] = [];
  for (const part of parts) {
    for (const [id, row] of part.ids) {
      if (rowOfId.has(id)) repeated.push(row);
      else rowOfId.set(id, row);
    }
    repeated.push(...part.repeated);
  }
  return { parts, rowOfId, repeated };
}

function haveSameNames(one: PlanPart, other: PlanPart): boolean {
  return one === other || (isSameMap(one.ids, other.ids) && one.repeated.join() === other.repeated.join());
}

/** The names of all plans together. */
export function collectNames(notes: readonly PlanNote[], groups: readonly GroupNames[]): PlanNames {
  const groupOfNote: (number | undefined)[] = notes.map(() => undefined);
  const byNote: (ReadonlyMap<string, number> | undefined)[] = notes.map(() => undefined);
  groups.forEach(({ parts }, index) => {
    for (const { note, ids } of parts) {
      groupOfNote[note] = index;
      if (ids.size > 0) byNote[note] = ids;
    }
  });
  return { byGroup: groups.map(({ rowOfId }) => rowOfId), byNote, groupOfNote, byAlias: collectOnce(notes, groupOfNote) };
}

function collectOnce(notes: readonly PlanNote[], groupOfNote: PlanNames['groupOfNote']): PlanNames['byAlias'] {
  let aliases: ReadonlyMap<string, readonly number[]> | undefined;
  return () => (aliases ??= collectAliases(notes, groupOfNote));
}

/** `names` after an edit that left the groups as they were and changed those of `changed`. */
export function replaceNames(names: PlanNames, changed: ReadonlyMap<number, GroupNames>, notes: readonly PlanNote[], before: readonly PlanNote[]): PlanNames {
  const [byGroup, byNote] = [names.byGroup.slice(), names.byNote.slice()];
  for (const [group, { rowOfId, parts }] of changed) {
    byGroup[group] = rowOfId;
    for (const { note, ids } of parts) byNote[note] = ids.size > 0 ? ids : undefined;
  }
  const { groupOfNote } = names;
  const byAlias = isSameList(notes, before, hasSameAlias) ? names.byAlias : collectOnce(notes, groupOfNote);
  return { byGroup, byNote, groupOfNote, byAlias };
}

function hasSameAlias(one: PlanNote, other: PlanNote): boolean {
  return one === other || (one.path === other.path && one.plan.settings.alias?.value === other.plan.settings.alias?.value);
}

export type Resolution =
  | { readonly kind: 'found'; readonly place: RowPlace; readonly rivals: readonly number[] }
  | { readonly kind: 'unknown'; readonly candidates: Iterable<string> };

/** Where `reference` leads from `note`. `rivals` are the notes among which an ambiguous alias would have to choose. */
export function resolveReference(names: PlanNames, note: number, reference: Reference): Resolution {
  const home = names.groupOfNote[note]!;
  if (reference.alias === undefined) {
    const index = names.byNote[note]?.get(reference.id) ?? names.byGroup[home]!.get(reference.id);
    if (index === undefined) return { kind: 'unknown', candidates: names.byGroup[home]!.keys() };
    return { kind: 'found', place: { group: home, index }, rivals: [] };
  }
  const notes = names.byAlias().get(reference.alias) ?? [];
  for (const candidate of notes) {
    const index = names.byNote[candidate]?.get(reference.id);
    if (index !== undefined) return { kind: 'found', place: { group: names.groupOfNote[candidate]!, index }, rivals: notes.length > 1 ? notes : [] };
  }
  return { kind: 'unknown', candidates: namesBehind(names, reference, notes) };
}

/** Full names to suggest: the ids behind a known alias, else the same id behind other aliases. */
function* namesBehind(names: PlanNames, reference: Reference, notes: readonly number[]): Generator<string> {
  for (const note of notes) for (const id of names.byNote[note]?.keys() ?? []) yield `${reference.alias}/${id}`;
  if (notes.length > 0) return;
  for (const [alias, others] of names.byAlias()) {
    if (others.some((note) => names.byNote[note]?.has(reference.id) === true)) yield `${alias}/${reference.id}`;
  }
}

/** The alias of a note without one of its own: its file name in lower case, what is no letter or digit made `-`. */
export function defaultAlias(path: string): string {
  return fileStem(path).toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/^[-_]+|[-_]+$/g, '');
}

/** Aliases of the notes that have a plan. */
function collectAliases(notes: readonly PlanNote[], groupOfNote: readonly (number | undefined)[]): ReadonlyMap<string, readonly number[]> {
  const byAlias = new Map<string, number[]>();
  notes.forEach(({ path, plan }, note) => {
    if (groupOfNote[note] === undefined) return;
    const alias = plan.settings.alias?.value ?? defaultAlias(path);
    const others = byAlias.get(alias);
    if (others === undefined) byAlias.set(alias, [note]);
    else others.push(note);
  });
  return byAlias;
}

/** Reports an alias that is written in `note` and that other notes have too; chance meetings of file names only matter when used. */
export function findSharedAlias(notes: readonly PlanNote[], names: PlanNames, note: number): readonly PlanProblem[] {
  const { alias } = notes[note]!.plan.settings;
  const other = alias && names.byAlias().get(alias.value)?.find((candidate) => candidate !== note);
  if (alias === undefined || other === undefined) return [];
  return [planProblem(note, noteProblem('ambiguous-alias', alias.span, `"${alias.value}" is also the alias of ${notes[other]!.path}: choose another.`))];
}

/** Reports the rows of a plan whose ids are given above. */
export function findRepeatedIds({ parts, rowOfId, repeated }: GroupNames): readonly PlanProblem[] {
  if (repeated.length === 0) return [];
  const placeOf = (row: number): { readonly note: number; readonly row: PlanRow } => {
    const part = parts.findLast(({ start }) => start <= row)!;
    return { note: part.note, row: part.plan.rows[row - part.start + part.dropped]! };
  };
  const freshIds = new Map<string, string>();
  return repeated.map((row) => {
    const { note, row: { entry } } = placeOf(row);
    const id = entry.id!;
    const first = placeOf(rowOfId.get(id)!);
    const fresh = freshIds.get(id) ?? freshId(id, (candidate) => rowOfId.has(candidate));
    freshIds.set(id, fresh);
    const fixes = entry.idSpan === undefined ? [] : [{ title: `Rename this one to "${fresh}"`, edits: [{ ...entry.idSpan, newText: fresh }] }];
    return planProblem(
      note, noteProblem('duplicate-id', entry.idSpan ?? entry.titleSpan, `The id "${id}" already names "${first.row.entry.title}", and references lead there: rename one of them.`, fixes),
      [{ note: first.note, span: first.row.entry.idSpan ?? first.row.entry.titleSpan, message: `"${id}" is first given here` }],
    );
  });
}

/** `id`, or `id-2`, `id-3` … : the first that is not taken. */
export function freshId(id: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(id)) return id;
  for (let count = 2; ; count++) {
    const candidate = `${id.replace(/-$/, '')}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}
