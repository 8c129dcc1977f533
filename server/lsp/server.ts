/**
 * The language server as a list of what is wired to what. How each answer comes about stands in the files named here.
 */
import { TextDocumentSyncKind } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { WorkspacePort } from '../index/workspacePort.ts';
import { createOpenNotes } from './openNotes.ts';
import { answerOutlineRequests } from './outlineRequests.ts';

/** Serves `connection`, reading files through `port`, until it closes. */
export function startServer(connection: Connection, port: WorkspacePort): void {
  const open = createOpenNotes(connection, { changed: () => undefined, closed: () => undefined });
  connection.onInitialize(() => ({
    capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
    serverInfo: { name: 'throughline' },
  }));
  answerOutlineRequests(connection, open, port);
  connection.listen();
}
