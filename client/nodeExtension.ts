/**
 * Entry of the extension where there is Node: desktop, Remote, Codespaces. The server is a process of its own over IPC.
 */
import { hostname } from 'node:os';
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { createProcessWriters } from './processWriters.ts';
import { setContext } from './publishContext.ts';
import { startExtension } from './activate.ts';
import type { ViewRows } from './activate.ts';

export function activate(context: ExtensionContext): Promise<ViewRows> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  void setContext('runsPrograms', true);
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, { run, debug }, options), createProcessWriters(hostname()));
}

/** What was started goes with the context's subscriptions; nothing is left to do. */
export function deactivate(): void {
  // See above.
}
