/**
 * `throughline edit sprint` with real editors and with scripts that do what people do: quit, empty the text, make
 * mistakes, change the notes meanwhile. Nothing typed is ever lost and there is always a way out.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { editOutput } from '../../server/protocol/cliShapes.ts';
import { editRun, scriptEditor, shownIn } from './editSession.ts';
import { bundle } from './runThroughline.ts';

const NOTE = '# P\r\n\r\n- [ ] A  id:a est:2\r\n- [ ] B  id:b est:3 after:a\r\n- [ ] C  est:1 #tag\r\n';
const NOTES = { 'p.md': NOTE };
const TAKEN = NOTE.replace('id:a est:2', 'id:a est:2 sprint:1');
const takes = (task: string): string => scriptEditor(`write(text.replace(/wait( +${task})/, 'take$1'))`);

test('an edited line is written, and nothing else', async () => {
  const { edit, read } = editRun(NOTES);
  const { status, out, err } = await edit(['sprint'], takes('a'));
  assert.deepEqual([status, err, out], [0, '', 'a: sprint 1\n']);
  assert.equal(read('p.md'), TAKEN);
});

test('an editor that ends at once leaves the notes as they are', async () => {
  const { edit, read } = editRun(NOTES);
  const { status, out } = await edit(['sprint'], 'true');
  assert.deepEqual([status, out, read('p.md')], [0, 'nothing to do: the notes say all of this already\n', NOTE]);
});

for (const [name, editor] of [['ends with an error', 'false'], ['kills itself', scriptEditor(`process.kill(process.pid, 'SIGKILL')`)]] as const) {
  test(`an editor that ${name} writes nothing, and the session goes on with --resume`, async () => {
    const { edit, read } = editRun(NOTES);
    const { status, err } = await edit(['sprint'], editor);
    assert.equal(status, 1);
    assert.match(err, /nothing was written: .* Your text is in .*draft\.throughline-sprint; go on with: throughline edit --resume/);
    assert.equal(read('p.md'), NOTE);
    assert.equal((await edit(['--resume'], takes('a'))).status, 0);
    assert.equal(read('p.md'), TAKEN);
  });
}

test('a text that was typed is in the draft after the editor failed', async () => {
  const { edit, drafts } = editRun(NOTES);
  await edit(['sprint'], scriptEditor(`write(text + '# my thoughts\\n'); process.exit(3)`));
  assert.match(drafts()[0]!, /# my thoughts\n$/);
});

test('a deleted file, and an emptied one, give up without writing', async () => {
  for (const body of ['fs.rmSync(file)', `write('')`, `write('# only a comment\\n')`]) {
    const { edit, read, drafts } = editRun(NOTES);
    const { status, err } = await edit(['sprint'], scriptEditor(body));
    assert.equal(status, 1, body);
    assert.match(err, /nothing was written|given up/);
    assert.equal(read('p.md'), NOTE);
    assert.match(drafts()[0]!, /wait {2}a/);
  }
});

test('what was typed before the text was emptied is kept', async () => {
  const { edit, drafts } = editRun(NOTES);
  await edit(['sprint'], scriptEditor(`write(round === 1 ? text.replace(/^wait( +a )/m, 'tkae$1') : '')`));
  assert.match(drafts()[0]!, /^tkae {2}a/m);
});

test('errors are shown above their lines, all at once, and gone from the text once mended', async () => {
  const editor = scriptEditor(`if (round === 1) write(text.replace(/wait( +a )/, 'tkae$1').replace(/wait( +b)( +)3/, 'wait$1$2huge'));
else write(text.replaceAll('tkae', 'take').replaceAll('huge', '4'));`);
  const { edit, read, drafts } = editRun(NOTES);
  const { status, err } = await edit(['sprint'], editor);
  const shown = shownIn(editor, 2).split('\n');
  const place = shown.findIndex((line) => line.startsWith('tkae'));
  assert.match(shown[place - 1]!, /^#! "tkae" is nothing a sprint list can do: did you mean take\?$/);
  assert.match(shown[shown.findIndex((line) => line.includes('huge') && !line.startsWith('#!')) - 1]!, /^#! "huge" is no estimate of this plan/);
  assert.deepEqual([status, err], [0, '']);
  assert.equal(read('p.md'), TAKEN.replace('est:3', 'est:4'));
  assert.ok(!drafts()[0]!.includes('#!'));
});

test('nothing in a text is run: a line that asks for it is an error, a title that looks like a command stays a title', async () => {
  const { edit, read, folder } = editRun({ 'p.md': '# P $(touch named) `touch named`\n\n- [ ] A $(touch titled) `touch titled` | touch titled  id:a est:2\n' });
  const { status, err } = await edit(['sprint'], scriptEditor(`write('exec touch run\\n!touch run\\n' + text.replace(/wait( +a )/, 'take$1'))`));
  assert.equal(status, 1);
  assert.match(err, /"exec" is nothing a sprint list can do/);
  assert.equal((await edit(['sprint'], takes('a'))).status, 0);
  assert.match(read('p.md'), /touch titled {2}id:a est:2 sprint:1$/m);
  assert.deepEqual(readdirSync(folder), ['p.md']);
});

test('closing again without a change after an error stops, and the text is kept', async () => {
  const editor = scriptEditor(`if (round === 1) write(text.replace(/wait( +a )/, 'tkae$1'));`);
  const { edit, read, drafts } = editRun(NOTES);
  const { status, err } = await edit(['sprint'], editor);
  assert.equal(status, 1);
  assert.match(err, /"tkae" is nothing a sprint list can do[^]*nothing was written: nothing was changed since the error was shown/);
  assert.equal(read('p.md'), NOTE);
  assert.match(drafts()[0]!, /^tkae {2}a/m);
  assert.equal(shownIn(editor, 3), '');
});

test('an editor that never mends its text is not opened for ever', async () => {
  const { edit } = editRun(NOTES);
  const { status, err } = await edit(['sprint'], scriptEditor(`write(text.replace(/wait( +a )/, 'tkae$1') + '# round\\n')`));
  assert.equal(status, 1);
  assert.match(err, /still not right after 6 rounds/);
});

test('a gone line is an error, unless --missing says otherwise', async () => {
  const gone = `write(text.replace(/wait +b.*\\n/, '').replace(/wait( +a )/, 'take$1'))`;
  const strict = editRun(NOTES);
  assert.match((await strict.edit(['sprint'], scriptEditor(gone))).err, /The line of b is gone/);
  assert.equal(strict.read('p.md'), NOTE);
  const lenient = editRun(NOTES);
  assert.equal((await lenient.edit(['sprint', '--missing', 'wait'], scriptEditor(gone))).status, 0);
  assert.equal(lenient.read('p.md'), TAKEN);
});

test('--missing ask shows what is left out, and closing again says yes; a saved text cannot be asked', async () => {
  const editor = scriptEditor(`if (round === 1) write(text.replace(/wait +b.*\\n/, '').replace(/wait( +a )/, 'take$1'))`);
  const { edit, read } = editRun({ ...NOTES, 'list.txt': 'take a 2\n' });
  assert.equal((await edit(['sprint', '--apply', 'list.txt', '--missing', 'ask', 'p.md'], 'false')).status, 1);
  assert.equal(read('p.md'), NOTE);
  assert.equal((await edit(['sprint', '--missing', 'ask'], editor)).status, 0);
  assert.match(shownIn(editor, 2), /#! The line of b is gone: accepted like this, it is left out of the sprint\.\n/);
  assert.equal(read('p.md'), TAKEN);
});

test('notes changed elsewhere meanwhile: compatible changes stay, a conflict comes back with both values', async () => {
  const meanwhile = (from: string, to: string, mine: string): string => scriptEditor(`if (round === 1) { const note = fs.readFileSync('p.md', 'utf8'); fs.writeFileSync('p.md', note.replace('${from}', '${to}')); write(text.replace(${mine})); }`);
  const compatible = editRun(NOTES);
  assert.equal((await compatible.edit(['sprint'], meanwhile('# P', '# Plan', `/wait( +a )/, 'take$1'`))).status, 0);
  assert.equal(compatible.read('p.md'), TAKEN.replace('# P', '# Plan'));
  const conflict = editRun(NOTES);
  const editor = meanwhile('est:3', 'est:8', `/(wait +b +)3/, '$15'`);
  const { status, err } = await conflict.edit(['sprint'], editor);
  assert.equal(status, 1);
  assert.match(err, /est of b was "3" and is "8" now; here it is "5"/);
  assert.match(shownIn(editor, 2), /#! The notes changed meanwhile: est of b[^\n]*\nwait +b/);
  assert.equal(conflict.read('p.md'), NOTE.replace('est:3', 'est:8'));
});

test('two sessions on one note: the second to finish keeps what the first wrote', async () => {
  const { edit, read } = editRun(NOTES);
  const inner = takes('a');
  const outer = scriptEditor(`if (round === 1) { const run = require('node:child_process').spawnSync(process.execPath, [${JSON.stringify(bundle())}, 'edit', 'sprint'], { env: { ...process.env, THROUGHLINE_EDITOR: ${JSON.stringify(inner)} } });
if (run.status !== 0) throw new Error(String(run.stderr)); }
write(text.replace(/(wait +b +)3/, '$15'))`);
  const { status, out } = await edit(['sprint'], outer);
  assert.deepEqual([status, out], [0, 'b: est 3 → 5\n']);
  assert.equal(read('p.md'), TAKEN.replace('est:3', 'est:5'));
});

test('a search and replace that hits handles is told, and nothing is written', async () => {
  const { edit, read } = editRun(NOTES);
  const { status, err } = await edit(['sprint'], scriptEditor(`if (round === 1) write(text.replace(/=(\\w)(\\w)(\\w)/g, '=$2$1$3'))`));
  assert.equal(status, 1);
  assert.match(err, /is mistyped, its check sign does not fit|names nothing in this list/);
  assert.equal(read('p.md'), NOTE);
});

test('dropping a task that others wait for is asked once more', async () => {
  const editor = scriptEditor(`if (round === 1) write(text.replace(/wait( +a )/, 'drop$1'));`);
  const { edit, read } = editRun(NOTES);
  assert.equal((await edit(['sprint'], editor)).status, 0);
  assert.match(shownIn(editor, 2), /#! Dropping a leaves b with a relation to nothing/);
  assert.equal(read('p.md'), NOTE.replace('- [ ] A', '- [-] A'));
});

test('pause applies what stands above it; --resume goes on with the rest', async () => {
  const { edit, read } = editRun(NOTES);
  const first = await edit(['sprint'], scriptEditor(`write(text.replace(/wait( +a .*\\n)/, 'take$1pause\\n').replace(/wait( +=\\w+ )/, 'next$1'))`));
  assert.equal(first.status, 0);
  assert.match(first.out, /a: sprint 1\npaused: go on with/);
  assert.equal(read('p.md'), TAKEN);
  const editor = scriptEditor('');
  assert.equal((await edit(['--resume'], editor)).status, 0);
  assert.match(shownIn(editor, 1), /#done take +a/);
  assert.equal(read('p.md'), TAKEN.replace('C  est:1 #tag', 'C  est:1 sprint:2 #tag'));
});

test('a note that may not be written stops all of it', { skip: process.getuid?.() === 0 ? 'root may write everything' : false }, async () => {
  const { edit, read, folder } = editRun(NOTES);
  chmodSync(join(folder, 'p.md'), 0o444);
  const { status, err } = await edit(['sprint'], takes('a'));
  assert.equal(status, 1);
  assert.match(err, /may not be written/);
  assert.equal(read('p.md'), NOTE);
});

test('the last session can be taken back, unless somebody changed its notes since', async () => {
  const { edit, read } = editRun(NOTES);
  await edit(['sprint'], takes('a'));
  assert.equal((await edit(['--undo'], 'false')).status, 0);
  assert.equal(read('p.md'), NOTE);
  assert.match((await edit(['--undo'], 'false')).err, /no session has written anything/);
  await edit(['sprint'], takes('a'));
  await edit(['sprint'], scriptEditor(`fs.appendFileSync('p.md', 'more'); write('')`));
  assert.match((await edit(['--undo'], 'false')).err, /not taken back: it changed since it was read/);
});

test('a saved text is checked and applied without an editor', async () => {
  const list = '# throughline 1 sprint 0000  sprint 3 of P\ntake a 2\nwait b 5\nwait =001 1 C\n';
  const { edit, read } = editRun({ ...NOTES, 'list.txt': list, 'good.txt': 'take a 2\ntake b 5\n' });
  const wrong = await edit(['sprint', '--check', 'list.txt', 'p.md', '--json'], 'false');
  const report = editOutput.parse(JSON.parse(wrong.out));
  assert.equal(wrong.status, 1);
  assert.deepEqual(report.problems.map(({ code, line, column }) => [code, line, column]), [['mistyped-handle', 4, 6], ['missing-line', 4, 14]]);
  const good = await edit(['sprint', '--check', 'good.txt', '--missing', 'wait', '--sprint', '3', 'p.md'], 'false');
  assert.deepEqual([good.status, good.out], [0, 'a: sprint 3\nb: sprint 3, est 3 → 5\n']);
  assert.equal(read('p.md'), NOTE);
  assert.equal((await edit(['sprint', '--apply', 'good.txt', '--missing', 'wait', '--sprint', '3', 'p.md'], 'false')).status, 0);
  assert.equal(read('p.md'), NOTE.replace('est:2', 'est:2 sprint:3').replace('est:3 after:a', 'est:5 after:a sprint:3'));
});

test('wrong usage says what is possible', async () => {
  const { edit } = editRun({ 'a.md': '- [ ] A est:1', 'b.md': '- [ ] B est:1', 'c/d.md': 'no plan' });
  const check = async (given: readonly string[], expected: RegExp): Promise<void> => {
    const { status, err } = await edit(given, 'false');
    assert.equal(status, 2, given.join(' '));
    assert.match(err, expected);
  };
  await check([], /say what to edit/);
  await check(['sprnt'], /did you mean sprint\?/);
  await check(['sprint'], /there are 2 plans in these notes, say which one: --plan "a" \(a\.md\), --plan "b" \(b\.md\)/);
  await check(['sprint', 'c'], /there is no plan in these notes/);
  await check(['sprint', '--check', 'gone.txt', 'a.md'], /gone\.txt: no such file/);
  await check(['--resume'], /no text is waiting/);
});

function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version']).error === undefined;
}

test('with ed', { skip: hasProgram('ed') ? false : 'ed is not installed' }, async () => {
  const { edit, read } = editRun(NOTES);
  const { status } = await edit(['sprint'], 'ed -s', { input: '/wait  a/s/wait/take/\nw\nq\n' });
  assert.deepEqual([status, read('p.md')], [0, TAKEN]);
});

test('with vim', { skip: hasProgram('vim') ? false : 'vim is not installed' }, async () => {
  const { edit, read } = editRun(NOTES);
  const { status } = await edit(['sprint'], `vim -es -u NONE -c '%s/^wait  a /take  a /' -c wq`);
  assert.deepEqual([status, read('p.md')], [0, TAKEN]);
  assert.equal((await edit(['sprint'], `vim -es -u NONE -c '%s/^wait  b /take  b /' -c w -c cq`)).status, 1);
  assert.equal(read('p.md'), TAKEN);
});
