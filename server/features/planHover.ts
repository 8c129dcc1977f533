/**
 * A short card about the task under the cursor, or the one that an id there names: points, columns, float, state, what
 * it waits for and what waits for it. It writes Markdown in which nothing of a note's own text is markup.
 *
 * Sample: `**Schema** · schema`, then `2 points · columns 1–2 · no float · ready`.
 */
import type { Predecessor } from '../core/plan/planItem.ts';
import type { Plan } from '../core/plan/graph/planGraph.ts';
import { writtenAt } from '../core/plan/graph/planLinks.ts';
import { renderReference } from '../core/plan/syntax/planValues.ts';
import { describeColumns, describeFloat, describePoints, describeState } from '../core/plan/taskWords.ts';
import type { Span } from '../core/text/lineIndex.ts';
import { visibleText } from '../core/text/visibleText.ts';
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
    [describePoints(scheduled.blocks.points[row]!), describeColumns(scheduled, row), describeFloat(scheduled, row), describeState(scheduled.states[row]!)]
      .filter((words) => words !== '').join(' · '),
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
      else if (outside !== undefined) found.push(`${escapeMarkdown(renderReference(writtenAt(rows, rows[writer]!.relations[index]!).target))} (${describeOutside(outside)})`);
    });
  }
  return found;
}

/** Of a task of another plan only what its box says is known, and whether it could start. */
function describeOutside({ status, isReady }: Predecessor): string {
  if (isReady === true) return describeState('ready');
  return status === 'open' ? status : describeState(status);
}

function list(label: string, names: readonly string[]): readonly string[] {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, NAMED_TASKS);
  const more = unique.length - shown.length;
  return unique.length === 0 ? [] : [`${label} ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`];
}

/** Any ASCII punctuation may follow a backslash. */
function escapeMarkdown(text: string): string {
  return visibleText(text).replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\s+/g, ' ');
}
