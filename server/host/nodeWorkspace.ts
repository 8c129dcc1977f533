/**
 * The workspace port over the files of this machine, for the desktop server and the command line.
 * It knows nothing of notes or ignore rules, and never throws: what the system refuses becomes a reason for people.
 *
 * Sample: `await createNodeWorkspace().read('file:///gone.md')` is
 * `{ ok: false, failure: 'missing', reason: 'no such file or folder' }`.
 */
import { closeSync, constants, fstatSync, open, read } from 'node:fs';
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { URI } from 'vscode-uri';
import { describeLimit } from '../index/workspacePort.ts';
import type { FolderEntry, Reading, ReadingFailure, WorkspacePort } from '../index/workspacePort.ts';

/**
 * Opening and reading may wait for the disk and so run in the background. Asking an open file for its size and closing
 * it do not wait, and halve the cost of a small file when done at once.
 */
const openFile = promisify(open);
const readFile = promisify(read);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'not a folder',
  ELOOP: 'a symbolic link that leads back to itself',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
};

/** A port to the `file:` URIs of this machine. */
export function createNodeWorkspace(): WorkspacePort {
  return {
    list: (uri) => attempt<readonly FolderEntry[]>(uri, async (path) => {
      const entries = await readdir(path, { withFileTypes: true });
      return { ok: true, value: await Promise.all(entries.map((entry) => describe(path, entry))) };
    }),
    read: (uri, maxBytes = Number.POSITIVE_INFINITY) => attempt<Uint8Array>(uri, async (path) => {
      // Without O_NONBLOCK, opening a named pipe would wait for its writer. Windows has neither.
      const file = await openFile(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      try {
        const found = fstatSync(file);
        if (found.isDirectory()) return refuse('unreadable', 'a folder, not a file');
        if (!found.isFile()) return refuse('unreadable', 'not an ordinary file');
        if (found.size > maxBytes) return refuse('tooLarge', describeLimit(maxBytes));
        return { ok: true, value: await readBytes(file, found.size) };
      } finally {
        closeSync(file);
      }
    }),
    realPath: (uri) => attempt(uri, async (path) => ({ ok: true, value: URI.file(await realpath(path)).toString() })),
  };
}

/** Reads up to `size` bytes; fewer when the file was cut in the meantime. */
async function readBytes(file: number, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(size);
  for (let length = 0; length < size;) {
    const { bytesRead } = await readFile(file, bytes, length, size - length, length);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
  }
  return bytes;
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
