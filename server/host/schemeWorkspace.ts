/**
 * The workspace port of a server that has files of its own beside an editor that knows further places: `file:` URIs are
 * read from the disk, all others through the editor, such as a repository that is open without being checked out.
 */
import { URI } from 'vscode-uri';
import type { WorkspacePort } from '../index/workspacePort.ts';

/** @param disk serves `file:` URIs @param editor serves all others */
export function createSchemeWorkspace(disk: WorkspacePort, editor: WorkspacePort): WorkspacePort {
  const portOf = (uri: string): WorkspacePort => (URI.parse(uri).scheme === 'file' ? disk : editor);
  return {
    list: (uri) => portOf(uri).list(uri),
    read: (uri, maxBytes) => portOf(uri).read(uri, maxBytes),
    realPath: (uri) => portOf(uri).realPath?.(uri)
      ?? Promise.resolve({ ok: false, failure: 'unreadable', reason: 'the editor cannot follow links' }),
  };
}
