/**
 * What the word under the cursor in the head of a task's form means: what its field is for, or the card of the task it
 * names. Title and text have no card.
 *
 * Sample: over `schema` in `After: schema, errs+2` stands the card of that task.
 */
import { escapeMarkdown } from '../core/outline/escapeTitle.ts';
import { buildPlanWords } from '../core/session/planWords.ts';
import type { PlanSource } from '../core/session/planSource.ts';
import { describeTask } from './planHover.ts';
import type { PlanCard } from './planHover.ts';
import { FIELD_DETAILS, headAbove } from './taskCompletion.ts';

const NAMING: ReadonlySet<string> = new Set(['Id', 'After', 'Overlap', 'With', 'Sync', 'In']);

export function findTaskCard(source: PlanSource, text: string, offset: number): PlanCard | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [, name, gap] = /^([A-Z][a-z]*)(:[ \t]*)/.exec(text.slice(start)) ?? [];
  const detail = FIELD_DETAILS.get(name ?? '');
  if (name === undefined || detail === undefined || headAbove(text, start) === undefined) return undefined;
  const value = start + name.length + gap!.length;
  if (offset < value) return { span: { start, end: start + name.length }, markdown: `**${escapeMarkdown(name)}**: ${detail}` };
  return NAMING.has(name) ? findNamed(source, text, value, offset) : undefined;
}

/** The card of the task or major whose word is at `offset` of a list. */
function findNamed(source: PlanSource, text: string, from: number, offset: number): PlanCard | undefined {
  const words = text.slice(from, (text.indexOf('\n', from) + 1 || text.length + 1) - 1).matchAll(/=?[\p{L}\p{N}_./-]+/gu);
  for (const { 0: word, index } of words) {
    const span = { start: from + index, end: from + index + word.length };
    if (offset < span.start || offset > span.end) continue;
    const row = source.plan.rowOfId.get(word) ?? buildPlanWords(source).rowOfWord.get(word);
    return row === undefined ? undefined : { span, markdown: describeTask({ plan: source.plan, schedule: () => source.schedule }, row) };
  }
  return undefined;
}
