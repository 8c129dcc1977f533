/**
 * The columns of each task, to be shown behind its line, and how much float it has where that is little.
 * It knows no editor.
 *
 * Sample: `- [ ] A  id:a est:2` and `- [ ] B  after:a est:1` are followed by `1–2 · no float` and `3 · no float`.
 */
import type { Schedule } from '../core/plan/schedule/schedule.ts';
import { lineAt } from '../core/text/lineIndex.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';

export type HintDetail = 'off' | 'columns' | 'columnsAndFloat';

export interface ColumnHint {
  readonly offset: number;
  readonly label: string;
  /** The same in a sentence. */
  readonly explanation: string;
}

/** More columns of float than these are nothing to watch. */
const LITTLE_FLOAT = 2;

/**
 * The hints on the lines from `first` to `last` of the note `uri`; cancelled tasks have none.
 * @param withMajors false where the numbers above majors say their columns already
 */
export function findColumnHints(
  analysis: PlanAnalysis, uri: string, first: number, last: number, { detail, withMajors }: { readonly detail: HintDetail; readonly withMajors: boolean },
): readonly ColumnHint[] {
  const home = analysis.find(uri);
  if (home === undefined || detail === 'off') return [];
  const { lines } = analysis.notes[home.note]!;
  const schedule = home.analysed.schedule();
  return home.analysed.plan.rows.flatMap(({ note, row: { kind, source, entry } }, row) => {
    const line = lineAt(lines, entry.titleSpan.start);
    if (note !== home.note || Number.isNaN(schedule.first[row]!) || line < first || line > last || (kind === 'major' && !withMajors)) return [];
    // The fields of a heading stand in a comment on another line.
    const offset = source === 'heading' ? entry.titleSpan.end : entry.tokens.at(-1)?.span.end ?? entry.titleSpan.end;
    return [{ offset, ...describe(schedule, row, detail) }];
  });
}

function describe(schedule: Schedule, row: number, detail: HintDetail): Pick<ColumnHint, 'label' | 'explanation'> {
  const [start, end] = [schedule.first[row]!, schedule.last[row]!];
  const isOne = end <= start;
  const columns = isOne ? String(start) : `${start}–${end}`;
  const place = end < start ? `In front of column ${start}` : `${isOne ? 'Column' : 'Columns'} ${columns}`;
  const float = detail === 'columnsAndFloat' && schedule.states[row] !== 'done' ? describeFloat(schedule.totalFloat[row]!) : undefined;
  if (float === undefined) return { label: columns, explanation: `${place} of the plan.` };
  return { label: `${columns} · ${float.label}`, explanation: `${place} of the plan. ${float.explanation}` };
}

/** Undefined for majors and rings, which have none, and where there is plenty. */
function describeFloat(float: number): { readonly label: string; readonly explanation: string } | undefined {
  if (Number.isNaN(float) || float > LITTLE_FLOAT) return undefined;
  const columns = (number: number): string => `${number} ${number === 1 ? 'column' : 'columns'}`;
  if (float > 0) return { label: `float ${float}`, explanation: `It may slip ${columns(float)} before the plan does.` };
  if (float === 0) return { label: 'no float', explanation: 'It is critical: when it slips, the plan slips.' };
  return { label: `float −${-float}`, explanation: `It ends ${columns(-float)} too late for a task that is pinned.` };
}
