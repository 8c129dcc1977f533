/**
 * The tasks of a note as symbols, below the headings where those are given as symbols too, else below the headings that
 * are majors. It knows offsets, not the protocol and not whether anybody asked for tasks.
 *
 * Sample: `## DB` over `- [ ] Schema  est:2` gives DB with parent -1 and Schema, `2 points · ready`, with parent 0.
 */
import { buildOutline } from '../core/outline/outline.ts';
import type { DocumentModel } from '../core/model/documentModel.ts';
import type { PlanGraphRow } from '../core/plan/graph/planGraph.ts';
import { describePoints, describeState } from '../core/plan/taskWords.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';
import type { NoteSymbol } from './documentSymbols.ts';

/**
 * `headings` and the tasks of the note `uri` as one tree in document order.
 * @param model the note as it is open, in the version that was analysed
 */
export function addTaskSymbols(analysis: PlanAnalysis, uri: string, model: DocumentModel, headings: readonly NoteSymbol[]): readonly NoteSymbol[] {
  const home = analysis.find(uri);
  if (home === undefined) return headings;
  const { analysed, note } = home;
  const sections = headings.length > 0 ? undefined : buildOutline(model);
  const found = analysed.plan.rows.flatMap((placed, row): readonly NoteSymbol[] => {
    const { row: { source, index, entry } } = placed;
    const span = source === 'item' ? model.checklist[index]?.span : sections?.[index]?.span;
    if (placed.note !== note || span === undefined) return [];
    const detail = source === 'item' ? describe(analysed, placed, row) : '';
    return [{ name: entry.title === '' ? '(untitled)' : entry.title, detail, span, selection: within(span, entry.titleSpan), parent: -1, isTask: source === 'item' }];
  });
  return nest([...headings, ...found]);
}

/** `2 points · ready`; of majors and cancelled tasks only the state. */
function describe({ schedule }: AnalysedPlan, { row: { kind } }: PlanGraphRow, row: number): string {
  const { blocks, states } = schedule();
  const state = describeState(states[row]!);
  return kind === 'major' || states[row] === 'cancelled' ? state : `${describePoints(blocks.points[row]!)} · ${state}`;
}

/** Editors refuse a selection that leaves its symbol, as the place of an empty title may. */
function within(span: Span, { start, end }: Span): Span {
  return { start: Math.min(start, span.end), end: Math.min(end, span.end) };
}

/** Parents by what lies in what; spans never cross. */
function nest(symbols: readonly NoteSymbol[]): readonly NoteSymbol[] {
  const ordered = [...symbols].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const open: number[] = [];
  return ordered.map((symbol, index) => {
    while (open.length > 0 && ordered[open.at(-1)!]!.span.end < symbol.span.end) open.pop();
    while (open.length > 0 && ordered[open.at(-1)!]!.span.end <= symbol.span.start) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return { ...symbol, parent };
  });
}
