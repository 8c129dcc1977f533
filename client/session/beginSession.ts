/**
 * A new session: its text made by the server, its draft kept before anybody sees it.
 */
import type { Uri } from 'vscode';
import type { SessionKind, SessionOptions } from '../../server/protocol/sessionMessages.ts';
import { noAnswer } from '../refusal.ts';
import type { Server } from '../serverRequests.ts';
import { readEditingSettings } from '../settings.ts';
import type { SessionRecord } from './sessionRecord.ts';
import type { SessionStore } from './sessionStore.ts';

/** @throws with a sentence for the user when there is nothing to edit. */
export async function beginSession(server: Server, store: SessionStore, kind: SessionKind, place: Uri, options: SessionOptions): Promise<SessionRecord> {
  const { missing, anchors, depth } = readEditingSettings();
  const opened = await server.openSession(kind, place, { missing, anchors, ...(depth > 0 ? { depth } : {}), ...options });
  if (opened === undefined) throw noAnswer();
  if (opened.kind === 'fault') throw new Error(opened.message);
  const { basis, text, subject, about } = opened;
  const record: SessionRecord = { id: createId(), kind, subject, state: 'editing', about, opening: text, time: Date.now(), notes: [] };
  await store.create(record, basis);
  return record;
}

/** A name for a session: the time, and signs that two windows will not choose alike. */
function createId(): string {
  return `${Date.now().toString(36)}${Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => (byte % 36).toString(36)).join('')}`;
}
