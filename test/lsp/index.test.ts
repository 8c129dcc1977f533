/**
 * The workspace index over the real transport: books while files and open notes change, several folders, things that
 * cannot be read, progress that is cancelled.
 */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import type { BookResult } from '../../server/protocol/outlineMessages.ts';
import { startServerProcess } from './serverProcess.ts';
import type { ServerOptions, ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

const started: ServerProcess[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())));

/** A server that has finished its first scan. */
async function startScanned(options: ServerOptions): Promise<ServerProcess> {
  const server = await startServerProcess(options);
  started.push(server);
  await server.scanned();
  return server;
}

async function titlesOf(server: ServerProcess, folder: string): Promise<string[]> {
  const book: BookResult = await server.connection.sendRequest('throughline/book', { folder });
  return book.nodes.map(({ title }) => title);
}

/** Tells the server of changed files as an editor does, and waits until it has taken them in. */
async function tell(server: ServerProcess, changes: readonly (readonly [uri: string, type: number])[]): Promise<void> {
  const before = server.indexChanges.length;
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: changes.map(([uri, type]) => ({ uri, type })) });
  await server.until(() => server.indexChanges.length > before);
}

test('a folder is a book in the order of its files, titled by its notes', async () => {
  const folder = await makeFolder({ 'README.md': '# The book\n', '10-ten.md': '# Ten\n\n## More\n', '2-two.adoc': '= Two\n\ntext\n', 'part/a.md': 'no heading\n' });
  const server = await startScanned({ folders: [folder.uri] });
  const book: BookResult = await server.connection.sendRequest('throughline/book', { folder: folder.uri });
  assert.equal(book.title, 'The book');
  assert.equal(book.order, 'files');
  assert.deepEqual(book.nodes.map(({ kind, title, uri, dialect, parent, hasHeadings }) => [kind, title, uri, dialect, parent, hasHeadings]), [
    ['note', 'The book', folder.uriOf('README.md'), 'markdown', -1, false],
    ['note', 'Two', folder.uriOf('2-two.adoc'), 'asciidoc', -1, false],
    ['note', 'Ten', folder.uriOf('10-ten.md'), 'markdown', -1, true],
    ['folder', 'part', null, null, -1, false],
    ['note', 'a', folder.uriOf('part/a.md'), 'markdown', 3, false],
  ]);
});

test('a SUMMARY.md gives the order, the numbers, and problems with a place', async () => {
  const folder = await makeFolder({ 'SUMMARY.md': '# Summary\n\n- [B first](b.md)\n- [Gone](gone.md)\n', 'a.md': '# A\n', 'b.md': '# B\n' });
  const server = await startScanned({ folders: [folder.uri] });
  const book: BookResult = await server.connection.sendRequest('throughline/book', { folder: folder.uri });
  assert.equal(book.order, 'summary');
  assert.deepEqual(book.nodes.slice(0, 2).map(({ kind, title, number, uri }) => [kind, title, number, uri]), [
    ['note', 'B first', '1', folder.uriOf('b.md')], ['missing', 'Gone', '2', folder.uriOf('gone.md')],
  ]);
  assert.deepEqual(book.problems.map(({ uri, line }) => [uri, line]), [[folder.uriOf('SUMMARY.md'), 3]]);
});

test('created, changed and deleted files are followed, folders included', async () => {
  const folder = await makeFolder({ 'a.md': '# A\n', 'sub/b.md': '# B\n', 'sub/c.md': '# C\n' });
  const server = await startScanned({ folders: [folder.uri] });
  await folder.write('a.md', '# A again\n');
  await folder.write('d.md', '# D\n');
  await tell(server, [[folder.uriOf('a.md'), CHANGED], [folder.uriOf('d.md'), CREATED]]);
  assert.deepEqual(await titlesOf(server, folder.uri), ['A again', 'D', 'sub', 'B', 'C']);
  await folder.remove('sub');
  await tell(server, [[folder.uriOf('sub'), DELETED]]);
  assert.deepEqual(await titlesOf(server, folder.uri), ['A again', 'D']);
  await folder.write('new.folder/e.md', '# E\n');
  await tell(server, [[folder.uriOf('new.folder'), CREATED]]);
  assert.deepEqual(await titlesOf(server, folder.uri), ['A again', 'D', 'new.folder', 'E']);
  await folder.write('.gitignore', 'd.md\n');
  await tell(server, [[folder.uriOf('.gitignore'), CREATED]]);
  assert.deepEqual(await titlesOf(server, folder.uri), ['A again', 'new.folder', 'E']);
});

