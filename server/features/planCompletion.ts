/**
 * What can be written at the cursor in the tail of a task or the `plan:` comment of a heading: keys, and values after a
 * key that has them: ids of the plan nearest first (those of other plans behind `alias/`), values of the scale, sizes,
 * owners and sprints in use. Elsewhere it offers nothing.
 *
 * Sample: after `after:sc` it offers to put `schema` in the place of `sc`.
 */
import type { DocumentModel } from '../core/model/documentModel.ts';
import { scaleOf } from '../core/plan/syntax/estimateScale.ts';
import type { Plan } from '../core/plan/graph/planGraph.ts';
import { KEY_BY_NAME, PLAN_KEYS, RELATION_KEYS } from '../core/plan/syntax/planKeys.ts';
import type { FieldKey, PlanKey } from '../core/plan/syntax/planKeys.ts';
import { defaultAlias } from '../core/plan/graph/planReferences.ts';
import { renderEstimate } from '../core/plan/syntax/planValues.ts';
import { describePoints } from '../core/plan/taskWords.ts';
import { lineAt } from '../core/text/lineIndex.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';

export interface PlanSuggestion {
  readonly kind: 'key' | 'id' | 'value';
  readonly label: string;
  /** A few words shown beside it. */
  readonly detail: string;
  /** What the letters typed may also be found in: the title of a task. */
  readonly title?: string;
  /** What is written, where that is more than the label. */
  readonly insert?: string;
}

export interface PlanCompletion {
  /** What a suggestion replaces. */
  readonly span: Span;
  /** The best first. */
  readonly suggestions: readonly PlanSuggestion[];
}

const DETAIL_BY_KEY: Readonly<Record<PlanKey, string>> = {
  id: 'the name others refer to', est: 'blocks of work', after: 'starts when these are done', overlap: 'runs along with these',
  with: 'starts with these', sync: 'fixed to the columns of these', at: 'pinned to columns', sprint: 'number of the sprint',
  owner: 'who does it', spent: 'blocks used', left: 'blocks still to do',
};
/** A cursor farther below its heading stands in no comment of it. */
const LONGEST_COMMENTS = 4000;
/** Work that a major does not own. */
const LEAF_KEYS: ReadonlySet<PlanKey> = new Set<PlanKey>(['est', 'spent', 'left']);

/** A place where tokens are written: in the tail of a task, or in the comment of a heading. */
interface Writing {
  readonly source: 'item' | 'heading';
  /** Index in `checklist` or `headings` of the model. */
  readonly index: number;
  /** What stands before the cursor, from where tokens may begin. */
  readonly typed: string;
}

/** @param model the note `uri` as it is open, in the version that was analysed */
export function completePlan(analysis: PlanAnalysis | undefined, uri: string, model: DocumentModel, offset: number): PlanCompletion | undefined {
  const home = analysis?.find(uri);
  const writing = findTail(model, offset) ?? findComment(model, offset);
  // A comment that opens a plan is one before its note has any; other checklists are none of ours.
  if (writing === undefined || (home === undefined && writing.source === 'item')) return undefined;
  const { source, typed } = writing;
  const row = home?.analysed.plan.rows.findIndex((placed) => placed.note === home.note && placed.row.source === source && placed.row.index === writing.index) ?? -1;
  const value = /(?:^|\s)([A-Za-z]+):([^\s:]*)$/.exec(typed) ?? /[[(]([A-Za-z]+)::[ \t]*([^\])]*)$/.exec(typed);
  const key = value === null ? undefined : KEY_BY_NAME.get(value[1]!);
  if (key !== undefined) {
    const partial = /[^,\s]*$/.exec(value![2]!)![0];
    const suggestions = home === undefined ? [] : suggestValues(analysis!, home.analysed, row, key, partial);
    return { span: { start: offset - partial.length, end: offset }, suggestions };
  }
  const word = (source === 'item' ? /(?:[ \t]{2}|[ \t][A-Za-z]+:\S+[ \t])([a-z]*)$/ : /(?:^|\s)([a-z]*)$/).exec(typed)?.[1];
  if (word === undefined) return undefined;
  // The rows of the note itself: its title may be no row of the plan.
  const own = home && analysis!.notes[home.note]!.plan.rows.find((candidate) => candidate.source === source && candidate.index === writing.index);
  const written = new Set(own?.entry.tokens.map((token) => token.key));
  const keys = source === 'item' ? PLAN_KEYS : PLAN_KEYS.filter((name) => !LEAF_KEYS.has(name));
  const suggestions = keys.filter((name) => !written.has(name)).map((name) => ({ kind: 'key' as const, label: `${name}:`, detail: DETAIL_BY_KEY[name] }));
  return { span: { start: offset - word.length, end: offset }, suggestions };
}

