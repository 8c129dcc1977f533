/**
 * Editing sessions in the editor: begun, shown, accepted, parked, discarded, resumed, taken back. Closing a tab parks and
 * decides nothing; saving keeps the draft. What a text means is the server's to say.
 */
import { Disposable, Uri, window, workspace } from 'vscode';
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { SessionKind, SessionOptions } from '../../server/protocol/sessionMessages.ts';
import { Refusal } from '../refusal.ts';
import type { Server } from '../serverRequests.ts';
import { readEditingSettings } from '../settings.ts';
import { beginSession } from './beginSession.ts';
import { createFinishing } from './finishSession.ts';
import { showParked } from './parkedSessions.ts';
import { openOutside } from './openOutside.ts';
import { recoverSessions } from './recoverSessions.ts';
import { createSessionFiles } from './sessionFiles.ts';
import { registerSessionLenses } from './sessionLenses.ts';
import { createSessionPreview } from './sessionPreview.ts';
import type { SessionRecord } from './sessionRecord.ts';
import { createSessionStore } from './sessionStore.ts';
import type { SessionStore } from './sessionStore.ts';
import { watchSessionTabs } from './sessionTabs.ts';
import { closeText, openText, replaceText, saveText, showText } from './sessionText.ts';
import { EDIT_SCHEME, sessionOf } from './sessionUri.ts';
import { watchSessions } from './sessionWatch.ts';
import { undoPlanEdit } from './undoPlanEdit.ts';
import type { Writers } from './writers.ts';

export interface Sessions extends Disposable {
  readonly store: SessionStore;
  /** Opens a new text made from the plan of a note. @throws with a sentence for the user when there is none. */
  begin(kind: SessionKind, note: Uri, options: SessionOptions): Promise<void>;
  /** Shows the text of a session, as it was left. */
  resume(record: SessionRecord): Promise<void>;
  accept(id: string): Promise<void>;
  preview(id: string): Promise<void>;
  park(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** Puts another text in the place of a session's own, as an edit that can be undone. */
  restore(record: SessionRecord, text: string): Promise<void>;
  /** Shows what another text has that the session's own has not. */
  compare(record: SessionRecord, title: string, text: string): Promise<void>;
  /** Edits the text in another editor until that one is closed. */
  openOutside(id: string): Promise<void>;
  undoLast(): Promise<void>;
}

export function createSessions({ globalStorageUri }: ExtensionContext, server: Server, writers: Writers, log: LogOutputChannel): Sessions {
  const store = createSessionStore(Uri.joinPath(globalStorageUri, 'sessions', workspaceKey()));
  const files = createSessionFiles(store);
  const provider = workspace.registerFileSystemProvider(EDIT_SCHEME, files, { isCaseSensitive: true });
  const watch = watchSessions(server, store, log);
  const preview = createSessionPreview(watch, store);
  const tabs = watchSessionTabs();

  const find = async (id: string): Promise<SessionRecord> => {
    const record = await store.find(id);
    if (record === undefined) throw new Error('This session is not known any more.');
    return record;
  };
  const begin = async (kind: SessionKind, place: Uri, options: SessionOptions): Promise<void> => {
    await showText(await beginSession(server, store, kind, place, options), 'first line');
  };
  const { accept, discard, showProblems } = createFinishing({ server, store, writers, preview, begin });

  const sessions: Omit<Sessions, 'dispose'> = {
    store,
    begin,
    resume: async (record) => {
      if (record.state !== 'editing') await store.update(record.id, { state: 'editing' });
      await showText(record);
    },
    accept: async (id) => accept(await find(id)),
    preview: async (id) => {
      const record = await find(id);
      const document = await openText(record);
      const evaluation = await server.evaluateSession(document.uri, document.getText(), true);
      if (evaluation?.kind !== 'evaluated') throw new Error(evaluation?.message ?? 'the language server did not answer. Try again in a moment.');
      const { problems, notes } = evaluation;
      if (problems.some(({ severity }) => severity === 'error')) await showProblems(record, problems);
      else if (notes.length === 0) window.setStatusBarMessage('Nothing to preview: the notes say all of this already.', 8000);
      else await preview.show(record, evaluation);
    },
    park: async (id) => {
      const record = await find(id);
      await saveText(record);
      await closeText(record);
      window.setStatusBarMessage(`Parked “${record.subject}”: resume it whenever you like.`, 8000);
    },
    discard: async (id) => discard(await find(id)),
    restore: async (record, text) => {
      await sessions.resume(record);
      await replaceText(await openText(record), text);
    },
    compare: (record, title, text) => preview.compare(record, title, text),
    openOutside: async (id) => openOutside(server, store, await find(id)),
    undoLast: async () => {
      const record = (await store.list()).find(({ state, notes }) => notes.length > 0 && state !== 'applying');
      if (record === undefined) throw new Refusal('No editing session has written anything that can be taken back.');
      const refusal = await undoPlanEdit(record);
      if (refusal !== undefined) throw new Error(refusal);
      const parked = await store.update(record.id, { state: 'editing', notes: [] });
      void window.showInformationMessage(`Taken back: “${record.subject}”. Its text can be resumed.`, 'Resume').then((choice) => choice && sessions.resume(parked));
    },
  };
  const subscriptions = Disposable.from(
    provider, watch, preview, tabs,
    registerSessionLenses(watch),
    tabs.onDidClose((uri) => void closed(uri).catch((error: unknown) => {
      log.error(`After closing a session: ${String(error)}`);
      void window.showErrorMessage(`Throughline: ${error instanceof Error ? error.message : String(error)}`);
    })),
    showParked(store),
  );
  /** What was typed and not saved stays as an older draft; git's habit is for those who chose it. */
  const closed = async (uri: Uri): Promise<void> => {
    const id = sessionOf(uri)!;
    const isSaved = watch.isSavedByHand(uri);
    await watch.flush(uri);
    await store.archiveTyped(id);
    const record = await store.find(id);
    if (record?.state === 'editing' && isSaved && readEditingSettings().finishOn === 'saveAndClose') await accept(record);
  };
  void recoverSessions(store, writers, log);
  return { ...sessions, dispose: () => subscriptions.dispose() };
}

/** A name for the folders that are open, the same in every window. */
function workspaceKey(): string {
  const place = workspace.workspaceFile ?? workspace.workspaceFolders?.[0]?.uri;
  return place === undefined || place.scheme === 'untitled' ? 'no-folder' : encodeURIComponent(place.toString()).replaceAll('%', '_').slice(-120);
}

