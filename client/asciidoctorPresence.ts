/**
 * Whether the AsciiDoc extension is there, which already gives symbols and folding; the server then gives none.
 */
import { extensions } from 'vscode';
import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** True when it is installed and enabled; VS Code does not tell disabled extensions from absent ones. */
export function hasAsciidoctor(): boolean {
  return extensions.getExtension('asciidoctor.asciidoctor-vscode') !== undefined;
}

/** Tells the server when it comes or goes. */
export function tellAsciidoctor(client: BaseLanguageClient): Disposable {
  let told = hasAsciidoctor();
  return extensions.onDidChange(() => {
    if (told === hasAsciidoctor()) return;
    told = hasAsciidoctor();
    void client.sendNotification('throughline/didChangeExtensions', { asciidoctor: told });
  });
}
