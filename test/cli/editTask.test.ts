/**
 * `throughline edit task` as users run it: existing tasks, new ones, several, from a sprint list, and what goes wrong.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editRun, scriptEditor, shownIn } from './editSession.ts';

const NOTE = '# P\n\n## One\n\n- [ ] A  id:a est:2\n\n  #!/bin/sh is text here\n- [ ] B  id:b est:3 after:a\n\n## Two\n\n- [ ] C  id:c est:1\n';

test('a task by its id', async () => {
  const { edit, read } = editRun({ 'p.md': NOTE });
  const { status, out } = await edit(['task', 'b'], scriptEditor(`write(text.replace('Est: 3', 'Est: 5').replace(/^Owner:/m, 'Owner: ana'))`));
  assert.deepEqual([status, out], [0, 'b: est 3 → 5, owner ana\n']);
  assert.equal(read('p.md'), NOTE.replace('est:3 after:a', 'est:5 after:a owner:ana'));
});

test('a new task needs a title and a place; the error stands above its field', async () => {
  const editor = scriptEditor(`write(round === 1 ? text.replace('\\n\\nId:', '\\nReview\\nId:') : text.replace(/^In:/m, 'In: ' + text.match(/(=\\w+) Two/)[1]))`);
  const { edit, read } = editRun({ 'p.md': NOTE });
  const { status, err } = await edit(['task'], editor);
  assert.deepEqual([status, err], [0, '']);
  assert.match(shownIn(editor, 2), /#! Say where the new task belongs[^\n]*\nIn:/);
  assert.equal(read('p.md'), `${NOTE}- [ ] Review\n`);
});

test('lines of a body that begin with #! are not taken for messages', async () => {
  const { edit, read } = editRun({ 'p.md': NOTE });
  const editor = scriptEditor(`write(round === 1 ? text.replace('Est: 2', 'Est: x y') : text.replace('Est: x y', 'Est: 4'))`);
  assert.equal((await edit(['task', 'a'], editor)).status, 0);
  assert.match(shownIn(editor, 2), /#! "x y" cannot be written as est[^\n]*\nEst: x y/);
  assert.equal(read('p.md'), NOTE.replace('est:2', 'est:4'));
});

test('the verb edit of a sprint list takes the task and opens its form', async () => {
  const editor = scriptEditor(`write(round === 1 ? text.replace(/^wait( +a )/m, 'edit$1').replace(/^wait( +c )/m, 'edit$1') : text.replace('Est: 1', 'Est: 2'))`);
  const { edit, read } = editRun({ 'p.md': NOTE });
  assert.equal((await edit(['sprint'], editor)).status, 0);
  assert.match(shownIn(editor, 2), /==== a ====\nA\nId: a\n[^]*==== c ====\nC\n/);
  assert.equal(read('p.md'), NOTE.replace('est:2', 'est:2 sprint:1').replace('id:c est:1', 'id:c est:2 sprint:1'));
});

test('a parked form goes on where it was', async () => {
  const { edit, read } = editRun({ 'p.md': NOTE });
  assert.equal((await edit(['task', 'c', 'p.md'], scriptEditor(`write(text.replace('Est: 1', 'Est: 8')); process.exit(1)`))).status, 1);
  assert.equal((await edit(['--resume'], 'true')).status, 0);
  assert.equal(read('p.md'), NOTE.replace('id:c est:1', 'id:c est:8'));
});

test('ids that are not there, and headings', async () => {
  const { edit } = editRun({ 'p.md': NOTE.replace('## One', '## One\n<!-- plan: id:one -->').replace('id:b', 'id:beta') });
  const { status, err } = await edit(['task', 'bet', 'one'], 'false');
  assert.equal(status, 2);
  assert.match(err, /bet: no task of the plan P has this id; did you mean beta\?/);
  assert.match(err, /one: this is a heading/);
});

test('a saved form is applied again by its first line', async () => {
  const form = `# throughline 1 task 0000  b\nB better\nId: b\nEst: 4\n`;
  const { edit, read } = editRun({ 'p.md': NOTE, 'form.txt': form });
  assert.equal((await edit(['task', '--apply', 'form.txt', 'p.md'], 'false')).status, 0);
  assert.equal(read('p.md'), NOTE.replace('B  id:b est:3', 'B better  id:b est:4'));
});
