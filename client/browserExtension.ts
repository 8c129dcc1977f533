/**
 * Entry of the extension in the browser. The server is a web worker; a restart gets a new one.
 */
import { Uri, env, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { startExtension } from './activate.ts';
import type { ViewRows } from './activate.ts';
import { createNamedWriters } from './session/writers.ts';
import { startWorker } from './workerTransports.ts';

export function activate(context: ExtensionContext): Promise<ViewRows> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'browserServer.js');
  const start = (): Promise<MessageTransports> => startServer(script);
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, start, options), createNamedWriters(env.sessionId));
}

/** What was started goes with the context's subscriptions; nothing is left to do. */
export function deactivate(): void {
  // See above.
}

/** A worker cannot load a script from a remote machine's files, so that one is handed over as text. */
async function startServer(script: Uri): Promise<MessageTransports> {
  if (script.scheme !== 'vscode-remote') return startWorker(script.toString(true), () => undefined);
  const address = URL.createObjectURL(new Blob([await workspace.fs.readFile(script)], { type: 'text/javascript' }));
  return startWorker(address, () => URL.revokeObjectURL(address));
}
