/**
 * Entry of the extension in the browser. The server is a web worker; a restart gets a new one.
 */
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { startExtension } from './activate.ts';
import type { ViewRows } from './activate.ts';

/** The part of the browser's workers used here; the type checker knows no browser. */
declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2] extends infer Options ? Exclude<Options, () => unknown> : never;

export function activate(context: ExtensionContext): Promise<ViewRows> {
  const url = Uri.joinPath(context.extensionUri, 'dist', 'browserServer.js').toString(true);
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, async () => new Worker(url), options));
}

/** What was started goes with the context's subscriptions; nothing is left to do. */
export function deactivate(): void {
  // See above.
}
