/**
 * Repairs that are offered: each kind once, with the note it leads to; and the law that a repair takes its problem away
 * and makes no new one, on random notes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../server/core/model/documentModel.ts';
import { applyEdits } from '../../server/core/text/textEdit.ts';
import { findRoundings, findTriedFixes } from '../../server/features/planFixes.ts';
import { pick, randomFrom, randomNote } from '../core/plan/randomNotes.ts';
import { analyseNotes } from './planWorkspace.ts';

/** The repairs of the first problem with `code` in the first of `notes`: each title with the text it leads to. */
function fixesOf(code: string, text: string, others: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const { analysis, uri, model } = analyseNotes({ 'a.md': text, ...others });
  const home = analysis.find(uri('a.md'))!;
  const problem = home.analysed.problems().find((candidate) => candidate.code === code && candidate.note === home.note);
  assert.ok(problem, home.analysed.problems().map((candidate) => candidate.code).join());
  return Object.fromEntries(findTriedFixes(analysis, uri('a.md'), model('a.md'), problem).map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

const A = '- [ ] A  id:a est:1\n';

test('a ring: only what frees it', () => {
  const ring = '- [ ] A  id:a est:1 after:c\n- [ ] B  id:b est:1 after:a\n- [ ] C  id:c est:1 after:b\n';
  assert.deepEqual(fixesOf('dependency-cycle', ring), {
    'Remove after:c': ring.replace(' after:c', ''), 'Remove after:a on "B"': ring.replace(' after:a', ''), 'Remove after:b on "C"': ring.replace(' after:b', ''),
  });
});

test('a ring over two notes: what stands in the note of the problem, and nothing of the other', () => {
  const settings = '---\nplan: {name: x}\n---\n';
  const here = `${settings}- [ ] A  id:a est:1 after:b\n`;
  assert.deepEqual(fixesOf('dependency-cycle', here, { 'b.md': `${settings}- [ ] B  id:b est:1 after:a\n` }), { 'Remove after:b': here.replace(' after:b', '') });
  const there = `${settings}- [ ] A  id:a est:1\n`;
  assert.deepEqual(fixesOf('dependency-cycle', there, { 'b.md': `${settings}- [ ] B  id:b est:1 after:a before:a\n` }), {}, 'both ends of it are written in the other note');
});

test('a name before one of another note is not turned round, which would change both', () => {
  const settings = '---\nplan: {name: x}\n---\n';
  assert.deepEqual(fixesOf('import-alias', `${settings}- [ ] A  id:a est:1 before:b\n`, { 'b.md': `${settings}- [ ] B  id:b est:1\n` }), {});
});

test('two tasks in a ring may overlap instead', () => {
  const ring = '- [ ] A  id:a est:2 after:b\n- [ ] B  id:b est:2 overlap:a\n';
  assert.equal(fixesOf('dependency-cycle', ring)['Loosen to overlap:b'], ring.replace('after:b', 'overlap:b'));
});

test('a dead dependency is linked to the nearest that is alive', () => {
  const dead = `${A}- [-] B  id:b after:a\n- [-] C  id:c after:b\n- [ ] D  est:1 after:c\n`;
  assert.deepEqual(fixesOf('dead-dependency', dead), { 'Wait for a instead': dead.replace('after:c', 'after:a'), 'Remove after:c': dead.replace(' after:c', '') });
});

test('a spelling that would close a ring is not offered', () => {
  const text = '- [ ] Alpha  id:alpha est:1 after:betta\n- [ ] Beta  id:beta est:1 after:alpha\n';
  assert.deepEqual(Object.keys(fixesOf('unknown-reference', text)), ['Remove after:betta']);
});

test('a name in another note', () => {
  const text = '- [ ] B  est:1 after:storage/shcema\n';
  assert.deepEqual(fixesOf('unknown-reference', text, { 'storage.md': '- [ ] S  id:schema est:1\n' }), {
    'Change to "storage/schema"': text.replace('shcema', 'schema'), 'Remove after:storage/shcema': '- [ ] B  est:1\n',
  });
});

test('values that nearly are estimates are rounded to the scale of the plan', () => {
  assert.deepEqual(fixesOf('invalid-value', '- [ ] A  id:a est:2.6h\n'), { 'Round to est:3': '- [ ] A  id:a est:3\n', 'Round to est:2': '- [ ] A  id:a est:2\n' });
  assert.deepEqual(Object.keys(fixesOf('invalid-value', '---\nplan: {sizes: {S: 4, L: 9}}\n---\n- [ ] A  id:a est:~6\n')), ['Round to est:4', 'Round to est:9']);
  assert.deepEqual(Object.keys(fixesOf('invalid-value', '- [ ] A  id:a est:XXL\n')), ['Change to est:XL']);
  assert.deepEqual(fixesOf('invalid-value', '- [ ] A  id:a est:1 at:x\n'), { 'Remove at:x': '- [ ] A  id:a est:1\n' });
});

test('a missing estimate takes a value of the scale', () => {
  assert.deepEqual(Object.keys(fixesOf('unestimated', '- [ ] A  id:a\n')), ['Add est:1', 'Add est:2', 'Add est:3', 'Add est:5', 'Add est:8']);
  assert.deepEqual(Object.keys(fixesOf('unestimated', '---\nplan: {sizes: {S: 4, L: 9}}\n---\n- [ ] A\n')), ['Add est:4', 'Add est:9']);
});

test('an estimate amid the title goes to the end, where it is read', () => {
  assert.deepEqual(fixesOf('unestimated', '- [ ] Paint est:2 the walls  id:paint\n')['Move est:2 to the end'], '- [ ] Paint the walls  id:paint est:2\n');
  assert.deepEqual(fixesOf('unestimated', '- [ ] est:M paint it\n- [ ] B  est:1\n')['Move est:M to the end'], '- [ ] paint it  est:M\n- [ ] B  est:1\n');
  for (const title of ['Pay in est:1,5 euros (est:2) today', 'C\'est: bon']) assert.deepEqual(Object.keys(fixesOf('unestimated', `- [ ] ${title}\n- [ ] B  est:1\n`))[0], 'Add est:1');
});

test('a ticked major is opened again; a setting is spelt right', () => {
  const major = '- [x] A\n  - [ ] B  est:1\n';
  assert.deepEqual(fixesOf('done-over-open', major), { 'Open "A" again': major.replace('[x]', '[ ]') });
  const setting = '---\nplan:\n  capcity: 20\n---\n- [ ] A  est:1\n';
  assert.deepEqual(fixesOf('unknown-setting', setting), { 'Change to "capacity"': setting.replace('capcity', 'capacity') });
});

test('a sprint that holds too much', () => {
  const text = '---\nplan: {capacity: 5}\n---\n# P\n- [ ] A  est:3 sprint:1\n- [ ] B  est:3 sprint:1\n- [x] C  est:5 sprint:1\n';
  assert.deepEqual(fixesOf('over-capacity', text), {
    'Move to sprint:2': text.replace('B  est:3 sprint:1', 'B  est:3 sprint:2'), 'Remove sprint:1': text.replace('B  est:3 sprint:1', 'B  est:3'),
  });
  assert.deepEqual(Object.keys(fixesOf('over-capacity', `${text}- [ ] D  est:4 sprint:2\n`)), ['Remove sprint:1'], 'the next sprint is full');
});

function roundingsOf(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { analysis, uri, model } = analyseNotes({ 'a.md': text });
  return findRoundings(analysis, uri('a.md'), model('a.md'), { start: offset, end: offset }).map(({ edits }) => applyEdits(text, edits).trim());
}

test('an estimate off the scale can be rounded though nothing is wrong', () => {
  assert.deepEqual(roundingsOf('- [ ] A  est:|4\n'), ['- [ ] A  est:5', '- [ ] A  est:3']);
  assert.deepEqual(roundingsOf('- [ ] A  est:|9-15\n'), ['- [ ] A  est:8']);
  assert.deepEqual([roundingsOf('- [ ] A  est:|5\n'), roundingsOf('- [ ] A  est:|M\n'), roundingsOf('- [ ] A  est:|0\n'), roundingsOf('- [ ] |A  est:4\n')], [[], [], [], []]);
});

/** Counts by code of the one plan of a note. */
function countCodes(text: string, path: string): ReadonlyMap<string, number> {
  const { analysis, uri } = analyseNotes({ [path]: text });
  const counts = new Map<string, number>();
  for (const { code } of analysis.find(uri(path))?.analysed.problems() ?? []) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

test('on random notes no repair adds a problem, and nearly all mend one: not several rings in one knot, or what is written twice', () => {
  let [offered, mended] = [0, 0];
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const dialect: Dialect = pick(random, ['markdown', 'asciidoc'] as const);
    const path = dialect === 'markdown' ? 'a.md' : 'a.adoc';
    const text = randomNote(random, dialect);
    const { analysis, uri, model } = analyseNotes({ [path]: text });
    const before = countCodes(text, path);
    for (const problem of analysis.find(uri(path))?.analysed.problems() ?? []) {
      for (const { title, edits } of findTriedFixes(analysis, uri(path), model(path), problem)) {
        const after = countCodes(applyEdits(text, edits), path);
        for (const [code, count] of after) assert.ok(count <= (before.get(code) ?? 0), `${title} adds ${code}:\n${text}`);
        offered++;
        if ((after.get(problem.code) ?? 0) < before.get(problem.code)!) mended++;
      }
    }
  }
  assert.ok(offered > 500 && mended > 0.95 * offered, `${mended} of ${offered}`);
});
