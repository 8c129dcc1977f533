/**
 * Entry of the extension in the browser. The server is a web worker; a restart gets a new one.
 */
import { Uri, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { startExtension } from './activate.ts';
import type { ViewRows } from './activate.ts';

/** The part of the browser's workers used here; the type checker knows no browser. */
declare const Worker: new (url: string) => ConstructorParameters<typeof BrowserMessageReader>[0];

export function activate(context: ExtensionContext): Promise<ViewRows> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'browserServer.js');
  const start = async (): Promise<MessageTransports> => {
    const worker = new Worker(await addressOf(script));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, start, options));
}

/** What was started goes with the context's subscriptions; nothing is left to do. */
export function deactivate(): void {
  // See above.
}

/** A worker cannot load a script from a remote machine's files, so that one is handed over as text. */
async function addressOf(script: Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  return URL.createObjectURL(new Blob([await workspace.fs.readFile(script)], { type: 'text/javascript' }));
}
