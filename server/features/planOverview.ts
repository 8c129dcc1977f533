/**
 * Plans as a view lists them: each in short, and its rows with state, points, what they wait for and what is wrong.
 * It knows no protocol and no filters.
 *
 * Sample: a plan of `A  est:2` done and `B  est:3 after:a` is 2 of 5 points, 1 of 2 tasks ready.
 */
import { dialectOf } from '../core/parseNote.ts';
import { writtenAt } from '../core/plan/graph/planLinks.ts';
import { findBlockers } from '../core/plan/schedule/blockers.ts';
import { MISSING } from '../core/plan/planItem.ts';
import type { TaskState } from '../core/plan/planItem.ts';
import type { PlanProblem } from '../core/plan/planProblem.ts';
import { renderEstimate, renderTarget } from '../core/plan/syntax/planValues.ts';
import { measureTotals } from '../core/plan/schedule/rowTotals.ts';
import { isBlocked } from '../core/plan/taskStates.ts';
import { lineAt } from '../core/text/lineIndex.ts';
import { visibleText } from '../core/text/visibleText.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';
import { plainTitle } from './plainTitle.ts';

export interface PlanOverview {
  readonly name: string;
  /** Indexes in the notes of the analysis. */
  readonly notes: readonly number[];
  readonly points: number;
  readonly done: number;
  readonly tasks: number;
  readonly ready: number;
  readonly blocked: number;
  /** Errors and warnings. */
  readonly problems: number;
}

export interface RowOverview {
  readonly title: string;
  readonly label: string;
  readonly id: string | null;
  /** Index in the notes of the plan. */
  readonly note: number;
  readonly line: number;
  readonly parent: number;
  readonly isMajor: boolean;
  readonly isHeading: boolean;
  readonly box: 'open' | 'done' | 'doing' | 'cancelled';
  readonly state: TaskState;
  readonly points: number;
  readonly done: number;
  readonly ready: number;
  readonly estimate: string;
  readonly owners: string[];
  readonly sprint: number | null;
  readonly problem: { readonly severity: 'error' | 'warning'; readonly message: string } | null;
  readonly waitsFor: string;
}

/** A plan in short. */
export function summarisePlan(analysed: AnalysedPlan): PlanOverview {
  const { plan, schedule } = analysed;
  const { states } = schedule();
  const totals = measureTotals(schedule());
  const leaves = plan.items.flatMap(({ isMajor }, row) => (isMajor || states[row] === 'cancelled' ? [] : [row]));
  const sum = (values: Float64Array | Int32Array): number => leaves.reduce((total, row) => total + values[row]!, 0);
  return {
    name: visibleText(plan.name), notes: plan.notes,
    points: sum(totals.points), done: sum(totals.done), tasks: leaves.length, ready: sum(totals.ready),
    blocked: leaves.filter((row) => isBlocked(states[row]!)).length,
    problems: analysed.problems().filter(({ severity }) => severity === 'error' || severity === 'warning').length,
  };
}

/** The rows of a plan, in time linear in rows, relations and problems. */
export function listRows(analysis: PlanAnalysis, analysed: AnalysedPlan): readonly RowOverview[] {
  const { plan, schedule } = analysed;
  const { states } = schedule();
  const totals = measureTotals(schedule());
  const problems = worstByRow(analysed);
  const placeOfNote = new Map(plan.notes.map((note, place) => [note, place]));
  return plan.rows.map(({ note, row, parent }, index) => {
    const { entry } = row;
    const { est, spent } = entry.fields;
    const isMajor = row.kind === 'major';
    return {
      title: entry.title, label: labelOf(analysis, analysed, index), id: entry.id ?? null, note: placeOfNote.get(note)!, line: lineAt(analysis.notes[note]!.lines, entry.titleSpan.start), parent,
      isMajor, isHeading: row.source === 'heading', box: row.state, state: states[index]!,
      points: totals.points[index]!, ready: totals.ready[index]!,
      done: isMajor || states[index] === 'done' ? totals.done[index]! : spent?.value ?? 0,
      estimate: est === undefined ? '' : renderEstimate(est.value), owners: [...row.owner], sprint: row.sprint ?? null,
      problem: problems.get(index) ?? null,
      waitsFor: !isMajor && isBlocked(states[index]!) ? nameFirstBlocker(analysis, analysed, index) : '',
    };
  });
}

/** The title of a row for readers. */
export function labelOf(analysis: PlanAnalysis, { plan }: AnalysedPlan, index: number): string {
  const { note, row: { entry, source } } = plan.rows[index]!;
  return source === 'heading' ? visibleText(entry.title) : plainTitle(entry.title, dialectOf(analysis.notes[note]!.path) ?? 'markdown');
}

function nameFirstBlocker(analysis: PlanAnalysis, analysed: AnalysedPlan, row: number): string {
  const blockers = findBlockers(analysed.schedule(), row).filter(({ isBlocking }) => isBlocking);
  const isGone = ({ by }: { readonly by: number }): boolean => by === MISSING || analysed.schedule().states[by] === 'cancelled';
  const blocker = blockers.find(isGone) ?? blockers[0];
  if (blocker === undefined) return '';
  if (blocker.by >= 0) return labelOf(analysis, analysed, blocker.by);
  const { rows } = analysed.plan;
  return `${renderTarget(writtenAt(rows, rows[blocker.writer]!.relations[blocker.relation]!).target)} (missing)`;
}

/** The worst problem of each row; those of settings belong to none. */
function worstByRow(analysed: AnalysedPlan): ReadonlyMap<number, { readonly severity: 'error' | 'warning'; readonly message: string }> {
  const worst = new Map<number, { readonly severity: 'error' | 'warning'; readonly message: string }>();
  for (const problem of analysed.problems()) {
    const { severity, message } = problem;
    if (severity !== 'error' && severity !== 'warning') continue;
    const row = problem.schedule?.item ?? problem.row ?? findRowAt(analysed, problem);
    if (row >= 0 && (!worst.has(row) || (severity === 'error' && worst.get(row)!.severity === 'warning'))) worst.set(row, { severity, message });
  }
  return worst;
}

/** The last row that begins before a problem in its note, or -1. Rows are in the order of notes and offsets. */
function findRowAt({ plan: { rows } }: AnalysedPlan, { note, span }: PlanProblem): number {
  let [low, high] = [-1, rows.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const { note: at, row: { entry: { titleSpan } } } = rows[middle]!;
    if (at < note || (at === note && titleSpan.start <= span.start)) low = middle;
    else high = middle - 1;
  }
  return rows[low]?.note === note ? low : -1;
}
