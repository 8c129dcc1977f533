/**
 * `throughline ready` and `throughline sprint` as users run them, and what `sprint --write` does to files.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readyOutput, sprintOutput } from '../../server/protocol/cliShapes.ts';
import { folderOf, throughline } from './runThroughline.ts';

const SAMPLE = 'samples/storage-service.md';

test('ready: the frontier of the reference plan, most urgent first, and what the others wait for', async () => {
  const { out, status } = await throughline(['ready', '--json', SAMPLE]);
  const [plan] = readyOutput.parse(JSON.parse(out)).plans;
  assert.deepEqual([status, plan!.ready.map(({ id, state }) => [id, state])], [0, [['review', 'ready'], ['proto', 'ready-with-partner'], ['stubs', 'ready-with-partner']]]);
  assert.deepEqual(plan!.blocked.slice(0, 2), [{ task: 'model', by: ['review'] }, { task: 'etl', by: ['model'] }]);
  assert.equal(plan!.blocked.length, 28);
});

test('ready as text, and why a task waits', async () => {
  const { out } = await throughline(['ready', SAMPLE]);
  assert.match(out, /3 of 31 tasks can start/);
  assert.match(out, /▷ proto +Define service protocol buffers {2}\(5 pts, critical, with review\)/);
  const folder = folderOf({ 'a.md': '- [ ] A  id:a est:1\n- [ ] B  id:b est:1 after:a\n- [ ] C  id:c est:1 after:b,gone\n' });
  assert.equal((await throughline(['ready', '--why', 'c', folder])).out,
    'c: relation leads nowhere\n  c waits for b (blocked)\n  c waits for gone (not in this plan)\n    b waits for a (ready)\n');
  const { err, status } = await throughline(['ready', '--why', 'revew', SAMPLE]);
  assert.equal(status, 2);
  assert.match(err, /did you mean review\?/);
});

const NOTE = '# P\r\n- [ ] A  id:a est:2 📅 2030-01-01\r\n- [ ] B  id:b est:2 after:a\r\n- [ ] C  est:9\r\n';

test('sprint: look-ahead, strict, forecast', async () => {
  const folder = folderOf({ 'a.md': NOTE.replace('est:9', 'id:c est:3') });
  const fill = async (...options: readonly string[]): Promise<readonly unknown[]> => {
    const { out, status } = await throughline(['sprint', '--json', '--capacity', '4', ...options, folder]);
    assert.equal(status, 0);
    return sprintOutput.parse(JSON.parse(out)).sprints.map(({ sprint, points, tasks }) => [sprint, points, tasks]);
  };
  assert.deepEqual(await fill(), [[1, 4, ['a', 'b']]]);
  assert.deepEqual(await fill('--strict'), [[1, 2, ['a']]]);
  assert.deepEqual(await fill('--forecast'), [[1, 4, ['a', 'b']], [2, 3, ['c']]]);
  assert.deepEqual(await fill('--sprint', '7'), [[7, 4, ['a', 'b']]]);
});

test('sprint without a capacity says where to set it', async () => {
  const { out, err, status } = await throughline(['sprint', folderOf({ 'a.md': NOTE })]);
  assert.deepEqual([out, status], ['', 2]);
  assert.match(err, /--capacity N, or write "plan: \{capacity: 20\}" in front matter/);
});

test('sprint --write adds one token to each task taken and nothing else, in both dialects', async () => {
  const folder = folderOf({ 'a.md': NOTE.replace('est:9', 'est:30'), 'b.adoc': '= B\n:plan-capacity: 5\n\n* [ ] One  est:2\n* [ ] Two  est:3 sprint:1\n' });
  const { err, status } = await throughline(['sprint', '--write', '--strict', '--capacity', '5', '--plan', 'B', folder]);
  assert.deepEqual([err, status], ['', 0]);
  assert.equal(readFileSync(join(folder, 'b.adoc'), 'utf8'), '= B\n:plan-capacity: 5\n\n* [ ] One  est:2 sprint:1\n* [ ] Two  est:3 sprint:1\n');
  assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), NOTE.replace('est:9', 'est:30'));
  await throughline(['sprint', '--write', '--capacity', '40', '--sprint', '3', '--plan', 'P', folder]);
  assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'),
    '# P\r\n- [ ] A  id:a est:2 sprint:3 📅 2030-01-01\r\n- [ ] B  id:b est:2 after:a sprint:3\r\n- [ ] C  est:30 sprint:3\r\n');
});

test('sprint --write leaves a file alone that somebody changed meanwhile', async () => {
  const folder = folderOf({ 'a.md': NOTE });
  const file = join(folder, 'a.md');
  const preload = join(folder, 'change.cjs');
  writeFileSync(preload, `const files = require('node:fs/promises'); const { writeFile } = files;
files.writeFile = async (...given) => { require('node:fs').writeFileSync(${JSON.stringify(file)}, 'new'); return writeFile(...given); };`);
  const { err, status } = await throughline(['sprint', '--write', '--capacity', '40', file], { preload });
  assert.equal(status, 2);
  assert.match(err, /not written: it changed since it was read/);
  assert.equal(readFileSync(file, 'utf8'), 'new');
});
