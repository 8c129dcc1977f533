/**
 * A language server in its own process, spoken to over its real transport: what an editor does, for tests.
 * It starts `dist/server.cjs` (build first), or the file named by the environment variable THROUGHLINE_SERVER.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { InitializeResult, MessageConnection } from 'vscode-languageserver-protocol/node';

export interface ServerOptions {
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  readonly capabilities?: object;
  /** The editor's settings by section, asked for with `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Cancel every progress as soon as it begins. */
  readonly cancelProgress?: boolean;
}

export interface ServerProcess {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** What the server wrote into the editor's log. */
  readonly log: string[];
  /** Messages shown to the user. */
  readonly shown: string[];
  /** Methods of requests to draw something again, in the order they came. */
  readonly refreshes: string[];
  /** The server's announcements of changed notes. */
  readonly indexChanges: { readonly uris: readonly string[]; readonly scanning: boolean }[];
  /** The folders open in the editor; a test may change them before it says so. */
  readonly workspaceFolders: { readonly uri: string; readonly name: string }[];
  /** Ids and methods of the registrations now in force, with their options. */
  readonly registrations: Map<string, { readonly method: string; readonly registerOptions?: unknown }>;
  /** Resolves when `isDone` holds, looking again after each message from the server. */
  until(isDone: () => boolean): Promise<void>;
  /** Resolves when the folders were read for the first time. */
  scanned(): Promise<void>;
  open(uri: string, languageId: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server and initializes it as a modern editor would. */
export async function startServerProcess(options: ServerOptions = {}): Promise<ServerProcess> {
  const file = process.env['THROUGHLINE_SERVER'] ?? 'dist/server.cjs';
  // A server that cannot start never answers.
  if (!existsSync(file)) throw new Error(`There is no ${file}: run "npm run build" first.`);
  const child = spawn(process.execPath, [file, '--stdio']);
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const log: string[] = [];
  const shown: string[] = [];
  const registrations: ServerProcess['registrations'] = new Map();
  const refreshes: string[] = [];
  const indexChanges: ServerProcess['indexChanges'] = [];
  const workspaceFolders = (options.folders ?? []).map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) }));
  const waiting = new Set<() => void>();
  const wake = (): void => { for (const look of [...waiting]) look(); };
  child.stderr.on('data', (data: Buffer) => { log.push(String(data)); wake(); });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => { log.push(message); wake(); });
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => { shown.push(message); wake(); });
  connection.onNotification('throughline/didChangeIndex', (change: ServerProcess['indexChanges'][number]) => { indexChanges.push(change); wake(); });
  for (const method of ['workspace/semanticTokens/refresh', 'workspace/inlayHint/refresh', 'workspace/codeLens/refresh']) {
    connection.onRequest(method, () => { refreshes.push(method); setImmediate(wake); return null; });
  }
  connection.onRequest('workspace/workspaceFolders', () => workspaceFolders);
  connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
    if (options.cancelProgress === true) setImmediate(() => void connection.sendNotification('window/workDoneProgress/cancel', { token }));
    return null;
  });
  connection.onRequest('client/registerCapability', (params: { registrations: { id: string; method: string }[] }) => {
    for (const registration of params.registrations) registrations.set(registration.id, registration);
    setImmediate(wake);
    return null;
  });
  connection.onRequest('client/unregisterCapability', (params: { unregisterations: { id: string }[] }) => {
    for (const { id } of params.unregisterations) registrations.delete(id);
    setImmediate(wake);
    return null;
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => options.settings?.[section] ?? null));
  connection.onUnhandledNotification(wake);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders,
    initializationOptions: options.initializationOptions,
    capabilities: options.capabilities ?? {
      workspace: {
        configuration: true, workspaceFolders: true, symbol: { dynamicRegistration: true },
        didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true },
        semanticTokens: { refreshSupport: true }, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true },
      },
      textDocument: { documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true }, foldingRange: { dynamicRegistration: true } },
      window: { workDoneProgress: true },
    },
  });
  await connection.sendNotification('initialized', {});
  const until = (isDone: () => boolean): Promise<void> => new Promise((resolve) => {
    const look = (): void => {
      if (!isDone()) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
  return {
    process: child, connection, initialized, log, shown, registrations, refreshes, indexChanges, workspaceFolders, until,
    scanned: () => until(() => indexChanges.some(({ scanning }) => !scanning)),
    open: (uri, languageId, text) =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
        await ended;
      }
      connection.dispose();
    },
  };
}
