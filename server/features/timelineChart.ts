/**
 * A plan as the timeline receives it: what is written in its notes, row by row, and what is wrong with it.
 * It schedules nothing and knows nothing of pages; positions become lines here because rows are shown, not edited, by line.
 *
 * Sample: `- [ ] A  id:a est:M` gives the row `{ title: 'A', id: 'a', estimate: 'M', … }` and the item `{ estimate: 3, … }`.
 */
import type { Plan, WrittenPlace } from '../core/plan/graph/planGraph.ts';
import { writtenAt } from '../core/plan/graph/planLinks.ts';
import type { PlanProblem } from '../core/plan/planProblem.ts';
import type { PlanItem } from '../core/plan/planItem.ts';
import { renderEstimate, renderReference } from '../core/plan/syntax/planValues.ts';
import { positionAt } from '../core/text/lineIndex.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';

export interface TimelineRow {
  readonly title: string;
  readonly id: string | null;
  readonly note: number;
  readonly line: number;
  readonly estimate: string;
  readonly relations: readonly TimelineRelation[];
}

/** How a relation of an item is written: with which name, and by which other row where it is one's `before`. */
export interface TimelineRelation {
  readonly name: string;
  readonly before?: number;
}

export interface TimelineProblem extends Pick<PlanProblem, 'code' | 'severity' | 'message' | 'note'> {
  readonly row: number;
  readonly line: number;
}

export interface TimelineChart {
  readonly name: string;
  readonly capacity: number | null;
  /** Indexes of the analysis' notes; `note` of rows and problems is a place in this list. */
  readonly notes: readonly number[];
  readonly rows: readonly TimelineRow[];
  readonly items: readonly PlanItem[];
  readonly problems: readonly TimelineProblem[];
}

/** The chart of the plan that the note `uri` belongs to; undefined when it belongs to none. Linear in rows and problems. */
export function buildTimelineChart(analysis: PlanAnalysis, uri: string): TimelineChart | undefined {
  const analysed = analysis.find(uri)?.analysed;
  if (analysed === undefined) return undefined;
  const { plan } = analysed;
  const place = new Map(plan.notes.map((note, at) => [note, at]));
  return {
    name: plan.name, capacity: plan.capacity ?? null, notes: plan.notes,
    rows: toRows(analysis, analysed, place), items: plan.items, problems: toProblems(analysis, analysed, place),
  };
}

function toRows(analysis: PlanAnalysis, { plan }: AnalysedPlan, place: ReadonlyMap<number, number>): readonly TimelineRow[] {
  return plan.rows.map(({ note, row: { entry }, relations }) => ({
    title: entry.title, id: entry.id ?? null, note: place.get(note)!, line: positionAt(analysis.notes[note]!.lines, entry.titleSpan.start).line,
    estimate: entry.fields.est === undefined ? '' : renderEstimate(entry.fields.est.value),
    relations: relations.map((written) => toRelation(plan, written)),
  }));
}

function toRelation({ rows }: Plan, place: WrittenPlace): TimelineRelation {
  const { kind, target } = writtenAt(rows, place);
  return { name: renderReference(target), ...(kind === 'before' && { before: place.writer }) };
}

/** A problem that names no row is marked on the row of its line, if there is one. */
function toProblems(analysis: PlanAnalysis, analysed: AnalysedPlan, place: ReadonlyMap<number, number>): readonly TimelineProblem[] {
  const { plan } = analysed;
  const lineOf = (note: number, offset: number): number => positionAt(analysis.notes[note]!.lines, offset).line;
  const rowOfLine = new Map(plan.rows.map(({ note, row: { entry } }, at) => [`${note} ${lineOf(note, entry.titleSpan.start)}`, at]));
  return analysed.problems().map(({ code, severity, message, note, span, row }) => {
    const line = lineOf(note, span.start);
    return { code, severity, message, note: place.get(note)!, line, row: row ?? rowOfLine.get(`${note} ${line}`) ?? -1 };
  });
}

export interface ChoosablePlan {
  /** Index of the plan's first note. */
  readonly note: number;
  readonly name: string;
  readonly tasks: number;
}

/** The plans of `analysis` that hold tasks, in path order. */
export function listPlans({ plans }: PlanAnalysis): readonly ChoosablePlan[] {
  return plans.filter(({ plan }) => plan.items.length > 0).map(({ plan }) => ({
    note: plan.notes[0]!, name: plan.name, tasks: plan.items.reduce((sum, { isMajor }) => (isMajor ? sum : sum + 1), 0),
  }));
}
