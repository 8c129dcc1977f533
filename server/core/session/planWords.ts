/**
 * The words by which a session's text names tasks, majors and notes: ids, and handles for what has none.
 * It knows a plan, and no text.
 *
 * Sample: a task with `id:schema` is `schema`, one without is `=k7q`, and so is every major.
 */
import { fingerprintOf } from './fingerprint.ts';
import { buildHandles } from './handles.ts';
import { rawTitle } from './planSource.ts';
import type { PlanSource } from './planSource.ts';

/** A place where `new` puts a task: below a major, or at the top of a note. */
export type ParentPlace = { readonly row: number } | { readonly note: number };

export interface PlanWords {
  readonly source: PlanSource;
  /** The word for each row. */
  readonly words: readonly string[];
  readonly rowOfWord: ReadonlyMap<string, number>;
  /** Places for new tasks by the words that name them, in document order. */
  readonly parents: ReadonlyMap<string, ParentPlace>;
  /** Changes when the meaning of a handle may have changed. */
  readonly token: string;
}

export function buildPlanWords(source: PlanSource): PlanWords {
  const { plan } = source;
  const hasId = plan.rows.map(({ row: { entry } }, row) => entry.id !== undefined && plan.rowOfId.get(entry.id) === row);
  const handles = buildHandles(plan.rows.length + plan.notes.length);
  const words = plan.rows.map(({ row: { entry, kind } }, row) => (hasId[row] && kind === 'leaf' ? entry.id! : `=${handles[row]!}`));
  return {
    source, words, rowOfWord: new Map(words.map((word, row) => [word, row])), parents: findParents(source, words, handles),
    token: fingerprintOf(plan.rows.map(({ row: { entry, kind } }, row) => (hasId[row] && kind === 'leaf' ? entry.id! : `${kind} ${entry.title}`))),
  };
}

/** Majors by handle and by id, and notes that hold tasks outside of majors. */
function findParents({ notes, plan }: PlanSource, words: readonly string[], handles: readonly string[]): ReadonlyMap<string, ParentPlace> {
  const parents = new Map<string, ParentPlace>();
  plan.rows.forEach(({ row: { kind, entry } }, row) => {
    if (kind !== 'major') return;
    parents.set(words[row]!, { row });
    if (entry.id !== undefined && plan.rowOfId.get(entry.id) === row) parents.set(entry.id, { row });
  });
  plan.notes.forEach((note, index) => {
    const hasOwn = plan.rows.some((placed) => placed.note === note && placed.parent === -1 && placed.row.source === 'item');
    if (hasOwn || notes[note]!.plan.rows.length === 0) parents.set(`=${handles[plan.rows.length + index]!}`, { note });
  });
  return parents;
}

/** `=k7q Title` for each parent, for people to choose from; with `byId` the id of those that have one. */
export function listParents({ source, parents }: PlanWords, byId = false): readonly string[] {
  const places = [...parents];
  return places.filter(([word]) => word.startsWith('=')).map(([handle, place]) => {
    const id = byId && 'row' in place ? places.find(([word, other]) => !word.startsWith('=') && 'row' in other && other.row === place.row)?.[0] : undefined;
    return `${id ?? handle} ${'row' in place ? source.plan.rows[place.row]!.row.entry.title : source.notes[place.note]!.path}`;
  });
}

/** A task in messages: its id, else its title. */
export function nameInMessages(source: PlanSource, row: number): string {
  const { entry } = source.plan.rows[row]!.row;
  return entry.id ?? `"${rawTitle(source, row)}"`;
}
