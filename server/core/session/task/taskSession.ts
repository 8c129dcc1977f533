/**
 * Tasks edited as forms, from opening to the notes they make.
 *
 * Sample: `openTasks(source, ['list'])` opens the form of the task `list`; without names, that of a new one.
 */
import { applyPlanOperations } from '../applyOperations.ts';
import { describeOperation } from '../planOperations.ts';
import { readAgain, textsOf } from '../planSource.ts';
import type { NoteText, PlanSource } from '../planSource.ts';
import { buildPlanWords } from '../planWords.ts';
import { findNoteChanges, stopped } from '../session.ts';
import type { EditingSession, Evaluation } from '../session.ts';
import { hasErrors, sessionError } from '../sessionProblem.ts';
import { readTasks } from './taskChanges.ts';
import { renderTasks, wordOfRow } from './taskText.ts';
import type { TaskBase } from './taskText.ts';

/**
 * @param names ids, handles with `=`, or names of rows; none for a new task
 * @returns the session, or the names that name no task that can be edited as a form
 */
export function openTasks(source: PlanSource, names: readonly string[]): EditingSession | { readonly unknown: readonly string[] } {
  const planWords = buildPlanWords(source);
  const rows = names.map((name) => source.plan.rowOfId.get(name) ?? planWords.rowOfWord.get(name) ?? source.rowOfName.get(name) ?? -1);
  const unknown = names.filter((_, index) => rows[index] === -1 || source.plan.rows[rows[index]!]!.row.source !== 'item');
  if (unknown.length > 0) return { unknown };
  const base: TaskBase = { ...planWords, rows: rows.length === 0 ? [-1] : [...new Set(rows)] };
  return {
    kind: 'task', text: renderTasks(base), subject: `task ${base.rows.map((row) => wordOfRow(base, row)).join(', ')} of ${source.plan.name}`,
    paths: source.plan.notes.map((note) => source.notes[note]!.path),
    evaluate: (text, notes) => evaluate(base, text, notes),
  };
}

function evaluate(base: TaskBase, text: string, notes: readonly NoteText[]): Evaluation {
  const { isEmpty, operations, problems } = readTasks(base, text);
  if (isEmpty || hasErrors(problems)) return stopped(problems, isEmpty);
  const current = readAgain(base.source, notes);
  if (current === undefined) return stopped([...problems, sessionError('changed-meanwhile', { start: 0, end: 0 }, 'The plan is not in the notes any more: put it back, or remove the title to stop.')]);
  const applied = applyPlanOperations(current, operations);
  if ('problems' in applied) return stopped([...problems, ...applied.problems]);
  return { isEmpty, problems, forms: [], changes: findNoteChanges(notes, textsOf(applied.source)), summary: operations.map(describeOperation) };
}
