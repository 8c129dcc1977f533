/**
 * Plans nobody should write: very long lines and lists, very many rows, names that differ by case, odd values everywhere.
 * Nothing throws, and eight times the input costs about eight times as much, never sixty-four.
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
import { describeEntry, plansOf } from './planNotes.ts';
import { pick, randomFrom } from './randomNotes.ts';

/** Reads a note as a plan, the parser's own work left out of `milliseconds`. */
function measure(text: string): { readonly plan: Plan; readonly milliseconds: number } {
  const model = parseNote(text, 'markdown');
  assert.ok(model.checklist.length >= 0);
  const start = performance.now();
  const [plan] = buildPlans([{ path: 'a.md', plan: findPlanRows(model) }]);
  return { plan: plan!, milliseconds: performance.now() - start };
}

/** How often a measurement is taken on a machine that is busy with something else. */
const TRIES = 6;

/** `make(8n)` may cost thirty times `make(n)`; a square law would cost sixty-four times as much, and grow. */
function assertLinear(make: (size: number) => string, size: number): Plan {
  measure(make(Math.ceil(size / 8)));
  let told = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const small = Math.min(measure(make(size)).milliseconds, measure(make(size)).milliseconds);
    const [first, second] = [measure(make(size * 8)), measure(make(size * 8))];
    const large = Math.min(first.milliseconds, second.milliseconds);
    if (large < 30 * Math.max(small, 2)) return first.plan;
    told += `${size}: ${small} ms, ${size * 8}: ${large} ms\n`;
  }
  assert.fail(told);
}

const rows = (size: number, line: (index: number) => string): string => Array.from({ length: size }, (_, index) => `- [ ] ${line(index)}\n`).join('');

test('a task with 100,000 relations', () => {
  const plan = assertLinear((size) => `- [ ] A  id:a est:1\n- [ ] B  after:${Array.from({ length: size }, () => 'a').join()}\n`, 12_500);
  assert.equal(plan.items[1]!.relations.length, 100_000);
});

test('a task with 100,000 tokens', () => {
  const plan = assertLinear((size) => `- [ ] B  ${'est:2 '.repeat(size)}\n`, 12_500);
  assert.equal(plan.items[0]!.estimate, 2);
});

test('100,000 unknown names', () => {
  const plan = assertLinear((size) => `- [ ] A  id:a est:1\n- [ ] B  est:1 after:${Array.from({ length: size }, (_, index) => `x${index}`).join()}\n`, 12_500);
  assert.equal(plan.problems.filter(({ code }) => code === 'unknown-reference').length, 100_000);
});

test('a ring of 10,000 tasks and a chain of as many', () => {
  const plan = assertLinear((size) => rows(size, (index) => `T${index}  id:t${index} est:1 after:t${(index + 1) % size}`), 1250);
  assert.deepEqual(plan.problems, []);
  assert.equal(plan.items.at(-1)!.relations[0]!.target, 0);
});

test('very deep nesting', () => {
  const text = Array.from({ length: 90 }, (_, depth) => `${'  '.repeat(depth)}- [ ] T${depth}  id:t${depth}\n`).join('');
  const [plan] = plansOf({ 'a.md': text });
  assert.equal(plan!.items.filter(({ isMajor }) => isMajor).length, 89);
});

test('a million characters of almost a token', () => {
  for (const piece of ['a] ', '🆔 ', '[a:: ', '@est( ', 'x:: ', '⛔ a, ', '🔁 every ', '#', 'est:', '^a ', '\\', ') ']) {
    const line = `T ${piece.repeat(Math.ceil(200_000 / piece.length))}`;
    const time = (text: string): number => {
      const start = performance.now();
      parseTail(text, 0, text.length, { dialect: 'markdown', continues: true });
      return performance.now() - start;
    };
    const isLinear = (): boolean => 30 * Math.max(time(line.slice(0, line.length / 8)), 5) > time(line);
    assert.ok(Array.from({ length: TRIES }).some(isLinear), piece);
  }
});

test('one id given thousands of times, with the next names taken', () => {
  const { plan } = measure(rows(10_000, (index) => `T  id:a-${index + 2} est:1`) + rows(10_000, () => 'T  id:a est:1'));
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
