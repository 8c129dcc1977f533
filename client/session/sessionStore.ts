/**
 * Sessions on disk, or wherever the editor keeps an extension's files: a folder each, with the record, what it is made
 * from, the draft, what was typed last and older drafts. Nothing is overwritten in place: a file is written beside the old
 * one and takes its name. It knows nothing of documents, tabs and notes.
 *
 * Sample: `m2k4x7ab/` holds `record.json`, `basis.json`, `draft`, `typed`, `older/2026-01-31T10-20`.
 */
import { FileSystemError, Uri, workspace } from 'vscode';
import type { FileStat } from 'vscode';
import type { SessionBasis } from '../../server/protocol/sessionMessages.ts';
import type { SessionRecord } from './sessionRecord.ts';

export interface OlderDraft {
  /** Sorts by time, and tells it: `2026-01-31T10-20`. */
  readonly name: string;
  readonly text: string;
}

export interface SessionStore {
  /** The newest first. */
  list(): Promise<readonly SessionRecord[]>;
  find(id: string): Promise<SessionRecord | undefined>;
  create(record: SessionRecord, basis: SessionBasis): Promise<void>;
  /** What the session is made from: apart, because it is large and seldom asked for. */
  readBasis(id: string): Promise<SessionBasis | undefined>;
  update(id: string, changes: Partial<SessionRecord>): Promise<SessionRecord>;
  /** @throws FileSystemError when there is no such session. */
  statDraft(id: string): Promise<FileStat>;
  readDraft(id: string): Promise<Uint8Array>;
  /** Replaces the draft; the one before goes to the older ones, of each minute the last. */
  writeDraft(id: string, bytes: Uint8Array): Promise<void>;
  /** Keeps what is typed but not saved. */
  keepTyped(id: string, text: string): Promise<void>;
  /** What was typed and neither saved nor left behind by closing: there only after a window ended without a word. */
  readTyped(id: string): Promise<string | undefined>;
  /** What was typed and not saved becomes an older draft. */
  archiveTyped(id: string): Promise<void>;
  /** Puts the text where another editor can open it, as a file with the name a tab shows. */
  putOutside(id: string, name: string, text: string): Promise<Uri>;
  /** What another editor made of it, also when nobody waits for that editor any more; kept as an older draft. */
  takeOutside(id: string): Promise<string | undefined>;
  /** The newest first. */
  listOlder(id: string): Promise<readonly OlderDraft[]>;
}

/** Finished sessions and older drafts of one that are kept. */
const KEPT = 30;

