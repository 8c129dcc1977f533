/**
 * Every place where a task is named: its own id and each reference to it, in all notes of an analysis.
 * It knows no protocol; what is no plan id is nowhere in the list.
 *
 * Sample: `- [ ] A  id:a` and `- [ ] B  after:a+2` name A twice, at `a` and at `a`.
 */
import { resolveReference } from '../core/plan/graph/planReferences.ts';
import type { RowPlace } from '../core/plan/graph/planReferences.ts';
import type { PlanGraphRow } from '../core/plan/graph/planGraph.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';

export interface Occurrence {
  /** Index in the notes of the analysis. */
  readonly note: number;
  /** The id alone, without an alias in front. */
  readonly span: Span;
  readonly isDefinition: boolean;
  /** The task named: `group` is an index of the analysis' plans. */
  readonly place: RowPlace;
}

const known = new WeakMap<PlanAnalysis, readonly Occurrence[]>();

/** All occurrences, in the order of plans and rows; listed once for each analysis, in time linear in tasks and relations. */
function listOccurrences(analysis: PlanAnalysis): readonly Occurrence[] {
  const found = known.get(analysis) ?? findAll(analysis);
  known.set(analysis, found);
  return found;
}

/** The occurrence at `offset` of the note `uri`; the end of a name belongs to it. */
export function findOccurrence(analysis: PlanAnalysis, uri: string, offset: number): Occurrence | undefined {
  const note = analysis.find(uri)?.note;
  return listOccurrences(analysis).find(({ note: at, span }) => at === note && span.start <= offset && offset <= span.end);
}

/** All occurrences of the task that is named at `offset`, the definition among them. */
export function findSameName(analysis: PlanAnalysis, uri: string, offset: number): readonly Occurrence[] {
  const named = findOccurrence(analysis, uri, offset)?.place;
  return named === undefined ? []
    : listOccurrences(analysis).filter(({ place }) => place.group === named.group && place.index === named.index);
}

export function rowAt(analysis: PlanAnalysis, { group, index }: RowPlace): PlanGraphRow {
  return analysis.plans[group]!.plan.rows[index]!;
}

function findAll(analysis: PlanAnalysis): readonly Occurrence[] {
  const { names } = analysis;
  return analysis.plans.flatMap(({ plan }, group) => plan.rows.flatMap(({ note, row: { entry } }, index) => {
    const own = entry.idSpan === undefined ? [] : [{ note, span: entry.idSpan, isDefinition: true, place: { group, index } }];
    const references = entry.fields.relations.flatMap(({ target, nameSpan: { end } }) => {
      const resolution = resolveReference(names, note, target);
      const span = { start: end - target.id.length, end };
      return resolution.kind === 'unknown' ? [] : [{ note, span, isDefinition: false, place: resolution.place }];
    });
    return [...own, ...references];
  }));
}
