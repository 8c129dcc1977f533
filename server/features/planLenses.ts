/**
 * Lines of numbers above majors, and above the note's title about the whole plan and its sprints.
 * It knows what to say and where, not the protocol and not what a click does.
 *
 * Sample: above `## Database` stands `27 points, 3 done · columns 8–20 · 2 ready`.
 */
import { measureTotals } from '../core/plan/schedule/rowTotals.ts';
import type { RowTotals } from '../core/plan/schedule/rowTotals.ts';
import { measureSprints } from '../core/plan/sprint/sprintTotals.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';

export interface PlanLens {
  /** On the line it stands above. */
  readonly offset: number;
  readonly text: string;
  readonly about: 'plan' | 'major' | 'sprint';
}

/** More sprints than these are not told of: the first that are not done. */
const SHOWN_SPRINTS = 3;

/** The lenses of the note `uri` in document order; those of one line in the order they are read. */
export function findPlanLenses(analysis: PlanAnalysis, uri: string): readonly PlanLens[] {
  const home = analysis.find(uri);
  if (home === undefined) return [];
  const { analysed, note } = home;
  const { plan } = analysed;
  const schedule = analysed.schedule();
  const totals = measureTotals(schedule);
  const ofMajors = plan.rows.flatMap((placed, row): PlanLens[] => (placed.note !== note || !plan.items[row]!.isMajor || totals.points[row] === 0 ? [] : [{
    offset: placed.row.entry.titleSpan.start,
    text: describe(sumOf(totals, row), columnsOf(schedule.first[row]!, schedule.last[row]!)),
    about: 'major',
  }]));
  return [...lensesOfPlan(analysis, analysed, note, totals), ...ofMajors].sort((a, b) => a.offset - b.offset);
}

/** Above the first row of the note, or the heading that titles it: the whole plan, and its sprints that are not done. */
function lensesOfPlan(analysis: PlanAnalysis, analysed: AnalysedPlan, note: number, totals: RowTotals): readonly PlanLens[] {
  const { plan, schedule } = analysed;
  const { rows, hasTitleRow } = analysis.notes[note]!.plan;
  const offset = rows[0]?.entry.titleSpan.start;
  if (offset === undefined || schedule().points === 0) return [];
  const tops = plan.items.flatMap(({ parent }, row) => (parent === -1 ? [sumOf(totals, row)] : []));
  const isTitled = hasTitleRow && !plan.rows.some(({ row }) => row === rows[0]);
  const ofPlan = describe(addUp(tops), count(schedule().columns, 'column'));
  const sprints = measureSprints(schedule()).filter(({ rows: tasks }) => tasks.some((row) => schedule().states[row] !== 'done'));
  return [
    { offset, text: isTitled ? ofPlan : `${plan.name}: ${ofPlan}`, about: 'plan' },
    ...sprints.slice(0, SHOWN_SPRINTS).map(({ sprint, points, done }) => ({
      offset, text: [`Sprint ${sprint}: ${plan.capacity === undefined ? '' : `${points} of `}${count(plan.capacity ?? points, 'point')}`, ...(done > 0 ? [`${done} done`] : [])].join(', '),
      about: 'sprint' as const,
    })),
  ];
}

interface Sum {
  readonly points: number;
  readonly done: number;
  readonly open: number;
  readonly ready: number;
}

function sumOf({ points, done, open, ready }: RowTotals, row: number): Sum {
  return { points: points[row]!, done: done[row]!, open: open[row]!, ready: ready[row]! };
}

function addUp(sums: readonly Sum[]): Sum {
  const sum = (key: keyof Sum): number => sums.reduce((total, each) => total + each[key], 0);
  return { points: sum('points'), done: sum('done'), open: sum('open'), ready: sum('ready') };
}

/** Of what is finished only the points. */
function describe({ points, done, open, ready }: Sum, columns: string): string {
  if (open === 0) return `${count(points, 'point')}, all done`;
  return [`${count(points, 'point')}${done > 0 ? `, ${done.toLocaleString('en-US')} done` : ''}`, columns, ready > 0 ? `${ready} ready` : 'none ready'].join(' · ');
}

function columnsOf(first: number, last: number): string {
  return last > first ? `columns ${first}–${last}` : `column ${first}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
