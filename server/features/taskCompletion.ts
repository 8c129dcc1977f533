/**
 * What can be written at the cursor in the head of a task's form: names of fields that are not there yet, and values of
 * those that have them. In the text of the task it offers nothing.
 *
 * Sample: behind `After: sc` it offers to put `schema` in the place of `sc`.
 */
import { buildPlanWords } from '../core/session/planWords.ts';
import type { PlanSource } from '../core/session/planSource.ts';
import { FORM_KEYS } from '../core/session/task/taskText.ts';
import { suggestEstimates, suggestOwners, suggestSprints } from './planCompletion.ts';
import type { PlanCompletion, PlanSuggestion } from './planCompletion.ts';

/** What each field of a form is, in a few words. */
export const FIELD_DETAILS: ReadonlyMap<string, string> = new Map([
  ['Id', 'the name others refer to; a new one is written in all references'], ['State', 'open, doing, done or cancelled'],
  ['Est', 'points of work, such as 3, 2-5 or a size'], ['Spent', 'points used'], ['Left', 'points still to do'],
  ['After', 'starts when these are done'], ['Overlap', 'runs along with these'], ['With', 'starts with these'],
  ['Sync', 'fixed to the columns of these'], ['At', 'pinned to columns'], ['Sprint', 'number of the sprint'], ['Owner', 'who does it'],
  ['In', 'the heading or major it stands below'],
]);

const STATES = ['open', 'doing', 'done', 'cancelled'];
const RELATIONS: ReadonlySet<string> = new Set(['After', 'Overlap', 'With', 'Sync']);

export function completeTask(source: PlanSource, text: string, offset: number): PlanCompletion | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(start, offset);
  const head = headAbove(text, start);
  if (head === undefined) return undefined;
  const field = /^([A-Z][a-z]*):[ \t]*(.*)$/.exec(typed);
  if (field === null) {
    if (!/^[A-Za-z]*$/.test(typed)) return undefined;
    const rest = text.slice(start).split(/\r?\n[ \t]*(?:\r?\n|$)/, 1)[0]!;
    const written = new Set([...head, ...rest.split(/\r?\n/)].map((line) => line.slice(0, Math.max(0, line.indexOf(':')))));
    const names = FORM_KEYS.filter(([name]) => !written.has(name)).map(([name]): PlanSuggestion => ({ kind: 'key', label: `${name}:`, insert: `${name}: `, detail: FIELD_DETAILS.get(name)! }));
    return { span: { start, end: offset }, suggestions: names };
  }
  const partial = /[^,\s]*$/.exec(field[2]!)![0];
  return { span: { start: offset - partial.length, end: offset }, suggestions: suggestValues(source, field[1]!) };
}

/** The lines of the head above the one that begins at `start`, the title among them; undefined in title and text. */
export function headAbove(text: string, start: number): readonly string[] | undefined {
  const lines = text.slice(0, start).split(/\r?\n/).slice(0, -1);
  const begin = lines.findLastIndex((line) => line.startsWith('# throughline ') || /^==== \S+ ====$/.test(line.trimEnd()));
  const head = lines.slice(begin + 1);
  return head.length === 0 || head.some((line, index) => index > 0 && line.trim() === '') ? undefined : head;
}

function suggestValues(source: PlanSource, field: string): readonly PlanSuggestion[] {
  const { plan } = source;
  if (RELATIONS.has(field)) return [...plan.rowOfId].map(([label, row]) => named(label, plan.rows[row]!.row.entry.title));
  switch (field) {
    case 'State': return STATES.map((label) => ({ kind: 'value', label, detail: 'state' }));
    case 'Est': return suggestEstimates(plan);
    case 'Owner': return suggestOwners(plan);
    case 'Sprint': return suggestSprints(plan);
    case 'In': return [...buildPlanWords(source).parents].map(([word, place]) => named(word, 'row' in place ? plan.rows[place.row]!.row.entry.title : source.notes[place.note]!.path));
    default: return [];
  }
}

function named(label: string, title: string): PlanSuggestion {
  return { kind: 'id', label, title, detail: title };
}
