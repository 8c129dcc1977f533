/**
 * The port over requests to the editor: its questions, and what it makes of answers good and bad.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClientWorkspace } from '../../server/host/clientWorkspace.ts';
import { walkNotes } from '../../server/index/walkNotes.ts';

test('asks the editor and decodes its answer', async () => {
  const asked: unknown[] = [];
  const port = createClientWorkspace((method, params) => {
    asked.push([method, params]);
    return Promise.resolve({ base64: Buffer.from('# Ü').toString('base64') });
  });
  const reading = await port.read('vscode-vfs://github/a.md');
  assert.equal(reading.ok && new TextDecoder().decode(reading.value), '# Ü');
  assert.deepEqual(asked, [['throughline/fs/read', { uri: 'vscode-vfs://github/a.md', maxBytes: null }]]);
});

test('null, nonsense, an error and a file too large become reasons', async () => {
  const read = async (answer: () => Promise<unknown>, maxBytes?: number): Promise<string> => {
    const reading = await createClientWorkspace(answer).read('a:b', maxBytes);
    return reading.ok ? 'read' : reading.failure;
  };
  assert.equal(await read(() => Promise.resolve(null)), 'missing');
  assert.equal(await read(() => Promise.resolve({ base64: 1 })), 'unreadable');
  assert.equal(await read(() => Promise.resolve({ base64: '%%%' })), 'unreadable');
  assert.equal(await read(() => Promise.reject(new Error('gone'))), 'unreadable');
  assert.equal(await read(() => Promise.resolve({ base64: 'YWJj' }), 2), 'tooLarge');
  assert.equal(await read(() => Promise.resolve({ tooLarge: 30_000_000 }), 20_000_000), 'tooLarge');
});

test('a file too large is not sent: the editor is told the limit, the reader the reason', async () => {
  const asked: unknown[] = [];
  const port = createClientWorkspace((_, params) => {
    asked.push(params);
    return Promise.resolve({ tooLarge: 30_000_000 });
  });
  assert.deepEqual(await port.read('a:b', 20_000_000), { ok: false, failure: 'tooLarge', reason: 'larger than 20 MB' });
  assert.deepEqual(asked, [{ uri: 'a:b', maxBytes: 20_000_000 }]);
});

test('a walk does not follow links to folders, which could loop unseen', async () => {
  const entries = [{ name: 'a.md', kind: 'file', isLink: false }, { name: 'loop', kind: 'folder', isLink: true }];
  const port = createClientWorkspace((method) => Promise.resolve(method === 'throughline/fs/list' ? entries : null));
  const walk = await walkNotes(port, 'vscode-vfs://github/notes');
  assert.deepEqual(walk.notes.map(({ path }) => path), ['a.md']);
});
