/**
 * What can be written at the cursor in the tail of a task: keys, and values after a key that has them: ids of the plan
 * nearest first (those of other plans behind `alias/`), sizes, owners and sprints in use. Elsewhere it offers nothing.
 *
 * Sample: after `after:sc` it offers to put `schema` in the place of `sc`.
 */
import type { DocumentModel } from '../core/model/documentModel.ts';
import { KEY_BY_NAME, PLAN_KEYS, RELATION_KEYS } from '../core/plan/planKeys.ts';
import type { FieldKey, PlanKey } from '../core/plan/planKeys.ts';
import { defaultAlias } from '../core/plan/planReferences.ts';
import { renderEstimate } from '../core/plan/planValues.ts';
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
const POINTS = ['1', '2', '3', '5', '8', '13'];

/** @param model the note `uri` as it is open, in the version that was analysed */
export function completePlan(analysis: PlanAnalysis, uri: string, model: DocumentModel, offset: number): PlanCompletion | undefined {
  const home = analysis.find(uri);
  const line = model.lines.starts[lineAt(model.lines, offset)]!;
  const item = model.checklist.findIndex(({ textLines }) => textLines[0] !== undefined && line <= textLines[0].start && textLines[0].start <= offset && offset <= textLines[0].end);
  if (home === undefined || item < 0) return undefined;
  const typed = model.text.slice(model.checklist[item]!.textLines[0]!.start, offset);
  const { plan } = home.analysed;
  const row = plan.rows.findIndex(({ note, row: { source, index } }) => note === home.note && source === 'item' && index === item);
  const value = /(?:^|\s)([A-Za-z]+):([^\s:]*)$/.exec(typed) ?? /[[(]([A-Za-z]+)::[ \t]*([^\])]*)$/.exec(typed);
  const key = value === null ? undefined : KEY_BY_NAME.get(value[1]!);
  if (key !== undefined) {
    const partial = /[^,\s]*$/.exec(value![2]!)![0];
    return { span: { start: offset - partial.length, end: offset }, suggestions: suggestValues(analysis, home.analysed, row, key, partial) };
  }
  const word = /(?:[ \t]{2}|[ \t][A-Za-z]+:\S+[ \t])([a-z]*)$/.exec(typed)?.[1];
  if (word === undefined) return undefined;
  const written = new Set(plan.rows[row]?.row.entry.tokens.map((token) => token.key));
  const suggestions = PLAN_KEYS.filter((name) => !written.has(name)).map((name) => ({ kind: 'key' as const, label: `${name}:`, detail: DETAIL_BY_KEY[name] }));
  return { span: { start: offset - word.length, end: offset }, suggestions };
}

function suggestValues(analysis: PlanAnalysis, analysed: AnalysedPlan, row: number, key: FieldKey, partial: string): readonly PlanSuggestion[] {
  const { plan } = analysed;
  if (RELATION_KEYS.has(key)) return partial.includes('/') ? suggestOutside(analysis, analysed) : suggestIds(analysed, row);
  const value = (label: string, detail: string): PlanSuggestion => ({ kind: 'value', label, detail });
  switch (key) {
    case 'est': return [...POINTS.map((points) => value(points, points === '1' ? 'point' : 'points')), ...[...plan.sizes].map(([size, blocks]) => value(size, `${blocks} ${blocks === 1 ? 'point' : 'points'}`))];
    case 'owner': return [...new Set(plan.items.flatMap(({ owners }) => owners ?? []))].sort().map((owner) => value(owner, 'owner'));
    case 'sprint': {
      const used = [...new Set(plan.items.flatMap(({ sprint }) => sprint ?? []))].sort((a, b) => a - b);
      return [...used, (used.at(-1) ?? 0) + 1].map((sprint) => value(String(sprint), used.includes(sprint) ? 'sprint in use' : 'next sprint'));
    }
    default: return [];
  }
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
