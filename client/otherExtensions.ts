/**
 * Which extensions are there that give symbols and folding already, so that the server gives none: the AsciiDoc
 * extension, and VS Code's own Markdown support. VS Code does not tell disabled extensions from absent ones.
 */
import { extensions } from 'vscode';
import type { Disposable, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { extensionsChanged } from '../server/protocol/editorMessages.ts';
import type { OtherExtensions } from '../server/protocol/editorMessages.ts';

export function findOtherExtensions(): OtherExtensions {
  return {
    asciidoctor: extensions.getExtension('asciidoctor.asciidoctor-vscode') !== undefined,
    markdown: extensions.getExtension('vscode.markdown-language-features') !== undefined,
  };
}

/** Tells the server when one of them comes or goes. */
export function tellOtherExtensions(client: BaseLanguageClient, log: LogOutputChannel): Disposable {
  let told = findOtherExtensions();
  return extensions.onDidChange(() => {
    const found = findOtherExtensions();
    if (found.asciidoctor === told.asciidoctor && found.markdown === told.markdown) return;
    told = found;
    if (!client.isRunning()) return; // It is told when it starts.
    client.sendNotification(extensionsChanged.method, found).catch((error: unknown) => (
      log.warn(`The language server was not told which other extensions there are: ${String(error)}`)));
  });
}
