/**
 * Accepting a session: its text is evaluated on the notes as they are now, and what it does is written at once or not at
 * all. The draft is kept first, and what is to be written is written down before the first note is touched.
 * It tells nobody; the result says what came of it.
 */
import type { Uri } from 'vscode';
import type { SessionEvaluation, SessionProblemMessage } from '../../server/protocol/sessionMessages.ts';
import { NO_ANSWER } from '../refusal.ts';
import { findLive } from '../saveDocument.ts';
import type { Server } from '../serverRequests.ts';
import { findObstacle, openNotes, toNoteEdits, writeNotes } from './noteWriter.ts';
import type { NoteEdit, Writing } from './noteWriter.ts';
import { applyOffsets, invertOffsets } from './offsetEdits.ts';
import type { SessionStore } from './sessionStore.ts';
import { sessionOf } from './sessionUri.ts';
import type { Writers } from './writers.ts';

export type Acceptance =
  /** Nothing was written, and the text stays. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'problems'; readonly problems: readonly SessionProblemMessage[] }
  | { readonly kind: 'empty' }
  /** Something that is asked before it is done; `accept` again with `isConfirmed`. */
  | { readonly kind: 'asks'; readonly question: string }
  | { readonly kind: 'accepted'; readonly evaluation: SessionEvaluation };

/** Notes may have to be opened first, and may change while that happens. */
const ROUNDS = 4;

export interface AcceptingServices {
  readonly server: Server;
  readonly store: SessionStore;
  readonly writers: Writers;
}

export async function acceptSession({ server, store, writers }: AcceptingServices, uri: Uri, text: string, isConfirmed: boolean): Promise<Acceptance> {
  let reason = 'The notes keep changing.';
  for (let round = 0; round < ROUNDS; round++) {
    const evaluation = await server.evaluateSession(uri, text, true);
    if (evaluation === undefined) return refused(NO_ANSWER);
    if (evaluation.kind === 'fault') return refused(evaluation.message);
    const { isEmpty, problems, notes } = evaluation;
    if (isEmpty) return { kind: 'empty' };
    if (problems.some(({ severity }) => severity === 'error')) return { kind: 'problems', problems };
    const questions = problems.filter(({ isQuestion }) => isQuestion);
    if (questions.length > 0 && !isConfirmed) return { kind: 'asks', question: questions.map(({ message }) => message).join('\n') };
    const documents = await openNotes(notes);
    const obstacles = await Promise.all(documents.map(findObstacle));
    const obstacle = obstacles.find((each) => each !== undefined);
    if (obstacle !== undefined) return refused(obstacle);
    const edits = toNoteEdits(notes, documents);
    if (edits === undefined) continue;
    const written = await write(store, writers.own, sessionOf(uri)!, edits);
    if (written.kind === 'written') return { kind: 'accepted', evaluation };
    if (written.isUntouched !== true) return refused(written.message);
    reason = written.message;
  }
  return refused(`${reason} Try again in a moment.`);
}

function refused(message: string): Acceptance {
  return { kind: 'refused', message };
}

async function write(store: SessionStore, writer: string, id: string, edits: readonly NoteEdit[]): Promise<Writing> {
  const notes = edits.map(({ document, edits: own }) => {
    const before = document.getText();
    return { uri: document.uri.toString(), before, after: applyOffsets(before, own), wayBack: invertOffsets(before, own), staysUnsaved: document.isDirty || document.isUntitled };
  });
  await store.update(id, { state: 'applying', writer, notes });
  const isStale = notes.some(({ before }, index) => findLive(edits[index]!.document).getText() !== before);
  const written: Writing = isStale ? { kind: 'refused', message: 'A note changed in this moment.', isUntouched: true } : await writeNotes(edits);
  await store.update(id, written.kind === 'written' ? { state: 'applied', notes: written.notes } : { state: 'editing', notes: [] });
  return written;
}
