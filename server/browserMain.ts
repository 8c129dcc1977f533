/**
 * Entry of the language server as a web worker. It has no file system: the editor reads the workspace for it.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createClientWorkspace } from './host/clientWorkspace.ts';
import { startServer } from './lsp/server.ts';

const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
startServer(connection, createClientWorkspace((method, params) => connection.sendRequest(method, params)));
