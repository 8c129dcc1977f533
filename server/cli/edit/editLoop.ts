/**
 * A session in the user's editor: open, read back, show what is wrong above the lines, open again, and write the notes
 * once the text is right. The draft is on disk all the time; it stays there whatever happens.
 *
 * There is always a way out: an editor that ends with an error, a text without lines, or closing a second time without
 * a change. It knows no kind of session.
 */
import { readFile } from 'node:fs/promises';
import { decodeNote } from '../../core/text/decodeNote.ts';
import type { EditingSession, Evaluation } from '../../core/session/session.ts';
import { hasErrors, isQuestion } from '../../core/session/sessionProblem.ts';
import type { SessionProblem } from '../../core/session/sessionProblem.ts';
import { withMessages, withoutMessages } from '../../core/session/sessionText.ts';
import { visibleText } from '../../core/text/visibleText.ts';
import type { LoadedNote } from '../loadNotes.ts';
import type { Terminal } from '../terminal.ts';
import { writeChanges } from './writeChanges.ts';
import { runEditor } from './runEditor.ts';
import { updateSession, writeDraft } from './sessionStore.ts';
import type { StoredSession } from './sessionStore.ts';

/** An editor that is a script may change its file for ever without mending it; a person can always close without a change. */
const MOST_ROUNDS = process.stdin.isTTY ? Infinity : 6;

export interface EditRun {
  readonly session: EditingSession;
  readonly stored: StoredSession;
  readonly state: string;
  readonly terminal: Terminal;
  /** The notes as they are on disk now. */
  readonly loadNotes: () => Promise<readonly LoadedNote[]>;
}

/** @returns what was applied, or undefined when nothing was */
export async function runEditLoop(run: EditRun): Promise<Evaluation | undefined> {
  let { stored } = run;
  const clean = (raw: string, known: readonly Pick<SessionProblem, 'message'>[]): string => (
    withoutMessages(raw, run.session.kind === 'task' ? known : undefined));
  let text = clean(await readDraft(stored) ?? stored.record.opening, stored.record.shown.map((message) => ({ message })));
  let shown: readonly SessionProblem[] = [];
  let seen: string | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await writeDraft(stored, withMessages(text, shown));
    stored = await updateSession(run.state, stored, { shown: shown.map(({ message }) => message) });
    const end = await runEditor(stored.draftPath);
    const raw = await readDraft(stored);
    const before = text;
    if (raw !== undefined) text = clean(raw, shown);
    await writeDraft(stored, text);
    stored = await updateSession(run.state, stored, { shown: [] });
    if (!end.ok) return park(run, stored, end.reason);
    if (raw === undefined) return park(run, stored, 'the file was deleted');
    const notes = await run.loadNotes();
    const evaluation = run.session.evaluate(text, notes.map(({ path, dialect, model }) => ({ path, dialect, text: model.text })));
    if (evaluation.isEmpty) {
      await updateSession(run.state, stored, { state: 'given-up' });
      run.terminal.fail(1, 'edit', `given up: the text has no lines left; what was there before is in ${stored.draftPath}`);
      await writeDraft(stored, before);
      return undefined;
    }
    const asks = evaluation.problems.filter((problem) => problem.severity === 'error' || isQuestion(problem));
    if (asks.length === 0 || (text === seen && !hasErrors(asks))) return accept(run, stored, text, evaluation, notes);
    if (text === seen) return park(run, stored, `nothing was changed since the ${asks.length === 1 ? 'error was' : 'errors were'} shown`, asks);
    seen = text;
    shown = asks;
  }
  return park(run, stored, `still not right after ${MOST_ROUNDS} rounds`, shown);
}

/** Undefined when the file is gone. */
async function readDraft({ draftPath }: StoredSession): Promise<string | undefined> {
  const bytes = await readFile(draftPath).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return bytes === undefined ? undefined : decodeNote(bytes).text;
}

/** Stops without writing; what is parked can be taken up again. */
function park({ terminal }: EditRun, { name, draftPath }: StoredSession, reason: string, problems: readonly SessionProblem[] = []): undefined {
  for (const { message } of problems) terminal.warn('edit', message);
  terminal.fail(1, 'edit', `nothing was written: ${reason}. Your text is in ${draftPath}; go on with: throughline edit --resume ${name}`);
}

async function accept(run: EditRun, stored: StoredSession, text: string, evaluation: Evaluation, notes: readonly LoadedNote[]): Promise<Evaluation | undefined> {
  const { terminal, state } = run;
  for (const { message, severity } of evaluation.problems) if (severity === 'warning') terminal.warn('edit', message);
  const written = await writeChanges(state, stored.name, evaluation.changes, notes);
  if (!written.ok) return park(run, stored, `${written.path}: ${written.reason}`);
  for (const line of evaluation.summary) terminal.print(visibleText(`${line}\n`));
  if (evaluation.changes.length === 0) terminal.print('nothing to do: the notes say all of this already\n');
  if (evaluation.rest !== undefined) {
    await writeDraft(stored, evaluation.rest);
    terminal.print(`paused: go on with throughline edit --resume ${stored.name}\n`);
    await updateSession(state, stored, { applied: written.files });
    return evaluation;
  }
  await writeDraft(stored, text);
  await updateSession(state, stored, { state: 'applied', applied: written.files });
  return evaluation;
}
