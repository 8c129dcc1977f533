/**
 * What is coloured in a plan: keys and values of tails and `plan:` comments, ids and references, and the box of each task
 * by its state. Values have the types every theme knows; the state has one of its own, so that a theme's rule for some
 * standard type does not paint all states alike. It knows offsets, not the protocol and not colours.
 *
 * Sample: `- [ ] A  id:a est:2` gives `[ ]` taskState.ready, `id` keyword, `a` variable.declaration, `est` keyword, `2` number.
 */
import type { DocumentModel } from '../core/model/documentModel.ts';
import type { TaskState } from '../core/plan/planItem.ts';
import type { FieldKey, RelationKey } from '../core/plan/syntax/planKeys.ts';
import type { PlanRow } from '../core/plan/graph/planMembership.ts';
import { parseTarget } from '../core/plan/syntax/planValues.ts';
import type { TailToken } from '../core/plan/syntax/tailScan.ts';
import { isRelationKey, listElements } from '../core/plan/syntax/taskSyntax.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';

export const PLAN_TOKEN_TYPES = ['keyword', 'variable', 'namespace', 'number', 'enumMember', 'string', 'taskState'] as const;
export type PlanTokenType = (typeof PLAN_TOKEN_TYPES)[number];

export const PLAN_TOKEN_MODIFIERS = [
  'declaration', 'ready', 'ready-with-partner', 'doing', 'done', 'blocked', 'dead', 'cyclic', 'cancelled',
] as const satisfies readonly ('declaration' | TaskState)[];
export type PlanTokenModifier = (typeof PLAN_TOKEN_MODIFIERS)[number];

export interface PlanToken {
  readonly span: Span;
  readonly type: PlanTokenType;
  readonly modifier: PlanTokenModifier | undefined;
}

/**
 * The tokens of the note `uri` in document order, none of them overlapping.
 * @param model the note as it is open, in the version that was analysed
 * @param within only rows that touch this part of the note
 */
export function findPlanTokens(analysis: PlanAnalysis, uri: string, model: DocumentModel, within: Span): readonly PlanToken[] {
  const home = analysis.find(uri);
  if (home === undefined) return [];
  const { states } = home.analysed.schedule();
  const stateOf = new Map(home.analysed.plan.rows.map(({ row }, index) => [row, states[index]!] as const));
  // The rows of the note itself: its title may be no row of the plan, but has fields all the same.
  return analysis.notes[home.note]!.plan.rows
    .flatMap((row) => (touches(model, row, within) ? tokensOfRow(model, row, stateOf.get(row)) : []))
    .filter(({ span }) => span.start < span.end && !/[\r\n]/.test(model.text.slice(span.start, span.end)))
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }, at, tokens) => at === 0 || tokens[at - 1]!.span.end <= span.start);
}

/** Whether the row's own lines, without what is nested below them, meet `within`. */
function touches(model: DocumentModel, { source, index, entry }: PlanRow, within: Span): boolean {
  const start = source === 'item' ? model.checklist[index]!.markerSpan.start : entry.idSpan?.start ?? entry.titleSpan.start;
  const end = Math.max(entry.titleSpan.end, entry.idSpan?.end ?? 0, entry.tokens.at(-1)?.span.end ?? 0, entry.comment?.span.end ?? 0);
  return Math.min(start, entry.titleSpan.start) <= within.end && within.start <= end;
}

function tokensOfRow(model: DocumentModel, { source, index, entry }: PlanRow, state: TaskState | undefined): readonly PlanToken[] {
  const box = source === 'item' ? model.checklist[index]!.boxSpan : undefined;
  const anchor = entry.fields.id === undefined ? entry.idSpan : undefined;
  return [
    ...(box === undefined ? [] : [token(box.start - 1, box.end + 1, 'taskState', state)]),
    ...(anchor === undefined ? [] : [token(anchor.start, anchor.end, 'variable', 'declaration')]),
    ...(entry.comment === undefined ? [] : [commentWord(model, entry.comment.contentSpan)]),
    ...entry.tokens.flatMap((tail) => (tail.key === undefined ? [] : [...nameOf(tail), ...valueOf(model.text, tail, tail.key)])),
  ];
}

/** The word `plan` that opens a heading's comment. */
function commentWord({ text }: DocumentModel, content: Span): PlanToken {
  const start = text.lastIndexOf('plan:', content.start);
  return token(start, start + 'plan'.length, 'keyword');
}

/** A sign of Obsidian has its own colour already. */
function nameOf({ form, span, name }: TailToken): readonly PlanToken[] {
  if (form === 'sign') return [];
  const start = form === 'token' ? span.start : span.start + 1;
  return [token(start, start + name.length, 'keyword')];
}

/** Values are read from the text, because a field keeps only the last of several tokens of one key. */
function valueOf(text: string, tail: TailToken, key: FieldKey): readonly PlanToken[] {
  const { start, end } = tail.valueSpan;
  if (isRelationKey(key)) return listElements(text, tail.valueSpan).flatMap((element) => targetAt(text, element, key));
  switch (key) {
    case 'id': return [token(start, end, 'variable', 'declaration')];
    case 'owner': return listElements(text, tail.valueSpan).map((name) => token(name.start, name.end, 'string'));
    case 'est': return [token(start, end, /^\d/.test(text.slice(start, end)) ? 'number' : 'enumMember')];
    default: return [token(start, end, 'number')];
  }
}

/** `storage/etl+3`: an alias, a task, a number. */
function targetAt(text: string, { start, end }: Span, key: RelationKey): readonly PlanToken[] {
  const { value, length } = parseTarget(key, text.slice(start, end));
  if (value === undefined) return [];
  return [
    ...(value.alias === undefined ? [] : [token(start, start + value.alias.length, 'namespace')]),
    token(start + length - value.id.length, start + length, 'variable'),
    token(start + length, end, 'number'),
  ];
}

function token(start: number, end: number, type: PlanTokenType, modifier?: PlanTokenModifier): PlanToken {
  return { span: { start, end }, type, modifier };
}
