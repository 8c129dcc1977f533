/**
 * Entry of the language server as a Node process: over `--stdio` for any editor, `--node-ipc` for VS Code,
 * or `--pipe=…` and `--socket=…`. Files come from the disk; what lies elsewhere, the editor reads for it.
 */
import { createConnection } from 'vscode-languageserver/node';
import { chooseEditor } from './host/chooseEditor.ts';
import { createClientWorkspace } from './host/clientWorkspace.ts';
import { createNodeWorkspace } from './host/nodeWorkspace.ts';
import { createSchemeWorkspace } from './host/schemeWorkspace.ts';
import { startServer } from './lsp/server.ts';

const connection = createConnection();
const editor = createClientWorkspace((method, params) => connection.sendRequest(method, params));
startServer(connection, createSchemeWorkspace(createNodeWorkspace(), editor), (setting) => chooseEditor(process.env, process.platform, setting));
