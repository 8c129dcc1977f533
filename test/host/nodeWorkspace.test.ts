/**
 * The port over this machine's files: what it says of links, pipes, large and missing files.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createNodeWorkspace } from '../../server/host/nodeWorkspace.ts';

const port = createNodeWorkspace();
let root = '';
before(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'port-')));
  await mkdir(join(root, 'folder'));
  await writeFile(join(root, 'a.md'), 'ten bytes.');
  await writeFile(join(root, 'empty.md'), '');
  await symlink('a.md', join(root, 'toFile.md'));
  await symlink('folder', join(root, 'toFolder'));
  await symlink('nowhere', join(root, 'toNothing'));
  await symlink('toSelf', join(root, 'toSelf'));
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
});
after(() => rm(root, { recursive: true, force: true }));

const uriOf = (name: string): string => pathToFileURL(join(root, name)).href;

async function readText(name: string, maxBytes?: number): Promise<string> {
  const reading = await port.read(uriOf(name), maxBytes);
  return reading.ok ? new TextDecoder().decode(reading.value) : `${reading.failure}: ${reading.reason}`;
}

test('lists entries by what they are, links by what they lead to', async () => {
  const listing = await port.list(pathToFileURL(root).href);
  assert.ok(listing.ok);
  const entries = listing.value.map(({ name, kind, isLink }) => `${name} ${kind}${isLink ? ' link' : ''}`).sort();
  assert.deepEqual(entries, ['a.md file', 'empty.md file', 'folder folder', 'pipe.md other', 'toFile.md file link',
    'toFolder folder link', 'toNothing other link', 'toSelf other link']);
});

test('reads bytes up to the limit', async () => {
  assert.equal(await readText('a.md'), 'ten bytes.');
  assert.equal(await readText('a.md', 10), 'ten bytes.');
  assert.equal(await readText('a.md', 9), 'tooLarge: larger than 0.000009 MB');
  assert.equal(await readText('empty.md'), '');
});

test('says in words what cannot be read, and never waits for a pipe', async () => {
  assert.equal(await readText('gone.md'), 'missing: no such file or folder');
  assert.equal(await readText('folder'), 'unreadable: a folder, not a file');
  assert.equal(await readText('pipe.md'), 'unreadable: not an ordinary file');
  assert.equal(await readText('toSelf'), 'unreadable: a symbolic link that leads back to itself');
  assert.equal(await readText('a.md/b'), 'unreadable: not a folder');
  assert.deepEqual(await port.list(uriOf('a.md')), { ok: false, failure: 'unreadable', reason: 'not a folder' });
  assert.deepEqual(await port.read('vscode-vfs://github/a.md'), { ok: false, failure: 'unreadable', reason: "not on this machine's disk (vscode-vfs)" });
});

test('tells the real place behind a link', async () => {
  assert.deepEqual(await port.realPath!(uriOf('toFolder')), { ok: true, value: uriOf('folder') });
});
