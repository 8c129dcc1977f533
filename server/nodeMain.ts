/**
 * Entry of the language server as a Node process: over `--stdio` for any editor, `--node-ipc` for VS Code,
 * or `--pipe=…` and `--socket=…`.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createNodeWorkspace } from './host/nodeWorkspace.ts';
import { startServer } from './lsp/server.ts';

startServer(createConnection(ProposedFeatures.all), createNodeWorkspace());
