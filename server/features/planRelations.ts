/**
 * Relations between tasks as edits of the notes they stand in: the name a task is called by from another note, the id it
 * gets when it has none, and every place that refers to a task. It knows rows and names, not intents or the editor.
 *
 * Sample: from another note of the same plan `seed` is `seed`; from another plan it is `storage/seed`.
 */
import { isWithin } from '../core/plan/subtree.ts';
import { addRelation, changeKind, changeTarget, ensureId, removeRelations } from '../core/plan/edits/planEdits.ts';
import type { EditableRow } from '../core/plan/edits/planEdits.ts';
import type { Plan, PlanGraphRow } from '../core/plan/graph/planGraph.ts';
import type { Relation, RelationKind } from '../core/plan/planItem.ts';
import type { RelationKey } from '../core/plan/syntax/planKeys.ts';
import { defaultAlias, resolveReference } from '../core/plan/graph/planReferences.ts';
import { renderReference, renderTarget } from '../core/plan/syntax/planValues.ts';
import type { Reading, Reference, RelationTarget } from '../core/plan/syntax/planValues.ts';
import { schedulePlan } from '../core/plan/schedule/schedule.ts';
import type { Schedule } from '../core/plan/schedule/schedule.ts';
import type { WrittenRelation } from '../core/plan/syntax/taskSyntax.ts';
import { composeEdits } from '../core/text/composeEdits.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import { rereadTask } from './planTargets.ts';
import type { EditedNote, FoundTask, OpenNote, PlanScene } from './planTargets.ts';

/** Lag, block or share of a relation; at most one is set. */
export type RelationDetail = Pick<RelationTarget, 'lag' | 'block' | 'percent'>;

/** Makes `tasks` depend on `target`, which gets an id made from its title when it has none. */
export function relate(scene: PlanScene, tasks: readonly FoundTask[], target: FoundTask, kind: RelationKind, detail: RelationDetail): Reading<readonly EditedNote[]> {
  const byNote = new Map<string, { readonly note: OpenNote; readonly edits: TextEdit[] }>();
  const add = (note: OpenNote, edits: readonly TextEdit[]): void => {
    const entry = byNote.get(note.uri) ?? { note, edits: [] };
    byNote.set(note.uri, entry);
    entry.edits.push(...edits);
  };
  const { id, edits: naming } = ensureId(target.note.model, target.row, (name) => tasks.some((task) => isTaken(scene, task, target, name)));
  add(target.note, naming);
  const fault = faultOfEnds(tasks, target) ?? faultOfRing(tasks, target, { kind, ...definedOnly(detail) });
  if (fault !== undefined) return { fault };
  for (const task of tasks) {
    const name = nameFrom(scene, task, target, id);
    if (name.value === undefined) return { fault: name.fault };
    add(task.note, addRelation(task.note.model, task.row, kind, { ...name.value, ...definedOnly(detail) }));
  }
  return { value: [...byNote.values()] };
}

/** A relation as a sender names it: its key, and the reference without lag or block. */
export interface NamedRelation {
  readonly relation: RelationKey;
  readonly reference: string;
}

/** Takes a relation away; one written twice goes twice. */
export function unrelate({ note, row }: FoundTask, named: NamedRelation): Reading<readonly EditedNote[]> {
  const written = findWritten(row, named);
  if (written.length === 0) return { fault: faultOfMissing(row, named) };
  return { value: [{ note, edits: removeRelations(note.model, row, written) }] };
}

/** Gives a relation another kind, lag, block or share. */
export function changeRelation({ note, row }: FoundTask, named: NamedRelation, kind: RelationKind, detail: RelationDetail): Reading<readonly EditedNote[]> {
  const [written] = findWritten(row, named);
  if (written === undefined) return { fault: faultOfMissing(row, named) };
  const { alias, id } = written.target;
  const target = { alias, id, ...definedOnly(detail) };
  if (written.kind === kind) return { value: [{ note, edits: changeTarget(note.model, written, target) }] };
  const turned = changeKind(note.model, row, written, kind);
  if (renderTarget(target) === renderReference(target)) return { value: [{ note, edits: turned }] };
  const changed = rereadTask(note, row, turned);
  const again = findWritten(changed.row, { relation: kind, reference: named.reference }).at(-1);
  const detailed = again === undefined ? [] : changeTarget(changed.model, again, target);
  return { value: [{ note, edits: composeEdits(note.model.text.length, turned, detailed) }] };
}

function findWritten({ entry }: EditableRow, { relation, reference }: NamedRelation): readonly WrittenRelation[] {
  return entry.fields.relations.filter(({ kind, target }) => kind === relation && renderReference(target) === reference);
}

function faultOfMissing({ entry }: EditableRow, { relation, reference }: NamedRelation): string {
  return `"${entry.title}" has no ${relation}:${reference}.`;
}

