/**
 * The workspace port over the files of this machine, for the desktop server and the command line.
 * It knows nothing of notes or ignore rules, and never throws: what the system refuses becomes a reason for people.
 *
 * Sample: `await createNodeWorkspace().read('file:///gone.md')` is
 * `{ ok: false, failure: 'missing', reason: 'no such file or folder' }`.
 */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { FolderEntry, Reading, ReadingFailure, WorkspacePort } from '../index/workspacePort.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'not a folder',
  ELOOP: 'a symbolic link that leads back to itself',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * A port to the `file:` URIs of this machine.
 * @param options.maxBytes Larger files are refused as `tooLarge` without being read; no limit when absent.
 */
export function createNodeWorkspace(options: { readonly maxBytes?: number } = {}): WorkspacePort {
  const maxBytes = options.maxBytes ?? Number.POSITIVE_INFINITY;
  return {
    list: (uri) => attempt<readonly FolderEntry[]>(uri, async (path) => {
      const entries = await readdir(path, { withFileTypes: true });
      return { ok: true, value: await Promise.all(entries.map((entry) => describe(path, entry))) };
    }),
    read: (uri) => attempt<Uint8Array>(uri, async (path) => {
      const found = await stat(path);
      if (found.isDirectory()) return refuse('unreadable', 'a folder, not a file');
      if (!found.isFile()) return refuse('unreadable', 'not an ordinary file');
      if (found.size > maxBytes) return refuse('tooLarge', `larger than ${Math.round(maxBytes / 1_000_000)} MB`);
      return { ok: true, value: await readFile(path) };
    }),
    realPath: (uri) => attempt(uri, async (path) => ({ ok: true, value: URI.file(await realpath(path)).toString() })),
  };
}

async function describe(folder: string, entry: Dirent): Promise<FolderEntry> {
  const isLink = entry.isSymbolicLink();
  const kindOf = (found: Pick<Dirent, 'isFile' | 'isDirectory'>): FolderEntry['kind'] =>
    found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  const kind = isLink ? await stat(join(folder, entry.name)).then(kindOf, () => 'other' as const) : kindOf(entry);
  return { name: entry.name, kind, isLink };
}

async function attempt<T>(uri: string, action: (path: string) => Promise<Reading<T>>): Promise<Reading<T>> {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return refuse('unreadable', `not on this machine's disk (${parsed.scheme})`);
  try {
    return await action(parsed.fsPath);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refuse(code === 'ENOENT' ? 'missing' : 'unreadable', REASONS[code] ?? String(error));
  }
}

function refuse(failure: ReadingFailure, reason: string): Reading<never> {
  return { ok: false, failure, reason };
}
