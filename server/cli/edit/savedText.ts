/**
 * The text of a session from a file: checked, or applied without an editor, so that it can be kept, reviewed and replayed.
 */
import type { EditOutput } from '../../protocol/cliShapes.ts';
import { hasErrors } from '../../core/session/sessionProblem.ts';
import { readHeader } from '../../core/session/sessionText.ts';
import type { SessionKind } from '../../core/session/sessionText.ts';
import type { NoteText } from '../../core/session/planSource.ts';
import type { Evaluation } from '../../core/session/session.ts';
import { buildLineIndex, positionAt } from '../../core/text/lineIndex.ts';
import { visibleText } from '../../core/text/visibleText.ts';
import type { CommandLine } from '../commandLine.ts';
import type { LoadedNote } from '../loadNotes.ts';
import type { Terminal } from '../terminal.ts';
import { openSession } from './openSession.ts';
import { createSession, updateSession } from './sessionStore.ts';
import { writeChanges } from './writeChanges.ts';

export interface SavedText {
  readonly kind: SessionKind;
  readonly text: string;
  /** Where it comes from, for messages. */
  readonly file: string;
  readonly notes: readonly LoadedNote[];
  readonly texts: readonly NoteText[];
  readonly line: CommandLine;
  /** Tasks given on the command line. */
  readonly names: readonly string[];
  readonly state: string;
  readonly terminal: Terminal;
}

export async function runSavedText(saved: SavedText): Promise<void> {
  const { kind, text, texts, line, terminal } = saved;
  const session = openSession(kind, texts, withoutQuestions(withSubject(line, text)), namesOf(saved), terminal);
  if (session === undefined) return;
  const evaluation = session.evaluate(text, texts);
  if (line.words.has('check')) {
    if (line.switches.has('json')) terminal.print(`${JSON.stringify(toJson(saved, evaluation), undefined, 2)}\n`);
    else for (const sentence of evaluation.summary) terminal.print(visibleText(`${sentence}\n`));
    if (!line.switches.has('json')) report(saved, evaluation);
  } else await apply(saved, session.subject, evaluation);
  if (evaluation.isEmpty) terminal.fail(1, saved.file, 'the text has no lines, so there is nothing to do');
  if (hasErrors(evaluation.problems)) terminal.conclude(1);
}

/** The tasks that are given, else those the first line of the text names. */
function namesOf({ kind, names, text }: SavedText): readonly string[] {
  if (kind !== 'task' || names.length > 0) return names;
  return (readHeader(text)?.subject ?? '').split(' ').filter((name) => name !== '' && name !== 'new');
}

/** What the first line of the text says where the command line does not. */
function withSubject(line: CommandLine, text: string): CommandLine {
  const sprint = /^sprint (\d+) of/.exec(readHeader(text)?.subject ?? '')?.[1];
  return sprint === undefined || line.numbers.has('sprint') ? line : { ...line, numbers: new Map([...line.numbers, ['sprint', Number(sprint)]]) };
}

/** Nobody is there to say yes. */
function withoutQuestions(line: CommandLine): CommandLine {
  return line.words.get('missing') === 'ask' ? { ...line, words: new Map([...line.words, ['missing', 'error']]) } : line;
}

async function apply(saved: SavedText, subject: string, evaluation: Evaluation): Promise<void> {
  const { kind, text, texts, notes, line, state, terminal, file } = saved;
  report(saved, evaluation);
  if (hasErrors(evaluation.problems) || evaluation.isEmpty) return;
  if (evaluation.changes.length === 0) {
    terminal.print('nothing to do: the notes say all of this already\n');
    return;
  }
  const stored = await createSession(state, { kind, state: 'editing', subject, arguments: [kind, ...line.paths], folder: process.cwd(), names: namesOf(saved), opening: text, shown: [], notes: texts });
  const written = await writeChanges(state, stored.name, evaluation.changes, notes);
  await updateSession(state, stored, written.ok ? { state: 'applied', applied: written.files } : { state: 'given-up' });
  if (!written.ok) terminal.fail(1, file, `nothing was written: ${written.path}: ${written.reason}`);
  else for (const sentence of evaluation.summary) terminal.print(visibleText(`${sentence}\n`));
}

/** Every problem with its place in the text. */
function report({ text, file, terminal }: SavedText, { problems }: Evaluation): void {
  const lines = buildLineIndex(text);
  for (const { span, severity, code, message } of problems) {
    const { line, character } = positionAt(lines, span.start);
    terminal.warn(`${file}:${line + 1}:${character + 1}`, `${severity} ${code} ${message}`);
  }
}

function toJson({ kind, text, file }: SavedText, { problems, summary, changes, isEmpty }: Evaluation): EditOutput {
  const lines = buildLineIndex(text);
  return {
    kind, empty: isEmpty, operations: [...summary], files: changes.map(({ path }) => path),
    problems: problems.map(({ code, severity, message, span }) => {
      const { line, character } = positionAt(lines, span.start);
      return { code, severity, file, line: line + 1, column: character + 1, message };
    }),
  };
}
