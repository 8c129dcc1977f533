/**
 * What grows around the cursor when the selection is expanded in a plan: a name in a value, the value, the token, the
 * tail, the task's text, its item, the item with what is nested in it, and sections. It knows spans, not the protocol.
 *
 * Sample: in `- [ ] A  after:a,b+2`, from `b`: `b`, `b+2`, `a,b+2`, `after:a,b+2`, `A  after:a,b+2`, the item.
 */
import { buildOutline } from '../core/outline/outline.ts';
import type { DocumentModel } from '../core/model/documentModel.ts';
import type { PlanRow } from '../core/plan/graph/planMembership.ts';
import { listElements } from '../core/plan/syntax/taskSyntax.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';

/**
 * The spans around each of `offsets`, the smallest first, each inside the next; undefined for a note without a plan.
 * @param model the note as it is open, in the version that was analysed
 */
export function findPlanSelections(
  analysis: PlanAnalysis, uri: string, model: DocumentModel, offsets: readonly number[],
): readonly (readonly Span[])[] | undefined {
  const note = analysis.find(uri)?.note;
  if (note === undefined) return undefined;
  const { rows } = analysis.notes[note]!.plan;
  const sections = buildOutline(model).map(({ span }) => span);
  return offsets.map((offset) => {
    const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
    const spans = [...sections.filter(holds), ...rows.flatMap((row) => (holds(reachOf(model, row)) ? spansOf(model, row).filter(holds) : []))];
    return chain(spans);
  });
}

/** Everything a row has to do with, so that others need not be looked at. */
function reachOf(model: DocumentModel, { source, index, entry }: PlanRow): Span {
  if (source === 'item') return model.checklist[index]!.span;
  return { start: entry.titleSpan.start, end: Math.max(entry.titleSpan.end, entry.comment?.span.end ?? 0) };
}

function spansOf(model: DocumentModel, { source, index, entry }: PlanRow): readonly Span[] {
  const tokens = entry.tokens.flatMap(({ span, valueSpan, key }) => (
    key === undefined ? [span] : [span, valueSpan, ...listElements(model.text, valueSpan)]));
  const names = entry.fields.relations.map(({ nameSpan }) => nameSpan);
  const first = entry.tokens[0]?.span.start;
  const tail = first === undefined ? [] : [{ start: first, end: entry.tokens.at(-1)!.span.end }];
  if (source === 'heading') return [entry.titleSpan, ...tokens, ...names, ...(entry.comment === undefined ? [] : [entry.comment.contentSpan, entry.comment.span])];
  const { textLines, markerSpan, span } = model.checklist[index]!;
  const end = textLines.at(-1)?.end ?? entry.titleSpan.end;
  return [entry.titleSpan, ...tokens, ...names, ...tail, { start: entry.titleSpan.start, end }, { start: markerSpan.start, end }, span];
}

/** From the smallest on, each that holds the one before; empty ones and equals are left out. */
function chain(spans: readonly Span[]): readonly Span[] {
  const ordered = spans.filter(({ start, end }) => start < end).sort((a, b) => (a.end - a.start) - (b.end - b.start));
  const kept: Span[] = [];
  for (const span of ordered) {
    const inner = kept.at(-1);
    if (inner === undefined || (span.start <= inner.start && inner.end <= span.end && span.end - span.start > inner.end - inner.start)) kept.push(span);
  }
  return kept;
}
