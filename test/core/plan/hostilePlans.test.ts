/**
 * Plans nobody should write: very long lines and lists, very many rows, names that differ by case, odd values everywhere.
 * Nothing throws, and sizes that a square law would take minutes for are done in time.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect, DocumentModel } from '../../../server/core/model/documentModel.ts';
import { parseNote } from '../../../server/core/parseNote.ts';
import { removeField, setField } from '../../../server/core/plan/edits/planEdits.ts';
import { readItem } from '../../../server/core/plan/syntax/planEntry.ts';
import { buildPlans } from '../../../server/core/plan/graph/planGraph.ts';
import type { Plan } from '../../../server/core/plan/graph/planGraph.ts';
import { findPlanRows } from '../../../server/core/plan/graph/planMembership.ts';
import { parseTail } from '../../../server/core/plan/syntax/taskSyntax.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import { testInTime } from '../inTime.ts';
import { describeEntry, plansOf } from './planNotes.ts';
import { pick, randomFrom } from './randomNotes.ts';

function planOf(text: string): Plan {
  return buildPlans([{ path: 'a.md', plan: findPlanRows(parseNote(text, 'markdown')) }])[0]!;
}

const rows = (size: number, line: (index: number) => string): string => Array.from({ length: size }, (_, index) => `- [ ] ${line(index)}\n`).join('');

testInTime('a task with 100,000 relations', () => {
  const plan = planOf(`- [ ] A  id:a est:1\n- [ ] B  after:${Array.from({ length: 100_000 }, () => 'a').join()}\n`);
  assert.equal(plan.items[1]!.relations.length, 100_000);
});

testInTime('a task with 100,000 tokens', () => {
  const plan = planOf(`- [ ] B  ${'est:2 '.repeat(100_000)}\n`);
  assert.equal(plan.items[0]!.estimate, 2);
});

testInTime('100,000 unknown names', () => {
  const plan = planOf(`- [ ] A  id:a est:1\n- [ ] B  est:1 after:${Array.from({ length: 100_000 }, (_, index) => `x${index}`).join()}\n`);
  assert.equal(plan.problems.filter(({ code }) => code === 'unknown-reference').length, 100_000);
});

testInTime('a ring of 100,000 tasks', () => {
  const plan = planOf(rows(100_000, (index) => `T${index}  id:t${index} est:1 after:t${(index + 1) % 100_000}`));
  assert.deepEqual(plan.problems, []);
  assert.equal(plan.items.at(-1)!.relations[0]!.target, 0);
});

test('very deep nesting', () => {
  const text = Array.from({ length: 90 }, (_, depth) => `${'  '.repeat(depth)}- [ ] T${depth}  id:t${depth}\n`).join('');
  const [plan] = plansOf({ 'a.md': text });
  assert.equal(plan!.items.filter(({ isMajor }) => isMajor).length, 89);
});

testInTime('millions of characters of almost a token', () => {
  for (const piece of ['a] ', '🆔 ', '[a:: ', '@est( ', 'x:: ', '⛔ a, ', '🔁 every ', '#', 'est:', '^a ', '\\', ') ']) {
    const line = `T ${piece.repeat(Math.ceil(1_000_000 / piece.length))}`;
    parseTail(line, 0, line.length, { dialect: 'markdown', continues: true });
  }
});

test('one id given thousands of times, with the next names taken', () => {
  const plan = planOf(rows(10_000, (index) => `T  id:a-${index + 2} est:1`) + rows(10_000, () => 'T  id:a est:1'));
  const repeated = plan.problems.filter(({ code }) => code === 'duplicate-id');
  assert.equal(repeated.length, 9999);
  assert.equal(repeated.at(-1)!.fixes[0]!.title, 'Rename this one to "a-10002"');
});

test('names that objects already have', () => {
  const [plan] = plansOf({ 'a.md': '- [ ] A  id:constructor est:1\n- [ ] B  after:constructor,toString est:toString constructor:1\n' });
  assert.deepEqual(plan!.problems.map(({ code }) => code), ['unknown-reference', 'invalid-value']);
});

const WORDS = [
  'est:', 'id:', 'after:', 'at:', '::', '[', ']', '(', ')', '🆔', '⛔', '📅', '-', '+', '@', '%', '1', '99999999999', 'a', ',', ' ', '  ', '\t', '\\', '`', '<!--', '-->',
  '#', '^', '/', '{', '}', '\u200f', '\ud83d', '\u0000', '\n', '\r\n', '\n- [ ] ', '\n* [ ] ', '# ', '== ', '// plan: ', '|', '---', '> ', '_', '<b>', 'est:2 ', '[est:: 2]',
];

test('rubbish gives no exception; a field set in it is read back, the rest stays, and removed again it leaves the old text', () => {
  for (const dialect of ['markdown', 'asciidoc'] as readonly Dialect[]) {
    for (let seed = 1; seed <= 2000; seed++) {
      const random = randomFrom(seed);
      const text = (dialect === 'markdown' ? '- [ ] T ' : '* [ ] T ') + Array.from({ length: random(16) }, () => pick(random, WORDS)).join('');
      const model = parseNote(text, dialect);
      assert.doesNotThrow(() => buildPlans([{ path: 'a.md', plan: findPlanRows(model) }]), JSON.stringify(text));
      if (model.checklist.length === 0) continue;
      const index = random(model.checklist.length);
      const entry = readItem(model, model.checklist[index]!);
      if (entry.titleSpan.start === entry.titleSpan.end) continue;
      const edited = applyEdits(text, setField(model, { source: 'item', index, entry }, 'est', '7').value!);
      const name = `${dialect} ${seed} ${JSON.stringify(text)} → ${JSON.stringify(edited)}`;
      const after = parseNote(edited, dialect);
      const afterEntry = readItem(after, after.checklist[index]!);
      assert.deepEqual(afterEntry.fields.est?.value, { kind: 'points', points: 7 }, name);
      assert.deepEqual(othersOf(after, index), othersOf(model, index), name);
      if (entry.tokens.some(({ key }) => key === 'est')) continue;
      assert.equal(applyEdits(edited, removeField(after, { source: 'item', index, entry: afterEntry }, 'est')), text, name);
    }
  }
});

function othersOf(model: DocumentModel, index: number): unknown {
  return [model.headings.map((heading) => heading.text), model.checklist.map((item, at) => (at === index ? item.state : describeEntry(readItem(model, item))))];
}
