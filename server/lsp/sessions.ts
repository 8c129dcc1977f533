/**
 * The editing sessions whose texts are open in the editor. What a session is made from is asked of the client, which
 * keeps it with the draft; nothing is lost when this server ends.
 */
import type { Connection } from 'vscode-languageserver';
import { openEditingSession } from '../features/editingSession.ts';
import type { OpenedSession } from '../features/editingSession.ts';
import { sessionBasisRequest } from '../protocol/sessionMessages.ts';
import type { SessionBasis } from '../protocol/sessionMessages.ts';
import type { Evaluation } from '../core/session/session.ts';
import { validate } from './guard.ts';
import { findAllNotes, findPlanNotes, readCurrentNotes } from './sessionNotes.ts';
import type { CurrentNote } from './sessionNotes.ts';
import type { State } from './state.ts';

/** What the URIs of sessions' texts begin with. Asked of every open document at every keystroke, so nothing is parsed. */
const SCHEME = 'throughline-edit:';

export interface LiveSession extends OpenedSession {
  readonly basis: SessionBasis;
}

interface Found {
  readonly evaluation: Evaluation;
  readonly notes: readonly CurrentNote[];
}

export interface Sessions {
  /** Whether `uri` is that of a session's text; everything below answers undefined for any other. */
  owns(uri: string): boolean;
  find(uri: string): Promise<LiveSession | undefined>;
  /** What `text` would do to the notes as they are now; `isWhole` lets links follow in notes it is not about. */
  evaluate(live: LiveSession, text: string, isWhole?: boolean): Promise<Found>;
  /** Forgets those whose text is closed. */
  forgetClosed(): void;
}

export function createSessions(connection: Connection, state: State): Sessions {
  const known = new Map<string, Promise<LiveSession | undefined>>();
  const ask = async (uri: string): Promise<LiveSession | undefined> => {
    const answer = await connection.sendRequest(sessionBasisRequest.method, { uri });
    const basis = validate(connection, sessionBasisRequest.method, sessionBasisRequest.result, answer) ?? null;
    const opened = basis === null ? { fault: `No session is known for ${uri}.` } : openEditingSession(basis);
    if (!('fault' in opened)) return { ...opened, basis: basis! };
    connection.console.warn(opened.fault);
    known.delete(uri);
    return undefined;
  };
  /** What was found last for each session: hints, marks and repairs ask about the same text several times. */
  const last = new WeakMap<LiveSession, Found & { readonly text: string }>();
  const owns = (uri: string): boolean => uri.startsWith(SCHEME);
  return {
    owns,
    find: (uri) => {
      if (!owns(uri)) return Promise.resolve(undefined);
      const session = known.get(uri) ?? ask(uri);
      known.set(uri, session);
      return session;
    },
    evaluate: async (live, text, isWhole = false) => {
      const { basis, session } = live;
      const find = basis.kind !== 'outline' ? findPlanNotes : isWhole ? findAllNotes : readCurrentNotes;
      const notes = await find(state, basis.notes.map(({ uri }) => uri));
      const known = last.get(live);
      if (known !== undefined && known.text === text && isSame(known.notes, notes)) return { evaluation: known.evaluation, notes };
      const found = { text, notes, evaluation: session.evaluate(text, notes) };
      last.set(live, found);
      return found;
    },
    forgetClosed: () => {
      for (const uri of known.keys()) if (state.open.text(uri) === undefined) known.delete(uri);
    },
  };
}

function isSame(before: readonly CurrentNote[], now: readonly CurrentNote[]): boolean {
  return before.length === now.length && before.every(({ uri, text }, index) => now[index]!.uri === uri && now[index]!.text === text);
}
