/**
 * Editing sessions in the editor: begun, shown, accepted, parked, discarded, resumed, taken back. Closing a tab parks and
 * decides nothing; saving keeps the draft. It asks and tells the user; what a text means is the server's to say.
 */
import { Disposable, Range, Selection, Uri, WorkspaceEdit, commands, window, workspace } from 'vscode';
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { SessionEvaluation, SessionKind, SessionOptions, SessionProblemMessage } from '../../server/protocol/sessionMessages.ts';
import { toRange } from '../editorRange.ts';
import type { Server } from '../serverRequests.ts';
import { readEditingSettings } from '../settings.ts';
import { acceptSession } from './acceptSession.ts';
import { showParked } from './parkedSessions.ts';
import { recoverSessions } from './recoverSessions.ts';
import { createSessionFiles } from './sessionFiles.ts';
import { registerSessionLenses } from './sessionLenses.ts';
import { createSessionPreview } from './sessionPreview.ts';
import type { SessionRecord } from './sessionRecord.ts';
import { createSessionStore } from './sessionStore.ts';
import type { SessionStore } from './sessionStore.ts';
import { isOpen, previewsOf, tabsOf, watchSessionTabs } from './sessionTabs.ts';
import { EDIT_SCHEME, sessionOf, uriOf } from './sessionUri.ts';
import { watchSessions } from './sessionWatch.ts';
import { undoPlanEdit } from './undoPlanEdit.ts';

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
  undoLast(): Promise<void>;
}

