/**
 * `throughline check` as users and scripts run it: lines, summary, exit status, JSON.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkOutput } from '../../server/protocol/cliShapes.ts';
import { folderOf, throughline } from './runThroughline.ts';

test('a plan without problems', async () => {
  assert.deepEqual(await throughline(['check', 'samples/storage-service.md']), { out: 'no problems\n', err: '', status: 0 });
});

test('each problem in one line with its place, the summary last', async () => {
  const folder = folderOf({ 'a.md': '# A\n- [ ] One  id:one est:1 after:two\n- [ ] Two  id:too est:1\n- [ ] Ring  id:ring est:1 after:ring\n- [ ] Bare\n' });
  const { out, err, status } = await throughline(['check', folder]);
  assert.deepEqual([err, status], ['', 1]);
  const lines = out.trimEnd().split('\n');
  const at = join(folder, 'a.md');
  assert.ok(lines[0]!.startsWith(`${at}:2:31 error unknown-reference No task is called "two"`), lines[0]);
  assert.ok(lines.some((line) => line.startsWith(`${at}:4:`) && line.includes(' error dependency-cycle ')));
  assert.ok(lines.some((line) => line.startsWith(`${at}:5:7 hint unestimated `)));
  assert.equal(lines.at(-1), '2 errors, 1 hint');
});

test('hints alone are no failure', async () => {
  const { out, status } = await throughline(['check', folderOf({ 'a.md': '- [ ] One  id:one\n' })]);
  assert.match(out, /hint unestimated .*\n1 hint\n$/);
  assert.equal(status, 0);
});

test('structure: what is wrong with a summary and with contents markers', async () => {
  const folder = folderOf({ 'SUMMARY.md': '# Summary\n\n- [A](a.md)\n- [Gone](gone.md)\n', 'a.md': '# A\n\n<!-- toc -->\n\n## B\n' });
  const { out, status } = await throughline(['check', folder]);
  assert.equal(status, 1);
  assert.match(out, /a\.md:3:1 /);
  assert.match(out, /SUMMARY\.md:4:1 warning reading-order /);
});

test('as JSON, and unreadable input beside it', async () => {
  const folder = folderOf({ 'a.md': '- [ ] One  est:x\n' });
  const { out, err, status } = await throughline(['check', '--json', folder, join(folder, 'gone.md')]);
  assert.deepEqual(checkOutput.parse(JSON.parse(out)).problems.map(({ code, line, column }) => [code, line, column]), [['invalid-value', 1, 16]]);
  assert.match(err, /gone\.md/);
  assert.equal(status, 2);
});
