/**
 * A short card about the task under the cursor, or the one that an id there names: points, columns, float, state, what
 * it waits for and what waits for it. It writes Markdown in which nothing of a note's own text is markup.
 *
 * Sample: `**Schema** id schema`, then `2 points · columns 1–2 · no float · ready`.
 */
import type { Plan } from '../core/plan/planGraph.ts';
import { renderReference } from '../core/plan/planValues.ts';
import type { Schedule } from '../core/plan/schedule.ts';
import type { TaskState } from '../core/plan/planItem.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';
import { findOccurrence } from './planOccurrences.ts';

export interface PlanCard {
  readonly span: Span;
  readonly markdown: string;
}

/** Longer lists of tasks are cut, with the number left out. */
const NAMED_TASKS = 6;

/** The card at `offset` of the note `uri`: of the task an id there names, else of the one whose title or token it is; undefined elsewhere. */
export function findPlanCard(analysis: PlanAnalysis, uri: string, offset: number): PlanCard | undefined {
  const home = analysis.find(uri);
  if (home === undefined) return undefined;
  const named = findOccurrence(analysis, uri, offset);
  if (named !== undefined) return { span: named.span, markdown: describeTask(analysis.plans[named.place.group]!, named.place.index) };
  const { analysed, note } = home;
  for (const [row, { note: at, row: { entry } }] of analysed.plan.rows.entries()) {
    if (at !== note) continue;
    const spans = [entry.titleSpan, ...entry.tokens.flatMap(({ key, span }) => (key === undefined ? [] : [span]))];
    const span = spans.find(({ start, end }) => start <= offset && offset <= end);
    if (span !== undefined) return { span, markdown: describeTask(analysed, row) };
  }
  return undefined;
}

/** The card of one row of a plan. */
export function describeTask({ plan, schedule }: Pick<AnalysedPlan, 'plan' | 'schedule'>, row: number): string {
  const { entry } = plan.rows[row]!.row;
  const scheduled = schedule();
  const name = (other: number): string => `${escapeMarkdown(plan.rows[other]!.row.entry.title)} (${describeState(scheduled.states[other]!)})`;
  const waitedFor = plan.items.flatMap(({ relations }, other) => (relations.some(({ target }) => target === row) ? [name(other)] : []));
  return [
    `**${escapeMarkdown(entry.title)}**${entry.id === undefined ? '' : ` · ${escapeMarkdown(entry.id)}`}`,
    [...describeNumbers(scheduled, row), describeState(scheduled.states[row]!)].join(' · '),
    ...list('Depends on', listDependencies(plan, row, name)),
    ...list('Needed by', waitedFor),
  ].join('\n\n');
}

/** What the relations of a row and of the majors around it name, in other plans too. */
function listDependencies({ rows, items }: Plan, row: number, name: (other: number) => string): readonly string[] {
  const found: string[] = [];
  for (let writer = row; writer >= 0; writer = items[writer]!.parent) {
    items[writer]!.relations.forEach(({ target, outside }, index) => {
      if (target >= 0) found.push(name(target));
      else if (outside !== undefined) found.push(`${escapeMarkdown(renderReference(rows[writer]!.relations[index]!.written.target))} (${outside.isReady === true ? 'ready' : outside.status})`);
    });
  }
  return found;
}

function list(label: string, names: readonly string[]): readonly string[] {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, NAMED_TASKS);
  const more = unique.length - shown.length;
  return unique.length === 0 ? [] : [`${label} ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`];
}

function describeNumbers(schedule: Schedule, row: number): readonly string[] {
  const points = pointsOf(schedule, row);
  const [first, last, float] = [schedule.first[row]!, schedule.last[row]!, schedule.totalFloat[row]!];
  const columns = Number.isNaN(first) ? [] : [last <= first ? `column ${first}` : `columns ${first}–${last}`];
  const spare = Number.isNaN(float) ? [] : [float === 0 ? 'no float' : `float ${float}`];
  return [`${points} ${points === 1 ? 'point' : 'points'}`, ...columns, ...spare];
}

/** Of a major the points of its leaves: all rows below it follow it directly. */
function pointsOf({ items, blocks }: Schedule, row: number): number {
  if (!items[row]!.isMajor) return blocks.points[row]!;
  let points = 0;
  for (let at = row + 1; at < items.length && items[at]!.parent >= row; at++) if (!items[at]!.isMajor) points += blocks.points[at]!;
  return points;
}

function describeState(state: TaskState): string {
  switch (state) {
    case 'ready-with-partner': return 'ready with its partner';
    case 'dead': return 'depends on a task that is missing or cancelled';
    case 'cyclic': return 'in a ring';
    default: return state;
  }
}

/** Any ASCII punctuation may follow a backslash. */
function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\s+/g, ' ');
}
