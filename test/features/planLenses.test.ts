/**
 * The numbers above majors and titles, and what stands behind each task.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lineAt } from '../../server/core/text/lineIndex.ts';
import { findColumnHints } from '../../server/features/planInlayHints.ts';
import type { HintDetail } from '../../server/features/planInlayHints.ts';
import { findPlanLenses } from '../../server/features/planLenses.ts';
import { analyseNotes } from './planWorkspace.ts';

/** `line: text` of each lens of a note, lines from 1. */
function lensesOf(path: string, notes: Readonly<Record<string, string>>): readonly string[] {
  const { analysis, uri, model } = analyseNotes(notes);
  const { lines } = model(path);
  return findPlanLenses(analysis, uri(path)).map(({ offset, text }) => `${lineAt(lines, offset) + 1}: ${text}`);
}

function hintsOf(text: string, detail: HintDetail): readonly string[] {
  const { analysis, uri } = analyseNotes({ 'a.md': text });
  return findColumnHints(analysis, uri('a.md'), 0, 99, { detail, withMajors: true }).map(({ offset, label }) => `${text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).split(' ').at(-1)!} ${label}`);
}

test('the reference plan: its sums, windows and the frontier', () => {
  const text = readFileSync('test/data/plan/storage-service.md', 'utf8');
  const line = (words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;
  // 86 points in 22 columns; the windows and points of the three majors, and its three ready tasks, are those of the figure.
  assert.deepEqual(lensesOf('a.md', { 'a.md': text }), [
    `${line('# Storage')}: 86 points · 22 columns · 3 ready`,
    `${line('## Design')}: 15 points · columns 1–7 · 3 ready`,
    `${line('## Database')}: 27 points · columns 8–20 · none ready`,
    `${line('## gRPC')}: 44 points · columns 8–22 · none ready`,
  ]);
});

test('points done, finished majors, nested majors, and majors without work', () => {
  assert.deepEqual(lensesOf('a.md', { 'a.md': '# P\n## A\n- [x] a  est:2\n## B\n- [x] b  est:1\n- [ ] c\n  - [ ] d  est:3\n  - [-] e  est:9\n## C\n- [-] f  est:1\n' }), [
    '1: 6 points, 3 done · 3 columns · 1 ready', '2: 2 points, all done', '4: 4 points, 1 done · columns 1–3 · 1 ready', '6: 3 points · columns 1–3 · 1 ready',
  ]);
});

test('sprints that are not done, with their capacity', () => {
  const text = '---\nplan: {capacity: 5}\n---\n# P\n- [x] a  est:2 sprint:1\n- [x] b  est:2 sprint:2\n- [ ] c  est:1 sprint:2\n- [ ] d  est:4 sprint:3\n- [-] e  est:4 sprint:3\n';
  assert.deepEqual(lensesOf('a.md', { 'a.md': text }), ['4: 9 points, 4 done · 4 columns · 2 ready', '4: Sprint 2: 3 of 5 points, 2 done', '4: Sprint 3: 4 of 5 points']);
});

test('a plan of several notes is told of in each, by its name', () => {
  const notes = { 'a.md': '---\nplan: {name: both}\n---\n# A\n- [ ] a  est:2 sprint:1\n', 'b.adoc': '= B\n:plan-name: both\n\n* [ ] b  est:1\n' };
  assert.deepEqual(lensesOf('b.adoc', notes), ['1: both: 3 points · 2 columns · 2 ready', '1: Sprint 1: 2 points', '1: 1 point · column 1 · 1 ready']);
});

test('notes without a plan have neither', () => {
  assert.deepEqual(lensesOf('a.md', { 'a.md': '# Shopping\n- [ ] milk\n' }), []);
  assert.deepEqual(hintsOf('# Shopping\n- [ ] milk\n', 'columnsAndFloat'), []);
});

test('float is shown where it is little and the task is still to do', () => {
  const text = '- [ ] A  id:a est:4\n- [ ] B  est:3\n- [ ] C  est:2\n- [ ] D  est:1\n- [x] E  est:4\n- [-] F  est:4\n- [ ] G  id:g est:0 after:a\n';
  assert.deepEqual(hintsOf(text, 'columnsAndFloat'), ['est:4 1–4 · no float', 'est:3 1–3 · float 1', 'est:2 1–2 · float 2', 'est:1 1', 'est:4 1–4', 'after:a 5 · no float']);
  assert.deepEqual(hintsOf(text, 'columns'), ['est:4 1–4', 'est:3 1–3', 'est:2 1–2', 'est:1 1', 'est:4 1–4', 'after:a 5']);
  assert.deepEqual(hintsOf(text, 'off'), []);
  assert.deepEqual(hintsOf('- [ ] A  id:a est:4\n- [ ] B  est:1 after:a at:2\n', 'columnsAndFloat'), ['est:4 1–4 · float −1', 'at:2 2 · float 2']);
});