/** @param root a folder of this workspace's own; it need not exist */
export function createSessionStore(root: Uri): SessionStore {
  const { fs } = workspace;
  const place = (id: string, ...path: readonly string[]): Uri => Uri.joinPath(root, id, ...path);
  const read = (uri: Uri): Promise<Uint8Array | undefined> => Promise.resolve(fs.readFile(uri)).catch(whenMissing);
  const names = async (uri: Uri): Promise<readonly string[]> => (
    await Promise.resolve(fs.readDirectory(uri)).catch(whenMissing) ?? []).map(([name]) => name).sort().reverse();
  const replace = async (uri: Uri, bytes: Uint8Array): Promise<void> => {
    const beside = uri.with({ path: `${uri.path}.new` });
    await fs.writeFile(beside, bytes);
    await fs.rename(beside, uri, { overwrite: true });
  };
  const last = new Map<string, Promise<unknown>>();
  /** Runs what changes a session after what is still changing it. */
  const inTurn = <T>(id: string, action: () => Promise<T>): Promise<T> => {
    const run = (last.get(id) ?? Promise.resolve()).then(action, action);
    last.set(id, run);
    return run;
  };
  const archive = async (id: string, stamp: string, bytes: Uint8Array): Promise<void> => {
    await replace(place(id, 'older', stamp), bytes);
    for (const name of (await names(place(id, 'older'))).slice(KEPT)) await fs.delete(place(id, 'older', name));
  };
  /** A file that a full disk cut short counts as not there: one session must not keep all others out of sight. */
  const readJson = async <T>(uri: Uri): Promise<T | undefined> => {
    const text = decode(await read(uri) ?? new Uint8Array());
    return text.endsWith('}') ? JSON.parse(text) as T : undefined;
  };
  const readRecord = (id: string): Promise<SessionRecord | undefined> => readJson(place(id, 'record.json'));
  const writeRecord = (record: SessionRecord): Promise<void> => replace(place(record.id, 'record.json'), encode(JSON.stringify(record)));
  const list = async (): Promise<readonly SessionRecord[]> => {
    const found = await Promise.all((await names(root)).map(readRecord));
    return found.filter((record) => record !== undefined).sort((a, b) => b.time - a.time);
  };
  const archiveTyped = async (id: string): Promise<void> => {
    const typed = await read(place(id, 'typed'));
    if (typed === undefined) return;
    const draft = await read(place(id, 'draft'));
    if (draft === undefined || decode(draft) !== decode(typed)) await archive(id, stampOf(19), typed);
    await fs.delete(place(id, 'typed'));
  };
  return {
    list,
    find: readRecord,
    create: (record, basis) => inTurn(record.id, async () => {
      await fs.createDirectory(place(record.id, 'older'));
      await replace(place(record.id, 'draft'), encode(record.opening));
      await replace(place(record.id, 'basis.json'), encode(JSON.stringify(basis)));
      await writeRecord(record);
      const finished = (await list()).filter(({ state }) => state === 'applied' || state === 'discarded');
      for (const { id } of finished.slice(KEPT)) await fs.delete(place(id), { recursive: true });
    }),
    readBasis: (id) => readJson<SessionBasis>(place(id, 'basis.json')),
    update: (id, changes) => inTurn(id, async () => {
      const record = await readRecord(id);
      if (record === undefined) throw FileSystemError.FileNotFound(place(id));
      const updated = { ...record, ...changes, time: Date.now() };
      await writeRecord(updated);
      return updated;
    }),
    statDraft: (id) => Promise.resolve(fs.stat(place(id, 'draft'))),
    readDraft: (id) => Promise.resolve(fs.readFile(place(id, 'draft'))),
    writeDraft: (id, bytes) => inTurn(id, async () => {
      const before = await fs.readFile(place(id, 'draft'));
      if (decode(before) === decode(bytes)) return;
      await archive(id, stampOf(16), before);
      await replace(place(id, 'draft'), bytes);
      if (await read(place(id, 'typed')) !== undefined) await fs.delete(place(id, 'typed'));
    }),
    readTyped: async (id) => {
      const typed = await read(place(id, 'typed'));
      return typed && decode(typed);
    },
    keepTyped: (id, text) => inTurn(id, () => replace(place(id, 'typed'), encode(text))),
    archiveTyped: (id) => inTurn(id, () => archiveTyped(id)),
    putOutside: (id, name, text) => inTurn(id, async () => {
      for (const old of await names(place(id, 'outside'))) await fs.delete(place(id, 'outside', old));
      await fs.writeFile(place(id, 'outside', name), encode(text));
      return place(id, 'outside', name);
    }),
    takeOutside: (id) => inTurn(id, async () => {
      // An editor may leave copies of its own beside it.
      const name = (await names(place(id, 'outside'))).find((each) => /\.throughline-\w+$/.test(each));
      const bytes = name === undefined ? undefined : await read(place(id, 'outside', name));
      const known = bytes && [await read(place(id, 'draft')), ...await Promise.all((await names(place(id, 'older'))).slice(0, 1).map((each) => read(place(id, 'older', each))))];
      if (bytes !== undefined && !known!.some((other) => other !== undefined && decode(other) === decode(bytes))) await archive(id, stampOf(19), bytes);
      return bytes && decode(bytes);
    }),
    listOlder: async (id) => Promise.all((await names(place(id, 'older'))).filter((name) => !name.endsWith('.new'))
      .map(async (name) => ({ name, text: decode(await fs.readFile(place(id, 'older', name))) }))),
  };
}

/** A file that is not there is an answer, other failures are not. */
function whenMissing(error: unknown): undefined {
  if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
  throw error;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The time now, to the minute (16 signs) or the second (19). */
function stampOf(length: 16 | 19): string {
  return new Date().toISOString().slice(0, length).replaceAll(':', '-');
}
