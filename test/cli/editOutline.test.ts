/**
 * `throughline edit outline` as users run it: one note, the notes of a folder in the order of its book, and mistakes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editRun, scriptEditor, shownIn } from './editSession.ts';

const GUIDE = '# Guide\n\n[use](#usage)\n\n## Install\n\ntext\n\n## Usage\n\nmore\n';

test('a section moves and gets another title, links follow', async () => {
  const { edit, read } = editRun({ 'g.md': GUIDE });
  const editor = scriptEditor(`const lines = text.split('\\n'); const [usage] = lines.splice(lines.findIndex((line) => line.endsWith('Usage')), 1);
lines.splice(2, 0, usage.replace('Usage', 'First steps')); write(lines.join('\\n'))`);
  const { status, out } = await edit(['outline', 'g.md'], editor);
  assert.deepEqual([status, out], [0, 'Usage: called First steps, moved, behind Guide\n']);
  assert.equal(read('g.md'), '# Guide\n\n[use](#first-steps)\n\n## First steps\n\nmore\n\n## Install\n\ntext\n');
  assert.equal((await edit(['--undo'], 'false')).status, 0);
  assert.equal(read('g.md'), GUIDE);
});

test('the notes of a folder stand in the order of its book, and links in all of them follow', async () => {
  const { edit, read } = editRun({ 'README.md': '# Home\n\n[u](z.md#usage)\n', '2.md': '# Two\n', 'z.md': '# Z\n\n## Usage\n', '10.md': '# Ten\n' });
  const editor = scriptEditor(`const lines = text.split('\\n'); const [usage] = lines.splice(lines.findIndex((line) => line.endsWith('Usage')), 1);
lines.splice(lines.indexOf('@ 10.md'), 0, usage); write(lines.join('\\n'))`);
  assert.equal((await edit(['outline'], editor)).status, 0);
  assert.deepEqual(shownIn(editor, 1).split(/^-{24}/m)[0]!.split('\n').filter((line) => line.startsWith('@')), ['@ README.md', '@ 2.md', '@ 10.md', '@ z.md']);
  assert.deepEqual([read('README.md'), read('2.md'), read('z.md')], ['# Home\n\n[u](2.md#usage)\n', '# Two\n\n## Usage\n', '# Z\n']);
});

test('a gone line stands above the line that followed, with what is at stake', async () => {
  const editor = scriptEditor(`write(round === 1 ? text.replace(/.*Install\\n/, '') : text.replace(/#! .*"(\\S+ Install)".*/, '- $1'))`);
  const { edit, read } = editRun({ 'g.md': GUIDE });
  assert.equal((await edit(['outline', 'g.md'], editor)).status, 0);
  assert.match(shownIn(editor, 2), /#! The line of "Install" is gone, with 2 words of text: put it back, "\S+ Install", with - in front to delete it, or with ~ to keep only the text\.\n {2}\S+ Usage/);
  assert.equal(read('g.md'), '# Guide\n\n[use](#usage)\n\n## Usage\n\nmore\n');
});

test('depth and anchors, and options of other sessions', async () => {
  const { edit, read } = editRun({ 'g.md': GUIDE });
  const editor = scriptEditor(`write(text.replace('Usage', 'Use'))`);
  assert.equal((await edit(['outline', '--depth', '1', '--anchors', 'keep', 'g.md'], editor)).status, 0);
  assert.equal(read('g.md'), GUIDE.replace('## Usage', '<a id="usage"></a>\n\n## Use'));
  const { status, err } = await edit(['outline', '--capacity', '3', 'g.md'], editor);
  assert.equal(status, 2);
  assert.match(err, /--capacity has no meaning for outline/);
});

test('notes without headings', async () => {
  const { edit } = editRun({ 'a.md': 'text' });
  const { status, err } = await edit(['outline', 'a.md'], 'false');
  assert.deepEqual([status, err], [2, 'throughline: edit: there are no headings in these notes\n']);
});
