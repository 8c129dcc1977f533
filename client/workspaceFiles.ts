/**
 * Reads folders and files for a server that cannot: the web worker, or any server asked for a virtual file system.
 * It knows nothing of notes.
 */
import { Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { listFolderRequest, readFileRequest } from '../server/protocol/workspaceMessages.ts';
import type { ReadFileParams, ReadFileResult } from '../server/protocol/workspaceMessages.ts';

/** Characters handed to `String.fromCharCode` at once; far below what engines allow as arguments. */
const CHUNK = 0x8000;

export function answerFileRequests(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(listFolderRequest.method, ({ uri }: { uri: string }) => listFolder(Uri.parse(uri))),
    client.onRequest(readFileRequest.method, ({ uri, maxBytes }: ReadFileParams) => readFile(Uri.parse(uri), maxBytes)),
  );
}

/** Null when the folder cannot be read: it is gone, or not for us; the server says so where it matters. */
async function listFolder(uri: Uri): Promise<object[] | null> {
  const entries = await Promise.resolve(workspace.fs.readDirectory(uri)).catch(() => null);
  return entries && entries.map(([name, type]) => ({ name, kind: kindOf(type), isLink: (type & FileType.SymbolicLink) !== 0 }));
}

function kindOf(type: FileType): 'file' | 'folder' | 'other' {
  if ((type & FileType.File) !== 0) return 'file';
  return (type & FileType.Directory) !== 0 ? 'folder' : 'other';
}

/** Null when the file cannot be read. One that is too large is not read at all. */
async function readFile(uri: Uri, maxBytes: number | null): Promise<ReadFileResult> {
  try {
    const { size } = maxBytes === null ? { size: 0 } : await workspace.fs.stat(uri);
    if (maxBytes !== null && size > maxBytes) return { tooLarge: size };
    return { base64: toBase64(await workspace.fs.readFile(uri)) };
  } catch {
    return null; // The server says so where it matters.
  }
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK)));
  }
  return btoa(parts.join(''));
}