function isSameRow(one: FoundTask, other: FoundTask): boolean {
  return one.note.uri === other.note.uri && one.row.source === other.row.source && one.row.index === other.row.index;
}

function faultOfEnds(tasks: readonly FoundTask[], target: FoundTask): string | undefined {
  if (tasks.some((task) => isSameRow(task, target))) return 'A task cannot depend on itself.';
  const to = target.planned;
  const isAround = tasks.some(({ planned: from }) => from !== undefined && to !== undefined && from.analysed.plan === to.analysed.plan
    && (isWithin(to.analysed.plan.items, to.index, from.index) || isWithin(to.analysed.plan.items, from.index, to.index)));
  return isAround ? 'A task cannot depend on the group around it, nor a group on its own tasks.' : undefined;
}

/** A relation that would close a ring is refused; one in a ring already is not looked at. All are tried at once, and one by one only where that is too much. */
function faultOfRing(tasks: readonly FoundTask[], target: FoundTask, relation: Omit<Relation, 'target'>): string | undefined {
  const to = target.planned;
  const near = tasks.filter(({ planned }) => planned !== undefined && planned.analysed.plan === to?.analysed.plan);
  if (to === undefined || near.length === 0) return undefined;
  const { plan: { items }, schedule } = to.analysed;
  const known = countRings(schedule());
  const closes = (some: readonly FoundTask[]): boolean => {
    const writers = new Set(some.map(({ planned }) => planned!.index));
    const added = { ...relation, target: to.index };
    return countRings(schedulePlan(items.map((item, index) => (writers.has(index) ? { ...item, relations: [...item.relations, added] } : item)))) > known;
  };
  const closing = closes(near) ? near.find((task) => closes([task])) : undefined;
  return closing && `"${target.row.entry.title}" already waits for "${closing.row.entry.title}", so this would make a ring.`;
}

function countRings({ problems }: Schedule): number {
  return problems.filter(({ code }) => code === 'dependency-cycle').length;
}

function definedOnly({ lag, block, percent }: RelationDetail): RelationDetail {
  return { ...(lag !== undefined && { lag }), ...(block !== undefined && { block }), ...(percent !== undefined && { percent }) };
}

/** An id must be free in the plan of its task, and mean nothing else where it is going to be written. */
function isTaken(scene: PlanScene, task: FoundTask, target: FoundTask, name: string): boolean {
  return [task, target].some(({ planned, note }) => planned?.analysed.plan.rowOfId.has(name) === true
    || scene.plans(note.uri)?.find(note.uri)?.analysed.plan.rowOfId.has(name) === true);
}

/** What the task `target`, called `id` in its own note, is called in the note of `task`. */
function nameFrom(scene: PlanScene, task: FoundTask, target: FoundTask, id: string): Reading<Reference> {
  const bare: Reference = { alias: undefined, id };
  const analysis = scene.plans(task.note.uri);
  const [from, to] = [analysis?.find(task.note.uri), analysis?.find(target.note.uri)];
  if (task.note.uri === target.note.uri) return { value: bare };
  if (analysis === undefined || to === undefined) return { fault: 'The other note is in no plan yet: give one of its tasks an estimate first.' };
  const { names } = analysis;
  const known = from === undefined ? undefined : resolveReference(names, from.note, bare);
  const isSamePlan = from?.analysed.plan === to.analysed.plan;
  if (isSamePlan && (known?.kind !== 'found' || names.byNote[to.note]?.get(id) === known.place.index)) return { value: bare };
  const { path, plan } = analysis.notes[to.note]!;
  const alias = plan.settings.alias?.value ?? defaultAlias(path);
  if (alias === '' || (names.byAlias().get(alias)?.length ?? 0) > 1) return { fault: `Several notes are called "${alias}": give one of them another alias in its plan settings.` };
  return { value: { alias, id } };
}

/** A relation with the row that writes it. */
export interface WrittenReference {
  /** Index in the notes of the analysis. */
  readonly note: number;
  readonly plan: Plan;
  readonly row: PlanGraphRow;
  readonly index: number;
  readonly written: WrittenRelation;
  readonly to: { readonly plan: Plan; readonly index: number };
}

/** Every relation of every plan that leads to a row, in time linear in their number. */
export function listReferences(analysis: PlanAnalysis): readonly WrittenReference[] {
  const { names } = analysis;
  return analysis.plans.flatMap(({ plan }) => plan.rows.flatMap((row, index) => row.row.entry.fields.relations.flatMap((written) => {
    const resolution = resolveReference(names, row.note, written.target);
    if (resolution.kind === 'unknown') return [];
    return [{ note: row.note, plan, row, index, written, to: { plan: analysis.plans[resolution.place.group]!.plan, index: resolution.place.index } }];
  })));
}
