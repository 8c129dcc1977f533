/**
 * Drafts on disk: each session has a folder with its text and a record of what it is about. Nothing typed is lost; old
 * drafts stay, the newest thirty of them. It knows no notes and no editors.
 *
 * Sample: `sessions/2026-01-31T10-20-30-sprint-4711/` holds `record.json` and `draft.throughline-sprint`.
 */
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionKind } from '../../core/session/sessionText.ts';
import type { NoteText } from '../../core/session/planSource.ts';

export interface SessionRecord {
  readonly kind: SessionKind;
  /** `editing` until it is accepted or given up; what is `editing` and not open anywhere is parked. */
  readonly state: 'editing' | 'applied' | 'given-up';
  readonly subject: string;
  /** The arguments of the command that began it, without `edit`, and the folder it ran in. */
  readonly arguments: readonly string[];
  readonly folder: string;
  /** The tasks of a task session. */
  readonly names: readonly string[];
  /** The notes when the session began, to tell what the user changed from what others did. */
  readonly notes: readonly NoteText[];
  readonly opening: string;
  /** Messages that stand in the draft as `#!` lines. */
  readonly shown: readonly string[];
  /** What was written when it was applied, for taking it back. */
  readonly applied?: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

export interface StoredSession {
  readonly name: string;
  readonly draftPath: string;
  readonly record: SessionRecord;
}

const KEPT = 30;

/** Begins a session: its text is on disk before an editor sees it. */
export async function createSession(state: string, record: SessionRecord): Promise<StoredSession> {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const name = `${stamp}-${record.kind}-${process.pid}`;
  const session = { name, record, draftPath: join(state, 'sessions', name, `draft.throughline-${record.kind}`) };
  await mkdir(join(state, 'sessions', name), { recursive: true, mode: 0o700 });
  await writeDraft(session, record.opening);
  await saveRecord(state, session);
  await forgetOld(state);
  return session;
}

/** Replaces the draft as a whole. */
export async function writeDraft({ draftPath }: StoredSession, text: string): Promise<void> {
  await writeFile(`${draftPath}.tmp`, text, { flush: true });
  await rename(`${draftPath}.tmp`, draftPath);
}

/** The session with parts of its record replaced, on disk too. */
export async function updateSession(state: string, session: StoredSession, changes: Partial<SessionRecord>): Promise<StoredSession> {
  const updated = { ...session, record: { ...session.record, ...changes } };
  await saveRecord(state, updated);
  return updated;
}

async function saveRecord(state: string, { name, record }: StoredSession): Promise<void> {
  const place = join(state, 'sessions', name, 'record.json');
  await writeFile(`${place}.tmp`, JSON.stringify(record), { flush: true });
  await rename(`${place}.tmp`, place);
}

/** All sessions, the newest first; folders that hold none are passed over. */
export async function listSessions(state: string): Promise<readonly StoredSession[]> {
  const names = await readdir(join(state, 'sessions')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(names.sort().reverse().map(async (name): Promise<StoredSession | undefined> => {
    const text = await readFile(join(state, 'sessions', name, 'record.json'), 'utf8').catch(() => '');
    if (text === '') return undefined;
    const record = JSON.parse(text) as SessionRecord;
    return { name, record, draftPath: join(state, 'sessions', name, `draft.throughline-${record.kind}`) };
  }));
  return found.filter((session) => session !== undefined);
}

/** Parked sessions stay; of the others the newest. */
async function forgetOld(state: string): Promise<void> {
  const finished = (await listSessions(state)).filter(({ record }) => record.state !== 'editing');
  for (const { name } of finished.slice(KEPT)) await rm(join(state, 'sessions', name), { recursive: true, force: true });
}
