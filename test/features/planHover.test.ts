/**
 * The card of a task: where it is shown, and what the task depends on, also through its majors and in other plans.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlanCard } from '../../server/features/planHover.ts';
import { analyseNotes } from './planWorkspace.ts';

/** The text a card stands at and its lines, for the mark `|` in the first of `notes`. */
function cardAt(marked: string, others: Readonly<Record<string, string>> = {}): readonly string[] | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { analysis, uri } = analyseNotes({ 'a.md': text, ...others });
  const card = findPlanCard(analysis, uri('a.md'), offset);
  return card && [text.slice(card.span.start, card.span.end), ...card.markdown.split('\n\n')];
}

test('at the title and at every token of a task, but at an id of the task it names', () => {
  const card = ['**B** · b', '2 points · columns 2–3 · no float · blocked', 'Depends on A (ready)'];
  assert.deepEqual(cardAt('- [ ] A  id:a est:1\n- [ ] |B  id:b est:2 after:a\n'), ['B', ...card]);
  assert.deepEqual(cardAt('- [ ] A  id:a est:1\n- [ ] B  id:b e|st:2 after:a\n'), ['est:2', ...card]);
  assert.deepEqual(cardAt('- [ ] A  id:a est:1\n- [ ] B  id:b est:2 af|ter:a\n'), ['after:a', ...card]);
  assert.equal(cardAt('- [ ] A  id:a est:1\n- [ ] B  id:b est:2 after:|a\n')![1], '**A** · a');
});

test('a milestone stands at a column, a task in front of a pin may be too late, a major has the points of its tasks', () => {
  assert.equal(cardAt('- [ ] A  id:a est:2\n- [ ] |M  est:0 after:a\n')![1], '**M**');
  assert.equal(cardAt('- [ ] A  id:a est:2\n- [ ] |M  est:0 after:a\n')![2], '0 points · milestone at column 3 · no float · blocked');
  assert.equal(cardAt('- [ ] |A  id:a est:3\n- [ ] B  est:2 after:a at:2\n')![2], '3 points · columns 1–3 · 2 too late for a pin · ready');
  assert.match(cardAt('# P\n## A\n<!-- plan: i|d:a -->\n- [ ] X  est:1\n- [ ] Y  est:4\n')![2]!, /^5 points · columns 1–4 · /);
});

test('what a major depends on, its tasks do', () => {
  const card = cardAt('# P\n## A\n<!-- plan: id:a -->\n- [ ] X  est:1\n## B\n<!-- plan: after:a -->\n- [ ] |Y  est:1\n');
  assert.deepEqual(card?.at(-1), 'Depends on A (ready)');
});

test('tasks of other plans are called as they are written', () => {
  const card = cardAt('- [ ] |Y  est:1 after:b/x overlap:b/z\n', { 'b.md': '- [/] X  id:x est:2\n- [ ] Z  id:z est:3\n' });
  assert.equal(card?.at(-1), 'Depends on b\\/x (in progress), b\\/z (ready)');
});

test('nowhere else', () => {
  assert.equal(cardAt('- [|x] A  id:a est:1\n'), undefined);
  assert.equal(cardAt('- [ ] A  id:a est:1\n\npro|se\n'), undefined);
  assert.equal(cardAt('- [ ] mi|lk\n'), undefined);
});
