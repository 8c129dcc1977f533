/**
 * The file system of sessions' texts, which the editor opens, saves, backs up and restores like any other. Saving keeps
 * the draft and decides nothing. Another window that saves the same text is noticed by the editor, as with files.
 */
import { Disposable, EventEmitter, FileSystemError } from 'vscode';
import type { FileChangeEvent, FileSystemProvider, Uri } from 'vscode';
import type { SessionStore } from './sessionStore.ts';
import { sessionOf } from './sessionUri.ts';

export function createSessionFiles(store: SessionStore): FileSystemProvider {
  const emitter = new EventEmitter<FileChangeEvent[]>();
  const idOf = (uri: Uri): string => {
    const id = sessionOf(uri);
    if (id === undefined || uri.path.split('/').length !== 3) throw FileSystemError.FileNotFound(uri);
    return id;
  };
  const refuse = (uri: Uri): never => { throw FileSystemError.NoPermissions(uri); };
  return {
    onDidChangeFile: emitter.event,
    watch: () => new Disposable(() => undefined),
    stat: (uri) => store.statDraft(idOf(uri)),
    readFile: (uri) => store.readDraft(idOf(uri)),
    writeFile: (uri, content) => store.writeDraft(idOf(uri), content),
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
}