export function createSessions({ globalStorageUri }: ExtensionContext, server: Server, log: LogOutputChannel): Sessions {
  const store = createSessionStore(Uri.joinPath(globalStorageUri, 'sessions', workspaceKey()));
  const files = createSessionFiles(store);
  const provider = workspace.registerFileSystemProvider(EDIT_SCHEME, files, { isCaseSensitive: true });
  const watch = watchSessions(server, store, log);
  const preview = createSessionPreview(watch);
  const tabs = watchSessionTabs();

  const find = async (id: string): Promise<SessionRecord> => {
    const record = await store.find(id);
    if (record === undefined) throw new Error('This session is not known any more.');
    return record;
  };
  const show = async (record: SessionRecord): Promise<void> => { await window.showTextDocument(uriOf(record), { preview: false }); };
  const close = async ({ id, subject }: SessionRecord): Promise<void> => { await window.tabGroups.close([...tabsOf(id), ...previewsOf(subject)]); };
  /** The text as it is typed, on disk. */
  const save = async (record: SessionRecord): Promise<string> => {
    const document = await workspace.openTextDocument(uriOf(record));
    if (document.isDirty && !await document.save()) throw new Error('the draft could not be saved, so nothing was done.');
    return document.getText();
  };
  const replaceText = async (record: SessionRecord, text: string): Promise<void> => {
    const document = await workspace.openTextDocument(uriOf(record));
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
    await workspace.applyEdit(edit);
  };
  const finish = async (record: SessionRecord, evaluation: SessionEvaluation): Promise<void> => {
    const { rest, summary, notes } = evaluation;
    if (rest !== null) {
      await store.update(record.id, { state: 'editing' });
      await replaceText(record, rest);
      await save(record);
      void window.showInformationMessage(`Paused: what stands above is written. Go on with the rest of “${record.subject}”, or close it and resume it later.`);
      return;
    }
    await close(record);
    const [note] = record.about;
    if (evaluation.forms.length > 0 && note !== undefined) await sessions.begin('task', Uri.parse(note), { tasks: evaluation.forms });
    if (notes.length === 0) {
      window.setStatusBarMessage(`Nothing to do: the notes say all of “${record.subject}” already.`, 8000);
      return;
    }
    const done = `${count(summary.length, 'change')} in ${notes.length === 1 ? notes[0]!.path : count(notes.length, 'note')}`;
    void window.showInformationMessage(`“${record.subject}”: ${done}.`, 'Undo').then((choice) => choice && commands.executeCommand('throughline.editing.undo'));
  };
  const accept = async (id: string, isConfirmed = false): Promise<void> => {
    const record = await find(id);
    if (record.state !== 'editing') throw new Error(`“${record.subject}” is ${record.state} already. Begin a new session.`);
    const text = await save(record);
    const accepted = await acceptSession(server, store, uriOf(record), text, isConfirmed);
    switch (accepted.kind) {
      case 'accepted': return finish(record, accepted.evaluation);
      case 'refused': throw new Error(`nothing was written: ${accepted.message}`);
      case 'problems': return showProblems(record, accepted.problems);
      case 'empty': return askAboutEmpty(record);
      case 'asks':
        if (await window.showWarningMessage(accepted.question, { modal: true }, 'Accept all the same') !== undefined) await accept(id, true);
    }
  };
  const askAboutEmpty = async (record: SessionRecord): Promise<void> => {
    const choice = await window.showWarningMessage('The text has no lines left, so nothing was written.', 'Put the lines back', 'Discard');
    if (choice === 'Put the lines back') await replaceText(record, record.opening);
    else if (choice === 'Discard') await drop(record);
  };
  const drop = async (record: SessionRecord): Promise<void> => {
    if (isOpen(uriOf(record))) await save(record);
    await store.update(record.id, { state: 'discarded' });
    await close(record);
  };
  const showProblems = async (record: SessionRecord, problems: readonly SessionProblemMessage[]): Promise<void> => {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const range = toRange(errors[0]!.range);
    const editor = await window.showTextDocument(uriOf(record), { preview: false });
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range);
    void window.showWarningMessage(`Nothing was written: ${errors.length === 1 ? errors[0]!.message : `${errors.length} lines are not right yet.`}`);
  };

  const sessions: Omit<Sessions, 'dispose'> = {
    store,
    begin: async (kind, note, options) => {
      const { missing, anchors, depth } = readEditingSettings();
      const opened = await server.openSession(kind, note, { missing, anchors, ...(depth > 0 ? { depth } : {}), ...options });
      if (opened === undefined) throw new Error('the language server did not answer. Try again in a moment.');
      if (opened.kind === 'fault') throw new Error(opened.message);
      const { basis, text, subject, about } = opened;
      const record: SessionRecord = { id: createId(), subject, state: 'editing', basis, about, opening: text, time: Date.now(), notes: [] };
      await store.create(record);
      await show(record);
    },
    resume: async (record) => {
      if (record.state !== 'editing') await store.update(record.id, { state: 'editing' });
      await show(record);
    },
    accept,
    preview: async (id) => {
      const record = await find(id);
      const document = await workspace.openTextDocument(uriOf(record));
      const evaluation = await server.evaluateSession(document.uri, document.getText(), true);
      if (evaluation?.kind !== 'evaluated') throw new Error(evaluation?.message ?? 'the language server did not answer. Try again in a moment.');
      const { problems, notes } = evaluation;
      if (problems.some(({ severity }) => severity === 'error')) await showProblems(record, problems);
      else if (notes.length === 0) window.setStatusBarMessage('Nothing to preview: the notes say all of this already.', 8000);
      else await preview.show(document.uri, record.subject, evaluation);
    },
    park: async (id) => {
      const record = await find(id);
      await save(record);
      await close(record);
      window.setStatusBarMessage(`Parked “${record.subject}”: resume it whenever you like.`, 8000);
    },
    discard: async (id) => {
      const record = await find(id);
      const question = `Discard “${record.subject}”? No note is changed. Its text stays among the drafts.`;
      if (await window.showWarningMessage(question, { modal: true }, 'Discard') !== undefined) await drop(record);
    },
    restore: async (record, text) => {
      await sessions.resume(record);
      await replaceText(record, text);
    },
    compare: (record, title, text) => preview.compare(uriOf(record), title, text),
    undoLast: async () => {
      const record = (await store.list()).find(({ state, notes }) => notes.length > 0 && state !== 'applying');
      if (record === undefined) throw new Error('no editing session has written anything that can be taken back.');
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
    if (record?.state === 'editing' && isSaved && readEditingSettings().finishOn === 'saveAndClose') await accept(id);
  };
  void recoverSessions(store, log);
  return { ...sessions, dispose: () => subscriptions.dispose() };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A name for a session: the time, and signs that two windows will not choose alike. */
function createId(): string {
  return `${Date.now().toString(36)}${Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => (byte % 36).toString(36)).join('')}`;
}

/** A name for the folders that are open, the same in every window. */
function workspaceKey(): string {
  const place = workspace.workspaceFile ?? workspace.workspaceFolders?.[0]?.uri;
  return place === undefined || place.scheme === 'untitled' ? 'no-folder' : encodeURIComponent(place.toString()).replaceAll('%', '_').slice(-120);
}

