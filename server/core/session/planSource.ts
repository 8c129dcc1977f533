/**
 * One plan with the notes it stands in, as sessions need it: rows with names that last, and the same read again from
 * other texts. It knows nothing of the texts people edit.
 *
 * Sample: the rows of `- [ ] A  id:a` and `- [ ] B` are named `a` and `notes.md\nB\n0`.
 */
import type { Dialect, DocumentModel } from '../model/documentModel.ts';
import { parseAgain, parseNote } from '../parseNote.ts';
import { buildPlans } from '../plan/graph/planGraph.ts';
import type { Plan, PlanGraphRow } from '../plan/graph/planGraph.ts';
import { findPlanRows } from '../plan/graph/planMembership.ts';
import type { NotePlan } from '../plan/graph/planMembership.ts';
import { schedulePlan } from '../plan/schedule/schedule.ts';
import type { Schedule } from '../plan/schedule/schedule.ts';

/** A note as sessions read it. */
export interface NoteText {
  readonly path: string;
  readonly dialect: Dialect;
  readonly text: string;
}

export interface PlanNoteModel {
  readonly path: string;
  readonly dialect: Dialect;
  readonly model: DocumentModel;
  readonly plan: NotePlan;
}

export interface PlanSource {
  /** In path order; all notes, those of other plans too. Rows name them by index. */
  readonly notes: readonly PlanNoteModel[];
  readonly plan: Plan;
  readonly schedule: Schedule;
  /** A name for each row that survives edits elsewhere: its id, else note, title and the how-manieth of that title. */
  readonly names: readonly string[];
  readonly rowOfName: ReadonlyMap<string, number>;
}

/** Notes as plans read them, in path order; those of `known` whose text is the same are not read again. */
export function readPlanNotes(notes: readonly NoteText[], known: readonly PlanNoteModel[] = []): readonly PlanNoteModel[] {
  const byPath = new Map(known.map((note) => [note.path, note]));
  return [...notes].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, dialect, text }) => {
    const same = byPath.get(path);
    const before = same?.dialect === dialect ? same : undefined;
    if (before?.model.text === text) return before;
    const model = before === undefined ? parseNote(text, dialect, { path }) : parseAgain(before.model, text);
    return { path, dialect, model, plan: findPlanRows(model, before?.model) };
  });
}

/** Reads `notes` again; undefined when no plan is there that begins in the note `first` or is called `name`. */
export function readPlanSource(notes: readonly NoteText[], chosen: { readonly name: string; readonly first: string }, known: readonly PlanNoteModel[] = []): PlanSource | undefined {
  const read = readPlanNotes(notes, known);
  const plans = buildPlans(read);
  const plan = plans.find((each) => each.name === chosen.name && read[each.notes[0]!]!.path === chosen.first)
    ?? plans.find((each) => each.notes.some((note) => read[note]!.path === chosen.first));
  return plan === undefined ? undefined : buildPlanSource(read, plan);
}

/** @param known the schedule where it is there already; else it is made when first asked for */
export function buildPlanSource(notes: readonly PlanNoteModel[], plan: Plan, known?: Schedule): PlanSource {
  const names = nameRows(notes, plan);
  let schedule = known;
  return {
    notes, plan, names, rowOfName: new Map(names.map((name, row) => [name, row])),
    get schedule() { return schedule ??= schedulePlan(plan.items); },
  };
}

function nameRows(notes: readonly PlanNoteModel[], plan: Plan): readonly string[] {
  const seen = new Map<string, number>();
  return plan.rows.map(({ note, row: { entry } }, index) => {
    if (entry.id !== undefined && plan.rowOfId.get(entry.id) === index) return entry.id;
    const name = `${notes[note]!.path}\n${entry.title}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return `${name}\n${count}`;
  });
}

/** The texts of all notes. */
export function textsOf(source: PlanSource): readonly NoteText[] {
  return source.notes.map(({ path, dialect, model }) => ({ path, dialect, text: model.text }));
}

/** The same plan in other texts; the source itself where they are the same. */
export function readAgain(source: PlanSource, notes: readonly NoteText[]): PlanSource | undefined {
  const isSame = notes.length === source.notes.length && source.notes.every(({ path, model }) => notes.some((note) => note.path === path && note.text === model.text));
  return isSame ? source : readPlanSource(notes, { name: source.plan.name, first: source.notes[source.plan.notes[0]!]!.path }, source.notes);
}

/** The row with its model: what edits of it are computed from. */
export function placeOfRow(source: PlanSource, row: number): { readonly model: DocumentModel; readonly placed: PlanGraphRow } {
  const placed = source.plan.rows[row]!;
  return { model: source.notes[placed.note]!.model, placed };
}

/** The raw title on the task's first line, as it stands in the note. */
export function rawTitle(source: PlanSource, row: number): string {
  const { model, placed: { row: { entry } } } = placeOfRow(source, row);
  return model.text.slice(entry.titleSpan.start, entry.titleSpan.end);
}
