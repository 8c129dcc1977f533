/**
 * A new session, unless one on the same plan waits already and its user wants that one.
 */
import { window } from 'vscode';
import type { Uri } from 'vscode';
import type { SessionKind, SessionOptions } from '../../server/protocol/sessionMessages.ts';
import { listUnfinished, toItem } from './pickSession.ts';
import type { SessionRecord } from './sessionRecord.ts';
import type { Sessions } from './sessions.ts';

/** @param note or, for the outline of a book, a folder */
export async function beginOrResume(sessions: Sessions, kind: SessionKind, note: Uri, options: SessionOptions = {}): Promise<void> {
  const uri = note.toString();
  const waiting = (await listUnfinished(sessions)).filter((record) => record.kind === kind && isAbout(record, uri));
  const begin = { label: 'Begin a new one', record: undefined };
  const chosen = waiting.length === 0 ? begin : await window.showQuickPick(
    [...waiting.map((record) => ({ ...toItem(record), label: `Resume ${record.subject}` })), begin], { placeHolder: 'A text made from this is not finished yet' });
  if (chosen === undefined) return;
  await (chosen.record === undefined ? sessions.begin(kind, note, options) : sessions.resume(chosen.record));
}

/** A text made from a note, or one made from several notes of a folder. */
function isAbout({ about }: SessionRecord, uri: string): boolean {
  return about.includes(uri) || (about.length > 1 && about.every((each) => each.startsWith(`${uri}/`)));
}
