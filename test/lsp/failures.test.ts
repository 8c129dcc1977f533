/**
 * What the server makes of trouble: crashes, failing handlers, cancelled requests, messages of the wrong shape.
 */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { afterEach, test } from 'node:test';
import { createConnection } from 'vscode-languageserver/node';
import { CancellationTokenSource, createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import type { WorkspacePort } from '../../server/index/workspacePort.ts';
import { startServer } from '../../server/lsp/server.ts';
import type { BookResult, OutlineResult } from '../../server/protocol/outlineMessages.ts';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

const started: ServerProcess[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())));

async function start(options: Parameters<typeof startServerProcess>[0] = {}): Promise<ServerProcess> {
  const server = await startServerProcess(options);
  started.push(server);
  return server;
}

test('after a crash a new server, told the open notes again, knows everything the old one knew', async () => {
  const folder = await makeFolder({ 'a.md': '# On disk\n', 'b.adoc': '= B\n' });
  const ask = async (server: ServerProcess): Promise<unknown> => {
    await server.open(folder.uriOf('a.md'), 'markdown', '# Not saved\n\n## Yet\n');
    await server.scanned();
    return [
      await server.connection.sendRequest('throughline/outline', { uri: folder.uriOf('a.md') }),
      await server.connection.sendRequest('throughline/book', { folder: folder.uri }),
    ];
  };
  const first = await start({ folders: [folder.uri] });
  const before = await ask(first);
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  process.kill(first.process.pid!, 'SIGKILL');
  await ended;
  assert.deepEqual(await ask(await start({ folders: [folder.uri] })), before);
});

test('a cancelled request is answered as cancelled', async () => {
  const server = await start();
  const text = '# A\n\ntext *text* text\n\n'.repeat(50_000);
  await server.open('untitled:a', 'markdown', text);
  const source = new CancellationTokenSource();
  const request = server.connection.sendRequest('throughline/outline', { uri: 'untitled:a' }, source.token);
  source.cancel();
  await assert.rejects(request, { code: -32800 });
});

test('what is wrong with the parameters of a custom request is said', async () => {
  const server = await start();
  const send = (method: string, params: object): Promise<unknown> => server.connection.sendRequest(method, params);
  await assert.rejects(send('throughline/book', {}), { code: -32602, message: /throughline\/book: folder: .*expected string/ });
  await assert.rejects(send('throughline/contents', { uri: 'a:b', format: 'html', entry: null }), { code: -32602, message: /format: .*"text"/ });
  assert.equal(await send('throughline/outline', { uri: 'untitled:nothing.md' }), null);
});

test('a notification or start-up option of the wrong shape is logged and changes nothing', async () => {
  const server = await start({ initializationOptions: { asciidoctor: 'yes' } });
  await server.until(() => server.log.some((line) => line.includes('initializationOptions is not used: asciidoctor:')));
  await server.connection.sendNotification('throughline/didChangeExtensions', { asciidoctor: 1 });
  await server.until(() => server.log.some((line) => line.includes('throughline/didChangeExtensions is not used: asciidoctor:')));
});

test('a handler that fails gives an empty answer and one line in the log', async () => {
  const broken: WorkspacePort = { list: () => Promise.reject(new Error('disk on fire')), read: () => Promise.reject(new Error('disk on fire')) };
  const [client, log] = await connect(broken);
  assert.equal(await client.sendRequest('throughline/outline', { uri: 'file:///a.md' }), null);
  const lines = log.filter((line) => line.startsWith('throughline/outline failed: disk on fire'));
  assert.equal(lines.length, 1);
  assert.equal(lines[0]!.split('\n').length, 1);
  client.dispose();
});

test('the outline of a note that no longer opens is that of the disk', async () => {
  const folder = await makeFolder({ 'a.md': '# On disk\n' });
  const server = await start();
  await server.open(folder.uriOf('a.md'), 'markdown', '# Open\n');
  const ask = (): Promise<OutlineResult> => server.connection.sendRequest('throughline/outline', { uri: folder.uriOf('a.md') });
  assert.deepEqual([(await ask())?.title, (await ask())?.version], ['Open', 1]);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: folder.uriOf('a.md') } });
  assert.deepEqual([(await ask())?.title, (await ask())?.version], ['On disk', null]);
});

test('while the folders are still being read, books show what is known so far', async () => {
  const names = Array.from({ length: 200 }, (_, at) => `${String(at).padStart(3, '0')}.md`);
  const entries = names.map((name) => ({ name, kind: 'file' as const, isLink: false }));
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => { release = resolve; });
  let blocked = (): void => undefined;
  const isBlocked = new Promise<void>((resolve) => { blocked = resolve; });
  const slow: WorkspacePort = {
    list: () => Promise.resolve({ ok: true, value: entries }),
    read: async (uri) => {
      if (!uri.endsWith('.md')) return { ok: false, failure: 'missing', reason: 'no such file or folder' };
      if (uri.endsWith('100.md')) {
        blocked();
        await released;
      }
      return { ok: true, value: new TextEncoder().encode('# Note\n') };
    },
  };
  const [client] = await connect(slow, [{ uri: 'file:///notes', name: 'notes' }]);
  const done = new Promise<void>((resolve) => {
    client.onNotification('throughline/didChangeIndex', ({ scanning }: { scanning: boolean }) => { if (!scanning) resolve(); });
  });
  await client.sendNotification('initialized', {});
  await isBlocked;
  const countNotes = async (): Promise<number> => (await client.sendRequest<BookResult>('throughline/book', { folder: 'file:///notes' })).nodes.length;
  const early = await countNotes();
  assert.ok(early > 0 && early <= 100, `${early} notes`);
  release();
  await done;
  assert.equal(await countNotes(), 200);
  client.dispose();
});

/** A server in this process, so that its port can be a broken or slow one. */
async function connect(port: WorkspacePort, workspaceFolders: readonly object[] = []): Promise<readonly [MessageConnection, readonly string[]]> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(toServer, toClient), port);
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const log: string[] = [];
  client.onNotification('window/logMessage', ({ message }: { message: string }) => { log.push(message); });
  client.listen();
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders });
  return [client, log];
}
