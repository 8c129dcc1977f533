/**
 * The texts of sessions while they are edited: what is typed is kept, and what it would do is asked of the server a moment
 * after the last keystroke, for whoever shows it. It writes no note.
 */
import { EventEmitter, TextDocumentSaveReason, workspace } from 'vscode';
import type { Disposable, Event, LogOutputChannel, TextDocument, Uri } from 'vscode';
import type { SessionEvaluation } from '../../server/protocol/sessionMessages.ts';
import { findDocument } from '../noteDocuments.ts';
import { createRefresher } from '../refresher.ts';
import type { Refresher } from '../refresher.ts';
import type { Server } from '../serverRequests.ts';
import type { SessionStore } from './sessionStore.ts';
import { replaceText } from './sessionText.ts';
import { EDIT_SCHEME, sessionOf } from './sessionUri.ts';

export interface SessionWatch extends Disposable {
  /** What the text would do, as far as is known. */
  evaluationOf(uri: Uri): SessionEvaluation | undefined;
  /** The evaluation of a session's text is another one. */
  readonly onDidEvaluate: Event<Uri>;
  /** Whether the text is as its user saved it by hand, not by auto save. */
  isSavedByHand(uri: Uri): boolean;
  /** Keeps at once what waits to be kept. */
  flush(uri: Uri): Promise<void>;
}

/** Milliseconds without a keystroke before a text is kept and looked at. */
const PAUSE = 300;

interface Watched {
  readonly refresher: Refresher;
  readonly uri: Uri;
  evaluation: SessionEvaluation | undefined;
  /** Text that is typed and not kept yet. */
  pending: string | undefined;
  savedByHand: boolean;
}

export function watchSessions(server: Server, store: SessionStore, log: LogOutputChannel): SessionWatch {
  const evaluated = new EventEmitter<Uri>();
  const watched = new Map<string, Watched>();
  const keep = async (session: Watched): Promise<void> => {
    const { pending } = session;
    session.pending = undefined;
    if (pending === undefined) return;
    await store.keepTyped(sessionOf(session.uri)!, pending).catch((error: unknown) => log.warn(`What is typed could not be kept: ${String(error)}`));
  };
  /** What is undone, or not saved on purpose, is no longer what is typed. */
  const settle = async (session: Watched): Promise<void> => {
    await keep(session);
    if (findDocument(session.uri)?.isDirty === false) await store.archiveTyped(sessionOf(session.uri)!);
  };
  /** A window that ended without a word left what was typed behind, and the editor may not have brought it back. */
  const restore = async (document: TextDocument): Promise<void> => {
    const typed = await store.readTyped(sessionOf(document.uri)!);
    if (typed !== undefined && !document.isDirty && !document.isClosed && typed !== document.getText()) await replaceText(document, typed);
  };
  const evaluate = async (session: Watched): Promise<void> => {
    const text = findDocument(session.uri)?.getText();
    if (text === undefined) return;
    const result = await server.evaluateSession(session.uri, text, false);
    if (result?.kind !== 'evaluated') return;
    session.evaluation = result;
    evaluated.fire(session.uri);
  };
  const watch = (document: TextDocument): Watched | undefined => {
    if (document.uri.scheme !== EDIT_SCHEME) return undefined;
    const key = document.uri.toString();
    const known = watched.get(key);
    if (known !== undefined) return known;
    const session: Watched = {
      uri: document.uri, evaluation: undefined, pending: undefined, savedByHand: false,
      refresher: createRefresher(async () => { await settle(session); await evaluate(session); }, PAUSE),
    };
    watched.set(key, session);
    void restore(document).catch((error: unknown) => log.warn(`What was typed could not be brought back: ${String(error)}`)).finally(() => session.refresher.schedule());
    return session;
  };
  const subscriptions = [
    evaluated,
    workspace.onDidOpenTextDocument(watch),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const session = watch(document);
      if (session === undefined || contentChanges.length === 0) return;
      // A text that is not dirty after a change was put back to its draft: what was typed before is kept already.
      if (document.isDirty) {
        session.pending = document.getText();
        session.savedByHand = false;
      }
      session.refresher.schedule();
    }),
    workspace.onWillSaveTextDocument(({ document, reason }) => {
      const session = watch(document);
      if (session !== undefined && reason === TextDocumentSaveReason.Manual) session.savedByHand = true;
    }),
    workspace.onDidSaveTextDocument((document) => {
      const session = watch(document);
      if (session !== undefined) session.pending = undefined;
    }),
    server.onDidChangePlans(() => { for (const { refresher } of watched.values()) refresher.schedule(); }),
  ];
  workspace.textDocuments.forEach(watch);
  return {
    evaluationOf: (uri) => watched.get(uri.toString())?.evaluation,
    onDidEvaluate: evaluated.event,
    isSavedByHand: (uri) => watched.get(uri.toString())?.savedByHand === true,
    flush: async (uri) => {
      const session = watched.get(uri.toString());
      if (session !== undefined) await keep(session);
    },
    dispose: () => {
      subscriptions.forEach((subscription) => subscription.dispose());
      for (const { refresher } of watched.values()) refresher.dispose();
    },
  };
}
