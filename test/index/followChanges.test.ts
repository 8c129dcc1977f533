/**
 * What a file watcher saw reaches the index without needless walks of the folders.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeWorkspace } from '../../server/host/nodeWorkspace.ts';
import { followChanges } from '../../server/index/followChanges.ts';
import type { FileChange } from '../../server/index/followChanges.ts';
import { createNoteIndex } from '../../server/index/noteIndex.ts';

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
