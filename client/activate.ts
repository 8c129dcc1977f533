/**
 * What the extension consists of, as a list: the language client, the views, the commands. The two entries differ only
 * in how they start the server.
 */
import { window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { watchActiveNote } from './activeNote.ts';
import type { BookProvider } from './book/bookProvider.ts';
import { createBookView } from './book/bookView.ts';
import { registerCommands } from './commandRegistry.ts';
import { createErrorHandler } from './errorHandler.ts';
import { publishContext } from './publishContext.ts';
import { noteSelector } from './noteDocuments.ts';
import { findOtherExtensions, tellOtherExtensions } from './otherExtensions.ts';
import type { OutlineProvider } from './outline/outlineProvider.ts';
import { createOutlineView } from './outline/outlineView.ts';
import { createServerConnection } from './serverConnection.ts';
import { createServer } from './serverRequests.ts';
import { createPlanStatus } from './plan/planStatus.ts';
import { createPlanView } from './plan/planView.ts';
import type { PlanProvider } from './plan/planProvider.ts';
import { createActivePlan } from './timeline/activePlan.ts';
import { createTimeline } from './timeline/timeline.ts';
import { createTimelineActions } from './timeline/timelineActions.ts';
import { answerSessionRequests } from './session/answerSessionRequests.ts';
import { createSessions } from './session/sessions.ts';
import { EDIT_SCHEME } from './session/sessionUri.ts';
import type { Writers } from './session/writers.ts';
import { answerFileRequests } from './workspaceFiles.ts';

export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** What `activate` returns: the rows of the views, for tests of this extension. */
export interface ViewRows {
  readonly outline: OutlineProvider;
  readonly book: BookProvider;
  readonly plan: PlanProvider;
}

/** @param writers who may be writing notes for editing sessions, here and in other windows */
export async function startExtension(context: ExtensionContext, createClient: CreateClient, writers: Writers): Promise<ViewRows> {
  const log = window.createOutputChannel('Throughline', { log: true });
  const connection = createServerConnection(() => createClient('throughline', 'Throughline', {
    documentSelector: [...noteSelector, { scheme: EDIT_SCHEME }],
    outputChannel: log,
    initializationOptions: findOtherExtensions,
    errorHandler: createErrorHandler(log, () => connection.client().state === State.Starting),
    initializationFailedHandler: () => false, // Not again; without this the user would be told twice.
    markdown: { isTrusted: false, supportHtml: false },
  }), log);
  const server = createServer(connection, log);
  const sessions = createSessions(context, server, writers, log);
  const activeNote = watchActiveNote();
  const outline = createOutlineView(activeNote, server);
  const book = createBookView(activeNote, server);
  const plan = createPlanView(server);
  const activePlan = createActivePlan(activeNote, context.workspaceState);
  const timeline = createTimeline({ extension: context.extensionUri, log, server, activePlan, act: createTimelineActions(server, activePlan) });
  context.subscriptions.push(
    log,
    server,
    sessions,
    activeNote,
    outline,
    book,
    plan,
    createPlanStatus(activeNote, server),
    activePlan,
    timeline,
    connection.equip(answerFileRequests),
    connection.equip((client) => answerSessionRequests(client, sessions.store)),
    connection.equip((client) => tellOtherExtensions(client, log)),
    publishContext('server', server.onDidChangeState, () => server.state()),
    publishContext('hasNote', activeNote.onDidChange, () => activeNote.current() !== undefined),
    registerCommands({ log, server, activeNote, outline, book, plan, timeline, sessions }),
    connection,
  );
  await connection.start();
  return { outline: outline.provider, book: book.provider, plan: plan.provider };
}
