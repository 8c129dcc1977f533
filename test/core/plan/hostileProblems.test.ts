/**
 * What is said about plans nobody should write: short sentences, however many tasks are wrong, and words that tell what
 * a value may be.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schedulePlan } from '../../../server/core/plan/schedule/schedule.ts';
import { describeScheduleProblem } from '../../../server/core/plan/graph/scheduleMessages.ts';
import { plansOf } from './planNotes.ts';

const rows = (size: number, line: (index: number) => string): string => Array.from({ length: size }, (_, index) => `- [ ] ${line(index)}\n`).join('');

test('thousands of rings, pins and couplings are told in as many short sentences', () => {
  for (const [line, least] of [
    [(index: number) => `T${index}  id:t${index} est:1 after:t${index % 2 === 0 ? index + 1 : index - 1}`, 2000],
    [(index: number) => `T${index}  id:t${index} est:2 at:1 after:t${Math.max(0, index - 1)}`, 3999],
    [(index: number) => `T${index}  id:t${index} est:1 with:t0 at:${1 + (index % 3)}`, 2600],
    [(index: number) => `T${index}  id:t${index} est:3 at:1,3 overlap:t${Math.max(0, index - 2)}`, 4000],
  ] as const) {
    const [plan] = plansOf({ 'a.md': rows(4000, line) });
    const problems = schedulePlan(plan!.items).problems.map((problem) => describeScheduleProblem(plan!, problem));
    assert.ok(problems.length >= least, `${line(7)}: ${problems.length}`);
    assert.ok(problems.every(({ message }) => message.length < 300));
  }
});

test('a ring of 10,000 tasks is told in one sentence', () => {
  const [plan] = plansOf({ 'a.md': rows(10_000, (index) => `T${index}  id:t${index} est:1 after:t${(index + 1) % 10_000}`) });
  const [ring, ...others] = schedulePlan(plan!.items).problems.map((problem) => describeScheduleProblem(plan!, problem));
  assert.deepEqual(others, []);
  assert.match(ring!.message, /^These tasks wait for each other: "T0", "T1", .*"T19" and 9980 more\. To free the knot, remove after:/);
});

test('ids that differ by case are different, and a slip of case is told', () => {
  const [plan] = plansOf({ 'a.md': '- [ ] A  id:a est:1\n- [ ] B  id:A est:1\n- [ ] C  id:Cc est:1 after:A\n- [ ] D  est:1 after:cc\n' });
  assert.equal(plan!.items[2]!.relations[0]!.target, 1);
  assert.deepEqual(plan!.problems.map(({ message }) => message), ['No task is called "cc": did you mean "Cc"?']);
});

test('negative and huge values are refused where they stand, in words that say what is allowed, and the rest is read', () => {
  const largest = 'the largest number here is 1000000.';
  const told: Readonly<Record<string, string>> = {
    'est:-3': 'write blocks (3), a size (M), a range (2-5), three points (2-3-8) or 0 for a milestone.',
    'est:-2-5': 'write blocks (3), a size (M), a range (2-5), three points (2-3-8) or 0 for a milestone.',
    'est:99999999999999999999999': 'the largest estimate is 1000000.',
    'after:a+-2': 'a lag (a+2), a block (a@1) or a share (a@50%) may follow the id.',
    'after:a+99999999': largest, 'after:a@99999999': largest, 'overlap:a+99999999': largest, 'at:3-99999999': largest, 'spent:99999999': largest,
    'after:a@0': 'the smallest number here is 1.', 'at:0': 'the smallest number here is 1.', 'sprint:0': 'the smallest number here is 1.',
    'at:-1': 'write a column (8), columns (8-9,12) or a first column (8+), counted from 1.',
    'sprint:-1': 'write a whole number from 1.', 'spent:-1': 'write a whole number from 0.', 'left:-2': 'write a whole number from 0.',
  };
  for (const [tail, advice] of Object.entries(told)) {
    const text = `- [ ] A  id:a est:2\n- [ ] B  owner:ben ${tail}\n`;
    const [plan] = plansOf({ 'a.md': text });
    const problems = plan!.problems.filter(({ code }) => code === 'invalid-value');
    assert.deepEqual(problems.map(({ message, span }) => [message.split(': ')[1], text.slice(span.start, span.end)]), [[advice, tail.slice(tail.indexOf(':') + 1)]], tail);
    assert.deepEqual(plan!.items[1]!.owners, ['ben']);
    assert.deepEqual(schedulePlan(plan!.items).problems, []);
  }
});
