/**
 * The columns of each task, to be shown behind its line. It knows no editor.
 *
 * Sample: `- [ ] A  id:a est:2` and `- [ ] B  after:a est:1` are followed by `1–2` and `3`.
 */
import { lineAt } from '../core/text/lineIndex.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';

export interface ColumnHint {
  readonly offset: number;
  readonly label: string;
}

/** The hints on the lines from `first` to `last` of the note `uri`; cancelled tasks have none. */
export function findColumnHints(analysis: PlanAnalysis, uri: string, first: number, last: number): readonly ColumnHint[] {
  const home = analysis.find(uri);
  if (home === undefined) return [];
  const { lines } = analysis.notes[home.note]!;
  const schedule = home.analysed.schedule();
  return home.analysed.plan.rows.flatMap(({ note, row: { source, entry } }, row) => {
    const [start, end] = [schedule.first[row]!, schedule.last[row]!];
    const line = lineAt(lines, entry.titleSpan.start);
    if (note !== home.note || Number.isNaN(start) || line < first || line > last) return [];
    // The fields of a heading stand in a comment on another line.
    const offset = source === 'heading' ? entry.titleSpan.end : entry.tokens.at(-1)?.span.end ?? entry.titleSpan.end;
    return [{ offset, label: end <= start ? String(start) : `${start}–${end}` }];
  });
}
