/**
 * The text of a session in another editor, in a terminal of its own: what that editor leaves is put in the place of the
 * text, as an edit that can be undone. No note changes by it. What is typed there stays among the drafts in any case.
 */
import { TerminalLocation, window } from 'vscode';
import type { Terminal } from 'vscode';
import type { Server } from '../serverRequests.ts';
import { readEditingSettings } from '../settings.ts';
import type { SessionRecord } from './sessionRecord.ts';
import type { SessionStore } from './sessionStore.ts';
import { openText, replaceText, saveText, showText } from './sessionText.ts';
import { uriOf } from './sessionUri.ts';

/** @throws with a sentence for the user where there is no such editor, or it did not end well. */
export async function openOutside(server: Server, store: SessionStore, record: SessionRecord): Promise<void> {
  const found = await server.findEditor(readEditingSettings().externalEditor);
  if (found === undefined || 'problem' in found) throw new Error(found?.problem ?? 'the language server did not answer. Try again in a moment.');
  const text = await saveText(record);
  const file = await store.putOutside(record.id, uriOf(record).path.split('/').at(-1)!, text);
  if (file.scheme !== 'file') throw new Error('drafts are no files here that another editor could open.');
  const terminal = window.createTerminal({ name: record.subject, shellPath: found.program, shellArgs: [...found.words, file.fsPath], location: TerminalLocation.Editor, isTransient: true });
  terminal.show();
  const status = await ended(terminal);
  const after = await store.takeOutside(record.id);
  if (status !== 0) throw new Error(`the other editor ended ${status === undefined ? 'without a word' : `with status ${status}`}, so its text was not taken; it is among the drafts of “${record.subject}”.`);
  await showText(record);
  if (after !== undefined && after !== text) await replaceText(await openText(record), after);
}

function ended(terminal: Terminal): Promise<number | undefined> {
  return new Promise((done) => {
    const waiting = window.onDidCloseTerminal((closed) => {
      if (closed !== terminal) return;
      waiting.dispose();
      done(closed.exitStatus?.code);
    });
  });
}
