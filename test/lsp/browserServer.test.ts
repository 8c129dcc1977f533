/**
 * The server as a web worker: the bundle for the browser in a context that has what a worker has and nothing of Node,
 * its files read by the editor. Start `dist/browserServer.js` (build first) or the file named by
 * THROUGHLINE_BROWSER_SERVER.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { AbstractMessageReader, AbstractMessageWriter, CancellationTokenSource, LSPErrorCodes, createMessageConnection } from 'vscode-languageserver-protocol/node';
import type { DataCallback, Message, MessageConnection } from 'vscode-languageserver-protocol/node';
import type { BookResult, OutlineResult } from '../../server/protocol/outlineMessages.ts';

const FILES: Readonly<Record<string, string>> = {
  'README.md': '# Book\n', 'a.adoc': '= A\n\n== Section\n', 'sub/b.md': '# B\n', 'sub/.gitignore': 'c.md\n', 'sub/c.md': '# C\n',
};
const ROOT = 'vscode-vfs://github/notes';

test('the browser server reads through the editor and answers as the other does', async () => {
  const connection = await startWorker();
  const scanned = new Promise<void>((resolve) => {
    connection.onNotification('throughline/didChangeIndex', ({ scanning }: { scanning: boolean }) => { if (!scanning) resolve(); });
  });
  connection.onRequest('throughline/fs/list', ({ uri }: { uri: string }) => list(uri.slice(ROOT.length + 1)));
  connection.onRequest('throughline/fs/read', ({ uri }: { uri: string }) => {
    const text = FILES[uri.slice(ROOT.length + 1)];
    return text === undefined ? null : { base64: Buffer.from(text).toString('base64') };
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: ROOT, name: 'notes' }],
  });
  const early: BookResult = await connection.sendRequest('throughline/book', { folder: ROOT });
  assert.equal(early.scanning, true, 'the first scan has not even begun');
  await connection.sendNotification('initialized', {});
  await scanned;
  const book: BookResult = await connection.sendRequest('throughline/book', { folder: ROOT });
  assert.deepEqual(book.nodes.map(({ title }) => title), ['Book', 'A', 'sub', 'B']);
  assert.equal(book.scanning, false);
  assert.deepEqual(await connection.sendRequest('throughline/book', { folder: `${ROOT}/` }), book, 'a slash at the end means the same folder');
  const outline: OutlineResult = await connection.sendRequest('throughline/outline', { uri: `${ROOT}/a.adoc` });
  assert.deepEqual(outline?.entries.map(({ text }) => text), ['A', 'Section']);
  const uri = 'untitled:plan';
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: '- [ ] A  id:a est:2\n' } });
  const hover: { contents: { value: string } } = await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 12 } });
  assert.match(hover.contents.value, /2 points · columns 1–2/);
  await connection.sendRequest('shutdown');
  connection.dispose();
});

test('the book of a folder outside the workspace is given up when the request is', async () => {
  const connection = await startWorker();
  const giveUp = new CancellationTokenSource();
  let reads = 0;
  connection.onRequest('throughline/fs/list', ({ uri }: { uri: string }) => (
    uri === 'vscode-vfs://github/far' ? Array.from({ length: 2000 }, (_, at) => ({ name: `${at}.md`, kind: 'file', isLink: false })) : null));
  connection.onRequest('throughline/fs/read', () => {
    if (++reads === 40) giveUp.cancel();
    return { base64: Buffer.from('# A\n').toString('base64') };
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders: [] });
  await connection.sendNotification('initialized', {});
  await assert.rejects(
    connection.sendRequest('throughline/book', { folder: 'vscode-vfs://github/far' }, giveUp.token),
    ({ code }: { code: number }) => code === LSPErrorCodes.RequestCancelled || code === LSPErrorCodes.ServerCancelled,
  );
  assert.ok(reads < 1000, `${reads} of 2000 notes were read`);
  await connection.sendRequest('shutdown');
  connection.dispose();
});

function list(folder: string): object[] | null {
  const prefix = folder === '' ? '' : `${folder}/`;
  const names = new Set(Object.keys(FILES).filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('/')[0]!));
  return names.size === 0 ? null : [...names].map((name) => ({ name, kind: prefix + name in FILES ? 'file' : 'folder', isLink: false }));
}

/** Runs the bundle as a worker would and gives the connection to it, not yet listening. */
async function startWorker(): Promise<MessageConnection> {
  const source = await readFile(process.env['THROUGHLINE_BROWSER_SERVER'] ?? 'dist/browserServer.js', 'utf8');
  const reader = new WorkerReader();
  const scope: Record<string, unknown> = {
    atob, btoa, TextDecoder, TextEncoder, URL, AbortController, AbortSignal, setTimeout, clearTimeout, setInterval, clearInterval,
    queueMicrotask, performance, console,
    addEventListener: () => undefined,
    postMessage: (message: Message) => setImmediate(() => reader.deliver(structuredClone(message))),
  };
  scope['self'] = scope;
  runInContext(source, createContext(scope));
  const receive = scope['onmessage'] as (event: { data: unknown }) => void;
  return createMessageConnection(reader, new WorkerWriter((message) => setImmediate(() => receive({ data: structuredClone(message) }))));
}

class WorkerReader extends AbstractMessageReader {
  #callback: DataCallback | undefined;

  listen(callback: DataCallback): { dispose(): void } {
    this.#callback = callback;
    return { dispose: () => { this.#callback = undefined; } };
  }

  deliver(message: Message): void {
    this.#callback?.(message);
  }
}

class WorkerWriter extends AbstractMessageWriter {
  readonly #post: (message: Message) => void;

  constructor(post: (message: Message) => void) {
    super();
    this.#post = post;
  }

  write(message: Message): Promise<void> {
    this.#post(message);
    return Promise.resolve();
  }

  end(): void {
    // A worker's port stays open until the worker is let go.
  }
}