test('the text of an open note wins over the disk until it is closed', async () => {
  const folder = await makeFolder({ 'a.md': '# On disk\n' });
  const server = await startScanned({ folders: [folder.uri] });
  await server.open(folder.uriOf('a.md'), 'markdown', '# Open\n');
  assert.deepEqual(await titlesOf(server, folder.uri), ['Open']);
  await server.until(() => server.indexChanges.some(({ uris }) => uris.includes(folder.uriOf('a.md'))));
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: folder.uriOf('a.md') } });
  assert.deepEqual(await titlesOf(server, folder.uri), ['On disk']);
});

test('two folders are two books, also one that is added later', async () => {
  const [one, two] = [await makeFolder({ 'a.md': '# A\n' }), await makeFolder({ 'b.md': '# B\n' })];
  const server = await startScanned({ folders: [one.uri] });
  server.workspaceFolders.push({ uri: two.uri, name: 'two' });
  const before = server.indexChanges.length;
  await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: two.uri, name: 'two' }], removed: [] } });
  await server.until(() => server.indexChanges.length > before);
  assert.deepEqual([await titlesOf(server, one.uri), await titlesOf(server, two.uri)], [['A'], ['B']]);
});

test('a folder outside the workspace is a book too', async () => {
  const [inside, outside] = [await makeFolder({}), await makeFolder({ 'x/a.md': '# A\n' })];
  const server = await startScanned({ folders: [inside.uri] });
  assert.deepEqual(await titlesOf(server, `${outside.uri}/x`), ['A']);
});

test('settings leave notes out: index.exclude, files.exclude and search.exclude', async () => {
  const folder = await makeFolder({ 'a.md': '', 'b.md': '', 'c/d.md': '', 'e.md': '' });
  const server = await startScanned({
    folders: [folder.uri],
    settings: { throughline: { index: { exclude: ['a.md'] } }, 'files.exclude': { '**/b.md': true, '**/e.md': false }, 'search.exclude': { c: true } },
  });
  assert.deepEqual(await titlesOf(server, folder.uri), ['e']);
});

test('links in a loop, a link to nowhere and a file too large to read do no harm', async () => {
  const folder = await makeFolder({ 'a.md': '# A\n', 'large.md': '# Large\n'.padEnd(20_000_001) });
  await symlink('.', join(folder.path, 'loop'));
  await symlink('nowhere.md', join(folder.path, 'lost.md'));
  const server = await startScanned({ folders: [folder.uri] });
  assert.deepEqual(await titlesOf(server, folder.uri), ['A', 'large']);
  await server.until(() => server.log.some((line) => line.includes('large.md: larger than 20 MB')));
  assert.deepEqual(server.shown, []);
});

test('a folder that cannot be read is one message, however often it is met', async () => {
  const folder = await makeFolder({ 'a.md': '# A\n' });
  const gone = `${folder.uri}/gone`;
  const server = await startScanned({ folders: [folder.uri, gone] });
  assert.deepEqual(await titlesOf(server, folder.uri), ['A']);
  await folder.write('b.md', '# B\n');
  await tell(server, [[folder.uriOf('b.md'), CREATED]]);
  assert.equal(server.shown.length, 1);
  assert.match(server.shown[0]!, /gone: no such file or folder/);
});

test('a note deleted unnoticed leaves the book when the server hears of it, without a message', async () => {
  const folder = await makeFolder({ 'a.md': '# A\n', 'b.md': '# B\n' });
  const server = await startScanned({ folders: [folder.uri] });
  await folder.remove('b.md');
  await tell(server, [[folder.uriOf('b.md'), CHANGED]]);
  assert.deepEqual(await titlesOf(server, folder.uri), ['A']);
  assert.deepEqual(server.shown, []);
});

test('reading can be cancelled and the server goes on answering', async () => {
  const folder = await makeFolder(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.md`, `# ${index}\n`])));
  const server = await startServerProcess({ folders: [folder.uri], cancelProgress: true });
  started.push(server);
  await server.until(() => server.log.some((line) => line.includes('cancelled')));
  await server.open('untitled:a', 'markdown', '# A\n');
  const outline = await server.connection.sendRequest<{ title: string }>('throughline/outline', { uri: 'untitled:a' });
  assert.equal(outline.title, 'A');
});
