/**
 * Answers requests about editing sessions: opens them, and says what an edited text would do, as edits of the notes in
 * the versions the editor has. It applies nothing.
 */
import type { Connection } from 'vscode-languageserver';
import type { NoteChange } from '../core/session/session.ts';
import { isQuestion } from '../core/session/sessionProblem.ts';
import { findDifferences } from '../core/text/findDifferences.ts';
import { moveOutlineLines } from '../core/session/outline/moveLines.ts';
import { buildLineIndex, offsetAt, positionAt } from '../core/text/lineIndex.ts';
import { applyEdits } from '../core/text/textEdit.ts';
import { openEditingSession } from '../features/editingSession.ts';
import { evaluateSessionRequest, findEditorRequest, moveOutlineLinesRequest, openSessionRequest } from '../protocol/sessionMessages.ts';
import type { ChangedNote, EvaluateSessionResult, MoveOutlineLines, MovedOutlineLines, OpenSessionResult, SessionBasis } from '../protocol/sessionMessages.ts';
import { fromFolder, fromUri } from './fromLsp.ts';
import { answerRequest } from './guard.ts';
import { findFolderBook } from './outlineRequests.ts';
import { findPlanNotes, readCurrentNotes } from './sessionNotes.ts';
import type { CurrentNote } from './sessionNotes.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toChildUri, toRange } from './toLsp.ts';

const FAILED = { kind: 'fault', message: 'The language server failed; the log says why.' } as const;

/** The program that edits a file, and the words of its command line before the file; or why there is none. */
export type FindEditor = (setting: string) => { readonly program: string; readonly words: readonly string[] } | { readonly problem: string };

const noEditor: FindEditor = () => ({ problem: 'there is no other editor here: this runs in a browser' });

export function answerSessionRequests(connection: Connection, state: State, sessions: Sessions, findEditor: FindEditor = noEditor): void {
  answerRequest(connection, findEditorRequest, { problem: 'the language server failed; the log says why' }, ({ setting }) => {
    const found = findEditor(setting);
    return 'problem' in found ? found : { program: found.program, words: found.words.slice(1) };
  });
  answerRequest(connection, openSessionRequest, FAILED, ({ kind, uri, options }) => open(state, fromUri(uri), { kind, options }));
  answerRequest(connection, moveOutlineLinesRequest, null, moveLines);
  answerRequest(connection, evaluateSessionRequest, FAILED, ({ uri, text, isWhole }) => evaluate(sessions, fromUri(uri), text, isWhole));
}

function moveLines({ text, position, how }: MoveOutlineLines): MovedOutlineLines {
  const lines = buildLineIndex(text);
  const offset = offsetAt(lines, position);
  const moved = moveOutlineLines(text, offset, how);
  if (moved === undefined) return null;
  const edits = moved.edits.map((edit) => ({ range: toRange(lines, edit), newText: edit.newText }));
  return { edits, position: moved.shift === 0 ? null : positionAt(buildLineIndex(applyEdits(text, moved.edits)), offset + moved.shift) };
}

async function open(state: State, uri: string, { kind, options }: Pick<SessionBasis, 'kind' | 'options'>): Promise<OpenSessionResult> {
  const notes = kind === 'outline' ? await findOutlined(state, uri) : await findPlanNotes(state, [uri]);
  const basis: SessionBasis = {
    kind, options, first: notes.find((note) => note.uri === uri)?.path ?? '',
    notes: notes.map(({ uri: place, path, dialect, text }) => ({ uri: place, path, dialect, text })),
  };
  const opened = openEditingSession(basis);
  if ('fault' in opened) return { kind: 'fault', message: opened.fault };
  const { text, subject, paths } = opened.session;
  return { kind: 'opened', basis, text, subject, about: notes.flatMap((note) => (paths.includes(note.path) ? [note.uri] : [])) };
}

/** A note, or the notes of a folder in the order of its book. */
async function findOutlined(state: State, uri: string): Promise<readonly CurrentNote[]> {
  const [note] = await readCurrentNotes(state, [uri]);
  if (note !== undefined) return [note];
  const { nodes } = await findFolderBook(state, fromFolder(uri));
  return readCurrentNotes(state, nodes.flatMap(({ kind, path }) => (path === undefined || kind === 'external' ? [] : [toChildUri(uri, path)])));
}

async function evaluate(sessions: Sessions, uri: string, text: string, isWhole: boolean): Promise<EvaluateSessionResult> {
  const live = await sessions.find(uri);
  if (live === undefined) return { kind: 'fault', message: 'What this text was made from is not known any more: copy what you need and begin a new session.' };
  const { evaluation, notes } = await sessions.evaluate(live, text, isWhole);
  const { isEmpty, problems, changes, summary, forms, rest } = evaluation;
  const lines = buildLineIndex(text);
  return {
    kind: 'evaluated', isEmpty, summary: [...summary], forms: [...forms], rest: rest ?? null,
    notes: changes.map((change) => toChangedNote(notes.find(({ path }) => path === change.path)!, change)),
    problems: problems.map((problem) => ({ code: problem.code, severity: problem.severity, message: problem.message, range: toRange(lines, problem.span), isQuestion: isQuestion(problem) })),
  };
}

function toChangedNote({ uri, path, version }: CurrentNote, { before, after }: NoteChange): ChangedNote {
  const lines = buildLineIndex(before);
  const edits = findDifferences(before, after).map((edit) => ({ range: toRange(lines, edit), newText: edit.newText }));
  return { uri, path, version, before, after, edits };
}
