/**
 * Replacing a file: all of it or nothing, and only when nobody else wrote to it meanwhile.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { replaceFile } from '../../server/cli/replaceFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-replace-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'a.md');

test('a file that is as it was read is replaced', async () => {
  writeFileSync(path, 'before');
  assert.deepEqual(await replaceFile(path, Buffer.from('before'), Buffer.from('after')), { ok: true });
  assert.equal(readFileSync(path, 'utf8'), 'after');
});

test('a file that changed since it was read is left as it is, and nothing is left beside it', async () => {
  writeFileSync(path, 'changed by somebody else');
  const outcome = await replaceFile(path, Buffer.from('before'), Buffer.from('after'));
  assert.ok(!outcome.ok);
  assert.match(outcome.reason, /changed since it was read/);
  assert.equal(readFileSync(path, 'utf8'), 'changed by somebody else');
  assert.deepEqual(readdirSync(folder), ['a.md']);
});

test('a file that is gone is not created again', async () => {
  rmSync(path);
  const outcome = await replaceFile(path, Buffer.from('before'), Buffer.from('after'));
  assert.ok(!outcome.ok);
  assert.deepEqual(readdirSync(folder), []);
});
