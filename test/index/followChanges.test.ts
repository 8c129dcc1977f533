/**
 * What a file watcher saw reaches the index without needless walks of the folders.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeWorkspace } from '../../server/host/nodeWorkspace.ts';
import { followChanges } from '../../server/index/followChanges.ts';
import type { FileChange } from '../../server/index/followChanges.ts';
import { createNoteIndex } from '../../server/index/noteIndex.ts';
import { makeFolder } from '../lsp/temporaryFolder.ts';

async function scansFor(changes: readonly FileChange[]): Promise<number> {
  const port = createNodeWorkspace();
  let scans = 0;
  await followChanges(createNoteIndex(port, () => undefined), port, changes, () => {
    scans++;
    return Promise.resolve([]);
  });
  return scans;
}

function created(folder: string, count: number): FileChange[] {
  return Array.from({ length: count }, (_, at) => ({ uri: `file:///work${folder}/file-${at}.md`, kind: 'created' }));
}

test('what is installed or committed walks no folder', async () => {
  assert.equal(await scansFor([...created('/node_modules/some/package', 200), ...created('/.git/objects', 200)]), 0);
});

test('a new note walks the folders once, however many come at a time', async () => {
  assert.equal(await scansFor(created('/notes', 200)), 1);
});

test('a definition of a book that changed concerns any note, and walks no folder', async () => {
  const port = createNodeWorkspace();
  let scans = 0;
  const { uris } = await followChanges(createNoteIndex(port, () => undefined), port, [{ uri: 'file:///work/mkdocs.yml', kind: 'changed' }], () => {
    scans++;
    return Promise.resolve([]);
  });
  assert.deepEqual([uris, scans], [undefined, 0]);
});

test('a file that was changed a hundred times is read once, one that came and went not at all', async () => {
  const disk = createNodeWorkspace();
  const read: string[] = [];
  const port: typeof disk = { ...disk, read: (uri, maxBytes) => (read.push(uri), disk.read(uri, maxBytes)) };
  const folder = await makeFolder({ 'a.md': '# A\n' });
  const index = createNoteIndex(port, () => undefined);
  await index.scan([folder.uri]);
  read.length = 0;
  const a = folder.uriOf('a.md');
  const b = folder.uriOf('b.md');
  await followChanges(index, port, [
    ...Array.from({ length: 100 }, (): FileChange => ({ uri: a, kind: 'changed' })), { uri: b, kind: 'created' }, { uri: b, kind: 'deleted' },
  ], () => Promise.reject(new Error('nothing new to scan for')));
  assert.deepEqual(read, [a]);
});
