/**
 * What is offered while a tail or a heading's comment is written.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completePlan } from '../../server/features/planCompletion.ts';
import type { PlanSuggestion } from '../../server/features/planCompletion.ts';
import { analyseNotes } from './planWorkspace.ts';

/** What is offered at the mark `|` of a note. */
function offersAt(path: string, marked: string, others: Readonly<Record<string, string>> = {}): readonly PlanSuggestion[] | undefined {
  const offset = marked.indexOf('|');
  const { analysis, uri, model } = analyseNotes({ [path]: marked.replace('|', ''), ...others });
  return completePlan(analysis, uri(path), model(path), offset)?.suggestions;
}

function labelsAt(path: string, marked: string, others: Readonly<Record<string, string>> = {}): readonly string[] | undefined {
  return offersAt(path, marked, others)?.map(({ label }) => label);
}

const TASKS = '- [ ] A  id:a est:2 owner:ana sprint:3\n- [x] B  id:b est:1 owner:ben,ana\n';
const OF_MAJORS = ['id:', 'after:', 'overlap:', 'with:', 'sync:', 'at:', 'sprint:', 'owner:'];

test('keys in the comment of a heading: those a major can have and that are not written yet', () => {
  assert.deepEqual(labelsAt('a.md', `## A\n<!-- plan: |-->\n${TASKS}`), OF_MAJORS);
  assert.deepEqual(labelsAt('a.md', `## A\n<!-- plan: id:x a| -->\n${TASKS}`), OF_MAJORS.slice(1));
  assert.deepEqual(labelsAt('a.adoc', '= P\n:toc:\n\n== A\n// note\n// plan: |\n\n* [ ] A  id:a\n'), OF_MAJORS);
});

test('a comment may be the first word of a plan', () => {
  assert.deepEqual(labelsAt('a.md', '## A\n\n<!-- plan: a|\n'), OF_MAJORS);
  assert.deepEqual(labelsAt('a.md', '## A\n<!-- plan: after:| -->\n- [ ] a\n'), []);
});

test('values in a comment: ids, owners and sprints in use', () => {
  assert.deepEqual(labelsAt('a.md', `## A\n<!-- plan: after:| -->\n- [ ] X  est:1\n## B\n${TASKS}`), ['a', 'b']);
  assert.deepEqual(labelsAt('a.md', `## A\n<!-- plan: owner:b| -->\n${TASKS}`), ['ana', 'ben']);
  assert.deepEqual(labelsAt('a.adoc', '== A\n// plan: sprint:|\n\n* [ ] A  sprint:3\n* [ ] B  sprint:1\n'), ['1', '3', '4']);
});

test('only comments right below a heading count', () => {
  for (const note of ['text\n\n<!-- plan: |-->\n', '## A\n\ntext\n\n<!-- plan: |-->\n', '## A\n<!-- planned: |-->\n', '## A\n<!-- plan: --> |\n']) {
    assert.equal(labelsAt('a.md', `${note}${TASKS}`), undefined, note);
  }
  assert.equal(labelsAt('a.adoc', '== A\ntext // plan: |\n\n* [ ] A  id:a\n'), undefined);
});

test('ids with title, state and estimate, nearest first, and those of other notes behind their alias', () => {
  const others = { 'storage.adoc': '* [x] Seed the data  id:seed est:M\n' };
  assert.deepEqual(offersAt('a.md', `${TASKS}- [ ] C  after:|\n`, others)?.map(({ label, detail }) => [label, detail]), [['b', 'B · done · est 1'], ['a', 'A · ready · est 2']]);
  assert.deepEqual(offersAt('a.md', `${TASKS}- [ ] C  after:storage/|\n`, others)?.map(({ label, detail }) => [label, detail]), [['storage/seed', 'Seed the data · done · est M']]);
});

test('the scale is that of the plan', () => {
  assert.deepEqual(labelsAt('a.md', '---\nplan: {sizes: {S: 2, L: 7}}\n---\n- [ ] C  est:|\n'), ['2', '7', 'S', 'L']);
  assert.deepEqual(labelsAt('a.md', '- [ ] C  id:c est:|\n'), ['1', '2', '3', '5', '8', 'XS', 'S', 'M', 'L', 'XL']);
});

test('keys behind two blanks at the end of a line, nothing in a title or a list that is no plan', () => {
  assert.deepEqual(labelsAt('a.md', `${TASKS}- [ ] C  |\n`)?.length, 11);
  assert.equal(labelsAt('a.md', `${TASKS}- [ ] Read the a|\n`), undefined);
  assert.equal(labelsAt('a.md', '- [ ] milk  |\n'), undefined);
});

test('thousands of comments cost no time', () => {
  assert.equal(labelsAt('a.md', `## A\n${'<!-- a -->\n'.repeat(2000)}<!-- b |\n`), undefined);
});
