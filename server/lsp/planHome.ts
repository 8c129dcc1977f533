/**
 * Where a note stands among the plans the server knows: what most requests about a note of a plan begin with.
 *
 * Sample: of the second note of a plan it is that plan, the place 1 and the note's lines.
 */
import type { LineIndex } from '../core/text/lineIndex.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';
import type { State } from './state.ts';

export interface PlanHome {
  readonly analysis: PlanAnalysis;
  readonly analysed: AnalysedPlan;
  /** Index in the notes of the analysis. */
  readonly note: number;
  /** Of the note, as it was analysed. */
  readonly lines: LineIndex;
}

/** Undefined for a note of no plan. @param uri in the server's spelling */
export function findPlanHome(state: Pick<State, 'plans'>, uri: string): PlanHome | undefined {
  const analysis = state.plans(uri);
  const found = analysis?.find(uri);
  return analysis === undefined || found === undefined ? undefined : { analysis, ...found, lines: analysis.notes[found.note]!.lines };
}
