/**
 * The row of a plan that stands on a line of a note. It knows no versions: whoever asks means the note as it was analysed.
 *
 * Sample: of `- [ ] A  est:1` in line 3 it is the row of A.
 */
import { lineAt } from '../core/text/lineIndex.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';

/** @param line from 0, on which the title begins; undefined where there is none */
export function findRowAtLine(analysis: PlanAnalysis, uri: string, line: number): { readonly analysed: AnalysedPlan; readonly row: number } | undefined {
  const home = analysis.find(uri);
  if (home === undefined) return undefined;
  const { analysed } = home;
  const { lines } = analysis.notes[home.note]!;
  const row = analysed.plan.rows.findIndex(({ note, row: { entry } }) => note === home.note && lineAt(lines, entry.titleSpan.start) === line);
  return row === -1 ? undefined : { analysed, row };
}
