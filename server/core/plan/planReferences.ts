/**
 * What a reference leads to: the same note first, then the same plan, then `alias/id` in any note.
 * Also reports names given twice. It knows names and rows, not relations or columns.
 *
 * Sample: in a plan with `id:seed`, `seed` leads to its row; `storage/seed` leads there from every other note.
 */
import { fileStem } from './planGroups.ts';
import type { PlanGroup, PlanNote } from './planGroups.ts';
import { noteProblem, planProblem } from './planProblem.ts';
import type { PlanProblem } from './planProblem.ts';
import type { Reference } from './planValues.ts';

/** A row of some plan. */
export interface RowPlace {
  readonly group: number;
  readonly index: number;
}

export interface PlanNames {
  /** The row each id names in each group; the first in document order where it is given twice. */
  readonly byGroup: readonly ReadonlyMap<string, number>[];
  readonly byNote: readonly (ReadonlyMap<string, number> | undefined)[];
  readonly groupOfNote: readonly (number | undefined)[];
  /** Notes by alias; more than one makes the alias ambiguous. */
  readonly byAlias: ReadonlyMap<string, readonly number[]>;
  readonly problems: readonly PlanProblem[];
}

/** Collects the names of all rows and notes. */
export function collectNames(notes: readonly PlanNote[], groups: readonly PlanGroup[]): PlanNames {
  const problems: PlanProblem[] = [];
  const groupOfNote: (number | undefined)[] = notes.map(() => undefined);
  groups.forEach((group, index) => group.notes.forEach((note) => (groupOfNote[note] = index)));
  const byNote: (Map<string, number> | undefined)[] = notes.map(() => undefined);
  const byGroup = groups.map((group) => {
    const names = new Map<string, number>();
    group.rows.forEach(({ note, row: { entry } }, index) => {
      if (entry.id === undefined) return;
      const ofNote = (byNote[note] ??= new Map<string, number>());
      if (!ofNote.has(entry.id)) ofNote.set(entry.id, index);
      if (names.has(entry.id)) problems.push(duplicateId(group, names, index));
      else names.set(entry.id, index);
    });
    return names;
  });
  const byAlias = collectAliases(notes, groupOfNote, problems);
  return { byGroup, byNote, groupOfNote, byAlias, problems };
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
  const notes = names.byAlias.get(reference.alias) ?? [];
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
  for (const [alias, others] of names.byAlias) {
    if (others.some((note) => names.byNote[note]?.has(reference.id) === true)) yield `${alias}/${reference.id}`;
  }
}

/** The alias of a note without one of its own: its file name in lower case, what is no letter or digit made `-`. */
export function defaultAlias(path: string): string {
  return fileStem(path).toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/^[-_]+|[-_]+$/g, '');
}

/** Aliases of the notes that have a plan. Two equal ones are reported where one is written; chance meetings of file names only when used. */
function collectAliases(notes: readonly PlanNote[], groupOfNote: readonly (number | undefined)[], problems: PlanProblem[]): ReadonlyMap<string, readonly number[]> {
  const byAlias = new Map<string, number[]>();
  notes.forEach(({ path, plan }, note) => {
    if (groupOfNote[note] === undefined) return;
    const alias = plan.settings.alias?.value ?? defaultAlias(path);
    const others = byAlias.get(alias);
    if (others === undefined) byAlias.set(alias, [note]);
    else others.push(note);
  });
  for (const [alias, sharing] of byAlias) {
    if (sharing.length < 2) continue;
    for (const note of sharing) {
      const { alias: setting } = notes[note]!.plan.settings;
      const other = notes[sharing.find((candidate) => candidate !== note)!]!;
      if (setting !== undefined) problems.push(planProblem(note, noteProblem('ambiguous-alias', setting.span, `"${alias}" is also the alias of ${other.path}: choose another.`)));
    }
  }
  return byAlias;
}

function duplicateId(group: PlanGroup, names: ReadonlyMap<string, number>, index: number): PlanProblem {
  const { note, row: { entry } } = group.rows[index]!;
  const id = entry.id!;
  const first = group.rows[names.get(id)!]!;
  const span = entry.idSpan ?? entry.titleSpan;
  const fresh = freshId(id, (candidate) => names.has(candidate));
  const fixes = entry.idSpan === undefined ? [] : [{ title: `Rename this one to "${fresh}"`, edits: [{ ...entry.idSpan, newText: fresh }] }];
  return planProblem(
    note, noteProblem('duplicate-id', span, `The id "${id}" already names "${first.row.entry.title}", and references lead there: rename one of them.`, fixes),
    [{ note: first.note, span: first.row.entry.idSpan ?? first.row.entry.titleSpan, message: `"${id}" is first given here` }],
  );
}

/** `id`, or `id-2`, `id-3` … : the first that is not taken. */
export function freshId(id: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(id)) return id;
  for (let count = 2; ; count++) {
    const candidate = `${id.replace(/-$/, '')}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}
