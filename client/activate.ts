/**
 * What the extension consists of, as a list: the language client, the views, the commands. The two entries differ only
 * in how they start the server.
 */
import { commands, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { watchActiveNote } from './activeNote.ts';
import { tellAsciidoctor, hasAsciidoctor } from './asciidoctorPresence.ts';
import { createBookView } from './book/bookView.ts';
import { registerCommands } from './commandRegistry.ts';
import { createErrorHandler } from './errorHandler.ts';
import { noteSelector } from './noteDocuments.ts';
import { createOutlineView } from './outline/outlineView.ts';
import { createServer } from './serverRequests.ts';
import { answerFileRequests } from './workspaceFiles.ts';

export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

export async function startExtension(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const log = window.createOutputChannel('Throughline', { log: true });
  const client = createClient('throughline', 'Throughline', {
    documentSelector: noteSelector,
    outputChannel: log,
    initializationOptions: () => ({ asciidoctor: hasAsciidoctor() }),
    errorHandler: createErrorHandler(log),
    markdown: { isTrusted: false, supportHtml: false },
  });
  const server = createServer(client, log);
  const activeNote = watchActiveNote();
  const outline = createOutlineView(activeNote, server);
  const book = createBookView(activeNote, server);
  context.subscriptions.push(
    log,
    server,
    activeNote,
    outline,
    book,
    answerFileRequests(client),
    tellAsciidoctor(client),
    server.onDidChangeState(() => void commands.executeCommand('setContext', 'throughline.server', server.state())),
    registerCommands({ log, server, activeNote, outline, book }),
    { dispose: () => client.dispose() },
  );
  await client.start().catch((error: unknown) => log.error(`The language server did not start: ${String(error)}`));
}