/** The task on whose first line the cursor is. */
function findTail(model: DocumentModel, offset: number): Writing | undefined {
  const index = model.checklist.findIndex(({ textLines: [first] }) => first !== undefined && first.start <= offset && offset <= endOfLine(model, first.start));
  return index < 0 ? undefined : { source: 'item', index, typed: model.text.slice(model.checklist[index]!.textLines[0]!.start, offset) };
}

/** Blanks at the end of a line belong to no text, and a tail is begun behind them. */
function endOfLine({ text, lines }: DocumentModel, offset: number): number {
  const next = lines.starts[lineAt(lines, offset) + 1] ?? text.length + 1;
  return text[next - 2] === '\r' ? next - 2 : next - 1;
}

/** The heading in whose comment the cursor is, also while the comment says nothing yet that is ours. */
function findComment(model: DocumentModel, offset: number): Writing | undefined {
  const index = model.headings.findLastIndex(({ span }) => span.end < offset);
  const heading = model.headings[index];
  if (heading === undefined) return undefined;
  if (offset - heading.span.end > LONGEST_COMMENTS) return undefined;
  const between = model.text.slice(heading.span.end, offset);
  const typed = (model.dialect === 'markdown' ? /^(?:\s|<!--(?:(?!-->)[^])*-->)*<!--[ \t]*plan:((?:(?!-->)[^])*)$/ : /^(?:[ \t]*(?:\/\/.*|:.*)?\r?\n)*\/\/[ \t]*plan:([^\r\n]*)$/).exec(between)?.[1];
  return typed === undefined ? undefined : { source: 'heading', index, typed };
}

function suggestValues(analysis: PlanAnalysis, analysed: AnalysedPlan, row: number, key: FieldKey, partial: string): readonly PlanSuggestion[] {
  const { plan } = analysed;
  if (RELATION_KEYS.has(key)) return partial.includes('/') ? suggestOutside(analysis, analysed) : suggestIds(analysed, row);
  switch (key) {
    case 'est': return suggestEstimates(plan);
    case 'owner': return suggestOwners(plan);
    case 'sprint': {
      const used = suggestSprints(plan);
      return [...used, { kind: 'value', label: String(Number(used.at(-1)?.label ?? 0) + 1), detail: 'next sprint' }];
    }
    default: return [];
  }
}

/** Values of the scale, then the plan's own sizes. */
export function suggestEstimates({ sizes }: Plan): readonly PlanSuggestion[] {
  return [
    ...scaleOf(sizes).map((points): PlanSuggestion => ({ kind: 'value', label: String(points), detail: points === 1 ? 'point' : 'points' })),
    ...[...sizes].map(([label, blocks]): PlanSuggestion => ({ kind: 'value', label, detail: describePoints(blocks) })),
  ];
}

/** Owners in use. */
export function suggestOwners({ items }: Plan): readonly PlanSuggestion[] {
  return [...new Set(items.flatMap(({ owners }) => owners ?? []))].sort().map((label) => ({ kind: 'value', label, detail: 'owner' }));
}

/** Sprints in use, the first one first. */
export function suggestSprints({ items }: Plan): readonly PlanSuggestion[] {
  const used = new Set(items.flatMap(({ sprint }) => sprint ?? []));
  return [...used].sort((a, b) => a - b).map((sprint) => ({ kind: 'value', label: String(sprint), detail: 'sprint in use' }));
}

/** Every id of the plan but the row's own, those of near rows first. */
function suggestIds(analysed: AnalysedPlan, row: number): readonly PlanSuggestion[] {
  const ids = [...analysed.plan.rowOfId].filter(([, other]) => other !== row);
  if (row >= 0) ids.sort(([, a], [, b]) => Math.abs(a - row) - Math.abs(b - row));
  return ids.map(([id, other]) => suggestTask(analysed, id, other));
}

/** Ids of other plans behind the alias of their note. */
function suggestOutside(analysis: PlanAnalysis, own: AnalysedPlan): readonly PlanSuggestion[] {
  return analysis.plans.filter((analysed) => analysed !== own).flatMap((analysed) => [...analysed.plan.rowOfId].map(([id, row]) => {
    const { path, plan } = analysis.notes[analysed.plan.rows[row]!.note]!;
    return suggestTask(analysed, `${plan.settings.alias?.value ?? defaultAlias(path)}/${id}`, row);
  }));
}

function suggestTask({ plan, schedule }: AnalysedPlan, label: string, row: number): PlanSuggestion {
  const { title, fields } = plan.rows[row]!.row.entry;
  const estimate = fields.est === undefined ? [] : [`est ${renderEstimate(fields.est.value)}`];
  return { kind: 'id', label, title, detail: [title, schedule().states[row]!, ...estimate].join(' · ') };
}
