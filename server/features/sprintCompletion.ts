/**
 * What can be written at the cursor in a sprint list: verbs at the beginning of a line, tasks behind a verb (those without
 * a line first, with the rest of their line), parents behind `new`, estimates, and fields at the end.
 *
 * Sample: behind `take ` it offers `schema`, and writes `schema  2    Create schema`.
 */
import { PLAN_KEYS } from '../core/plan/syntax/planKeys.ts';
import { parseSprint } from '../core/session/sprint/sprintLines.ts';
import { renderStep } from '../core/session/sprint/sprintText.ts';
import type { SprintBase } from '../core/session/sprint/sprintBase.ts';
import { suggestEstimates, suggestOwners } from './planCompletion.ts';
import type { PlanCompletion, PlanSuggestion } from './planCompletion.ts';

/** What each verb does, in a few words. */
export const VERB_DETAILS: ReadonlyMap<string, string> = new Map([
  ['take', 'put it into this sprint'], ['wait', 'leave it out'], ['next', 'put it into the next sprint'],
  ['part', 'split it: points here / points left'], ['done', 'tick it'], ['drop', 'cancel it; its line in the note stays'],
  ['edit', 'take it, then edit it as a form'], ['fold', 'join it with the task in the line above'],
  ['new', 'a new task below a parent'], ['cap', 'what the sprint holds, in this session'], ['pause', 'accept what stands above, then go on'],
]);

const LETTERS: Readonly<Record<string, string>> = { t: 'take', w: 'wait', n: 'next', d: 'done', x: 'drop', e: 'edit', f: 'fold' };

/** The verb that a word of a list means; undefined where it is none. */
export function verbOf(word: string): string | undefined {
  return VERB_DETAILS.has(word) ? word : LETTERS[word];
}

/** @param offset in `text`; lines of comments offer nothing */
export function completeSprint(base: SprintBase, text: string, offset: number): PlanCompletion | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(start, offset);
  const rest = text.slice(offset, (text.indexOf('\n', offset) + 1 || text.length + 1) - 1).trimEnd();
  if (typed.startsWith('#') || text.lastIndexOf(`${'-'.repeat(24)} >8 `, offset) !== -1) return undefined;
  const words = typed.trimStart().split(/[ \t]+/);
  const partial = words.at(-1)!;
  const span = { start: offset - partial.length, end: offset };
  if (words.length === 1) return { span, suggestions: [...VERB_DETAILS].map(([label, detail]) => ({ kind: 'key', label, detail })) };
  const verb = verbOf(words[0]!);
  if (verb === undefined || verb === 'cap' || verb === 'pause') return undefined;
  if (words.length === 2) return { span, suggestions: verb === 'new' ? suggestParents(base) : suggestTasks(base, text, verb, rest === '') };
  if (words.length === 3) return { span, suggestions: [...suggestEstimates(base.source.plan), { kind: 'value', label: '?', detail: 'no estimate' }] };
  const owner = /^owner:(?:[^,]*,)*([^,]*)$/.exec(partial);
  if (owner !== null) return { span: { start: offset - owner[1]!.length, end: offset }, suggestions: suggestOwners(base.source.plan) };
  return { span, suggestions: PLAN_KEYS.filter((key) => key !== 'est' && key !== 'sprint' && !typed.includes(` ${key}:`)).map((key) => ({ kind: 'key', label: `${key}:`, detail: 'field of the task' })) };
}

function suggestTasks(base: SprintBase, text: string, verb: string, isWhole: boolean): readonly PlanSuggestion[] {
  const written = new Set(parseSprint(text).lines.map(({ word }) => word.text));
  const suggestions = base.listed.map(({ row }): PlanSuggestion => {
    const label = base.words[row]!;
    const whole = renderStep(base, row, '').trimStart();
    return {
      kind: 'id', label, title: base.source.plan.rows[row]!.row.entry.title, detail: base.source.plan.rows[row]!.row.entry.title,
      ...(isWhole && verb !== 'part' ? { insert: whole } : {}),
    };
  });
  return [...suggestions.filter(({ label }) => !written.has(label)), ...suggestions.filter(({ label }) => written.has(label))];
}

function suggestParents({ source, parents }: SprintBase): readonly PlanSuggestion[] {
  return [...parents].map(([label, place]) => {
    const title = 'row' in place ? source.plan.rows[place.row]!.row.entry.title : source.notes[place.note]!.path;
    return { kind: 'id', label, title, detail: title };
  });
}
