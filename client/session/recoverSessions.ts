/**
 * Sessions that were being written when the editor, its extensions or the machine stopped: finished where a note was
 * written already, put back to editing where none was. Either all notes say it or none.
 */
import { window, workspace } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { saveDocument } from '../saveDocument.ts';
import { openNotes, writeNotes } from './noteWriter.ts';
import { cutToDifference } from './offsetEdits.ts';
import { tabsOf } from './sessionTabs.ts';
import type { SessionRecord, WrittenNote } from './sessionRecord.ts';
import type { SessionStore } from './sessionStore.ts';
import type { Writers } from './writers.ts';

/** Milliseconds after which a writer must have stopped: one of whom nothing is known, and one that seems to run still. */
const STALE = 10_000;
const STUCK = 120_000;
/** Milliseconds until notes that could not be written are tried again. */
const RETRY = 2_000;

/** Looks at all sessions; those somebody may still be writing are looked at again later. */
export async function recoverSessions(store: SessionStore, writers: Writers, log: LogOutputChannel): Promise<void> {
  const again = (pause: number): void => void setTimeout(() => void recoverSessions(store, writers, log), pause);
  for (const record of await store.list()) {
    const { state, writer = '', time, subject } = record;
    if (state !== 'applying' || writer === writers.own) continue;
    const isGone = writers.isGone(writer);
    const age = Date.now() - time;
    if (isGone !== true && age < (isGone === false ? STUCK : STALE)) again(isGone === false ? RETRY : STALE - age);
    else await recover(store, record).catch((error: unknown) => {
      log.error(`“${subject}” was interrupted and could not be finished yet: ${String(error)}`);
      again(RETRY);
    });
  }
}

async function recover(store: SessionStore, { id, notes, subject }: SessionRecord): Promise<void> {
  const documents = await openNotes(notes);
  const states = documents.map((document, index) => stateOf(document.getText(), notes[index]!));
  // Notes are saved in order: what comes behind one that is still old was not written yet.
  const firstOld = states.indexOf('before');
  const isBegun = firstOld !== 0 && notes.length > 0;
  const isFinished = isBegun && (firstOld === -1 || !states.slice(firstOld).includes('other'));
  const to = isFinished ? 'after' : 'before';
  const edits = documents.flatMap((document, index) => (
    states[index] !== to && states[index] !== 'other' ? [{ document, edits: [cutToDifference(document.getText(), notes[index]![to])] }] : []));
  const written = edits.length === 0 ? undefined : await writeNotes(edits);
  if (written?.kind === 'refused') throw new Error(written.message);
  for (const [index, document] of documents.entries()) if (document.isDirty && !notes[index]!.staysUnsaved) await saveDocument(document);
  await store.update(id, isFinished ? { state: 'applied' } : { state: 'editing', notes: [] });
  if (isFinished) await window.tabGroups.close(tabsOf(id));
  const names = notes.map(({ uri }) => workspace.asRelativePath(uri)).join(', ');
  void window.showInformationMessage(isFinished
    ? `“${subject}” was interrupted while it was written, and is finished now: ${names}.`
    : `“${subject}” was interrupted before it was written: no note was changed, and its text can be resumed.`);
}

/** A file is emptied before it is written: one that holds only the beginning of its new text was being saved. */
function stateOf(text: string, { before, after }: WrittenNote): 'before' | 'after' | 'half' | 'other' {
  if (text === after) return 'after';
  if (text === before) return 'before';
  return after.startsWith(text.replace(/\uFFFD$/, '')) ? 'half' : 'other';
}
