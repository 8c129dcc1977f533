/**
 * Reading notes for the tests of plans: what a note's plan says, as short text that can be written in a fixture.
 * It asserts nothing.
 *
 * Sample: `- [ ] A  id:a est:3` is described as `A | id=a est=3`.
 */
import type { Dialect, DocumentModel } from '../../../server/core/model/documentModel.ts';
import { parseNote } from '../../../server/core/parseNote.ts';
import type { PlanEntry } from '../../../server/core/plan/syntax/planEntry.ts';
import { buildPlans } from '../../../server/core/plan/graph/planGraph.ts';
import type { Plan } from '../../../server/core/plan/graph/planGraph.ts';
import { findPlanRows } from '../../../server/core/plan/graph/planMembership.ts';
import type { NotePlan } from '../../../server/core/plan/graph/planMembership.ts';
import type { PlanProblem } from '../../../server/core/plan/planProblem.ts';
import { renderEstimate, renderPin, renderTarget } from '../../../server/core/plan/syntax/planValues.ts';

export interface ReadNote {
  readonly model: DocumentModel;
  readonly plan: NotePlan;
}

export function readNote(text: string, dialect: Dialect = 'markdown'): ReadNote {
  const model = parseNote(text, dialect);
  return { model, plan: findPlanRows(model) };
}

/** Plans of several notes, given by path. */
export function plansOf(notes: Readonly<Record<string, string>>): readonly Plan[] {
  return buildPlans(Object.entries(notes).map(([path, text]) => ({ path, plan: readNote(text, path.endsWith('.adoc') ? 'asciidoc' : 'markdown').plan })));
}

/** All fields of an entry in the order of the keys. */
export function describeFields({ fields, id }: PlanEntry): string {
  const { est, relations, at, sprint, owner, spent, left } = fields;
  const lists = ['after', 'overlap', 'with', 'sync', 'before'].flatMap((kind) => {
    const targets = relations.filter((relation) => relation.kind === kind).map(({ target }) => renderTarget(target));
    return targets.length === 0 ? [] : [`${kind}=${targets.join(',')}`];
  });
  return [
    id === undefined ? '' : `id=${id}`, est === undefined ? '' : `est=${renderEstimate(est.value)}`, ...lists,
    at === undefined ? '' : `at=${renderPin(at.value)}`, sprint === undefined ? '' : `sprint=${sprint.value}`,
    owner === undefined ? '' : `owner=${owner.value.join(',')}`, spent === undefined ? '' : `spent=${spent.value}`,
    left === undefined ? '' : `left=${left.value}`,
  ].filter((part) => part !== '').join(' ');
}

export function describeEntry(entry: PlanEntry): string {
  return `${entry.title} | ${describeFields(entry)}`.trimEnd();
}

/** All that an entry says and where, as a plain value: one that was moved works it out when asked. */
export function plainEntry({ title, titleSpan, id, idSpan, fields, tokens, hasKeys, problems, comment, said, spot }: PlanEntry): PlanEntry {
  return { title, titleSpan, id, idSpan, fields, tokens, hasKeys, problems, comment, said, spot };
}

/** `code at "text"` for each problem. */
export function describeProblems(text: string, problems: readonly Pick<PlanProblem, 'code' | 'span'>[]): readonly string[] {
  return problems.map(({ code, span }) => `${code} at "${text.slice(span.start, span.end)}"`);
}
