/**
 * Every relation, in all notes, that leads to one row of a plan, with the row that writes it.
 * It knows what references lead to, not what is done with them.
 *
 * Sample: `after:etl` in the plan's own notes and `after:storage/etl` in a note of another plan.
 */
import { buildPlanSet } from '../plan/graph/planGraph.ts';
import { resolveReference } from '../plan/graph/planReferences.ts';
import type { PlanRow } from '../plan/graph/planMembership.ts';
import type { WrittenRelation } from '../plan/syntax/taskSyntax.ts';
import type { PlanSource } from './planSource.ts';

export interface ReferenceTo {
  readonly note: number;
  readonly row: PlanRow;
  readonly written: WrittenRelation;
}

/** All references to row `target`, in the order of the notes. */
export function findReferencesTo({ notes, plan }: PlanSource, target: number): readonly ReferenceTo[] {
  const { plans, names } = buildPlanSet(notes);
  const own = names.groupOfNote[plan.notes[0]!]!;
  return plans.flatMap(({ rows }) => rows.flatMap(({ note, row }) => row.entry.fields.relations.flatMap((written) => {
    const resolution = resolveReference(names, note, written.target);
    const isMeant = resolution.kind === 'found' && resolution.place.group === own && resolution.place.index === target;
    return isMeant ? [{ note, row, written }] : [];
  })));
}
