/**
 * Which of two ports serves which URI.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSchemeWorkspace } from '../../server/host/schemeWorkspace.ts';
import { walkNotes } from '../../server/index/walkNotes.ts';
import type { WorkspacePort } from '../../server/index/workspacePort.ts';

function createPort(name: string): WorkspacePort {
  return {
    list: () => Promise.resolve({ ok: true, value: [{ name, kind: 'file', isLink: false }] }),
    read: () => Promise.resolve({ ok: false, failure: 'missing', reason: 'no such file or folder' }),
  };
}

test('the disk serves files, the editor everything else', async () => {
  const port = createSchemeWorkspace(createPort('disk.md'), createPort('editor.md'));
  const find = async (folder: string): Promise<string[]> => (await walkNotes(port, folder)).notes.map(({ path }) => path);
  assert.deepEqual(await find('file:///notes'), ['disk.md']);
  assert.deepEqual(await find('vscode-vfs://github/notes'), ['editor.md']);
});
