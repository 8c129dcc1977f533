/**
 * The names by which tasks refer to each other, rewritten for tasks that go to another note: what was `seed` within a plan
 * is `storage/seed` from another one. It edits names in place, before anything is moved.
 *
 * Sample: moving `B  after:a` to a note of another plan rewrites the relation to `after:first/a`.
 */
import { isWithin } from '../core/plan/subtree.ts';
import { defaultAlias } from '../core/plan/graph/planReferences.ts';
import { renderReference } from '../core/plan/syntax/planValues.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import { listReferences } from './planRelations.ts';
import type { WrittenReference } from './planRelations.ts';
import type { Finding, FoundTask, PlanScene } from './planTargets.ts';

/** @returns edits by URI, against the notes as they are; or why the tasks must not go there. */
export function renameForMove(scene: PlanScene, tasks: readonly FoundTask[], target: FoundTask): Finding<ReadonlyMap<string, readonly TextEdit[]>> {
  const edits = new Map<string, TextEdit[]>();
  const analysis = scene.plans(target.note.uri);
  const travellers = tasks.filter(({ note, planned }) => note.uri !== target.note.uri && planned !== undefined);
  if (analysis === undefined || travellers.length === 0) return { kind: 'found', value: edits };
  const moves = (plan: object, index: number): boolean => travellers.some(({ planned }) => planned!.analysed.plan === plan && isWithin(planned!.analysed.plan.items, planned!.index, index));
  const destination = analysis.notes.findIndex(({ uri }) => uri === target.note.uri);
  const fault = faultOfIds(analysis, travellers, destination, moves);
  if (fault !== undefined) return { kind: 'fault', message: fault };
  const unopened = new Set<string>();
  for (const reference of listReferences(analysis)) {
    const [leaves, isLeft] = [moves(reference.plan, reference.index), moves(reference.to.plan, reference.to.index)];
    if (leaves === isLeft) continue;
    const name = nameAfterMove(analysis, reference, leaves, destination);
    if (name === undefined) return { kind: 'fault', message: `A relation between "${reference.row.row.entry.title}" and "${reference.to.plan.rows[reference.to.index]!.row.entry.title}" could not be written any more: remove it first.` };
    if (name === renderReference(reference.written.target)) continue;
    const { uri } = analysis.notes[reference.note]!;
    if (scene.open(uri) === undefined) unopened.add(uri);
    edits.set(uri, [...edits.get(uri) ?? [], { ...reference.written.nameSpan, newText: name }]);
  }
  return unopened.size > 0 ? { kind: 'unopened', uris: [...unopened] } : { kind: 'found', value: edits };
}

/** An id must not come to a plan where it names another task. */
function faultOfIds(analysis: PlanAnalysis, travellers: readonly FoundTask[], destination: number, moves: (plan: object, index: number) => boolean): string | undefined {
  const home = analysis.plans.find(({ plan }) => plan.notes.includes(destination))?.plan;
  for (const { analysed: { plan } } of new Set(travellers.map(({ planned }) => planned!))) {
    if (plan === home) continue;
    for (const [index, { row }] of plan.rows.entries()) {
      const { id } = row.entry;
      const other = id === undefined ? undefined : home?.rowOfId.get(id);
      if (other !== undefined && moves(plan, index)) return `"${row.entry.title}" has the id "${id}", which names "${home!.rows[other]!.row.entry.title}" in the other plan: rename one of them first.`;
    }
  }
  return undefined;
}

/** What the reference must say once one of its ends stands in the note `destination`; undefined when nothing would do. */
function nameAfterMove(analysis: PlanAnalysis, { note, to, written }: WrittenReference, leaves: boolean, destination: number): string | undefined {
  const { names } = analysis;
  const { id, alias: writtenAlias } = written.target;
  const writer = leaves ? destination : note;
  const named = leaves ? to.plan.rows[to.index]!.note : destination;
  if (leaves && writtenAlias !== undefined) return renderReference(written.target);
  if (writer === named) return id;
  const [from, home] = [names.groupOfNote[writer], names.groupOfNote[named]];
  if (from !== undefined && from === home && names.byNote[writer]?.has(id) !== true) return id;
  if (home === undefined || named === -1) return undefined;
  const { path, plan } = analysis.notes[named]!;
  const alias = plan.settings.alias?.value ?? defaultAlias(path);
  const isOnlyIds = written.token.form === 'sign' || (written.token.form === 'dataview' && written.token.name === 'dependsOn');
  return isOnlyIds || (names.byAlias().get(alias)?.length ?? 0) > 1 ? undefined : renderReference({ alias, id });
}
