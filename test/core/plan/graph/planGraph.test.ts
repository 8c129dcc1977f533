/**
 * Notes to plans: which notes join, what references lead to, which problems lie between tasks and between notes,
 * and the rows the scheduler gets. Columns are tested elsewhere.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MISSING, OUTSIDE } from '../../../../server/core/plan/planItem.ts';
import type { Plan } from '../../../../server/core/plan/graph/planGraph.ts';
import { writtenAt } from '../../../../server/core/plan/graph/planLinks.ts';
import { listProblems } from '../../../../server/core/plan/listProblems.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';
import { applyEdits } from '../../../../server/core/text/textEdit.ts';
import { describeProblems, plansOf, readNote } from '../planNotes.ts';

/** Relations of each row as `kind:target`, with titles for targets. */
function relationsOf(plan: Plan): Readonly<Record<string, readonly string[]>> {
  const name = (target: number): string => (target === MISSING ? 'missing' : target === OUTSIDE ? 'outside' : plan.rows[target]!.row.entry.title);
  return Object.fromEntries(plan.items.map(({ relations }, index): [string, readonly string[]] =>
    [name(index), relations.map(({ kind, target, lag, block, percent }) => `${kind}:${name(target)}${lag === undefined ? '' : `+${lag}`}${block === undefined ? '' : `@${block}`}${percent === undefined ? '' : `@${percent}%`}`)])
    .filter(([, relations]) => relations.length > 0));
}

/** Problems of the text but for missing estimates, with the path of their note. */
function problemsOf(notes: Readonly<Record<string, string>>): readonly string[] {
  const paths = Object.keys(notes);
  return plansOf(notes).flatMap(({ problems }) => problems)
    .flatMap((problem) => describeProblems(notes[paths[problem.note]!]!, [problem]).map((text) => `${paths[problem.note]}: ${text}`));
}

test('rows, parents and values as the scheduler reads them', () => {
  const [plan] = plansOf({ 'a.md': `# T
## A
<!-- plan: id:a at:3+ -->
- [x] one  id:one est:M spent:4
- [ ] two  est:2-5 after:one+2 at:1-2,4 owner:ana sprint:2 left:1
- [/] three  est:0 overlap:two,one+3 with:one sync:one@2
- [-] four  after:one@50%
` });
  assert.equal(plan!.name, 'T');
  assert.deepEqual(plan!.items.map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'relations'))), [
    { parent: -1, isMajor: true, status: 'open', pin: { kind: 'not-before', column: 3 }, owners: [] },
    { parent: 0, isMajor: false, status: 'done', estimate: 3, spent: 4, owners: [] },
    { parent: 0, isMajor: false, status: 'open', estimate: 4, left: 1, pin: { kind: 'slots', ranges: [[1, 2], [4, 4]] }, sprint: 2, owners: ['ana'] },
    { parent: 0, isMajor: false, status: 'doing', estimate: 0, owners: [] },
    { parent: 0, isMajor: false, status: 'cancelled', owners: [] },
  ]);
  assert.deepEqual(relationsOf(plan!), {
    two: ['after:one+2'], three: ['overlap:missing', 'overlap:one+3', 'with:one', 'sync:one@2'], four: ['after:one@50%'],
  });
});

test('the reference plan: every relation found, no problem, the same in Markdown and in AsciiDoc', () => {
  const markdown = readFileSync('test/data/plan/storage-service.md', 'utf8');
  const asciidoc = readFileSync('test/data/plan/storage-service.adoc', 'utf8');
  const [one, other] = [plansOf({ 'a.md': markdown })[0]!, plansOf({ 'a.adoc': asciidoc })[0]!];
  const written = markdown.match(/ (?:after|overlap|sync|with):\S+/g)!.flatMap((token) => token.split(','));
  assert.equal(one.items.reduce((sum, { relations }) => sum + relations.length, 0), written.length);
  assert.deepEqual(one.problems, []);
  assert.equal(one.capacity, 20);
  assert.deepEqual(other.items, one.items);
  assert.deepEqual(other.rows.map(({ row }) => [row.entry.id, row.entry.title]), one.rows.map(({ row }) => [row.entry.id, row.entry.title]));
  assert.equal(other.name, one.name);
});

test('sizes: the default scale, a plan\'s own in both dialects, and an unknown one', () => {
  const estimates = (text: string, path: string): readonly (number | undefined)[] => plansOf({ [path]: text })[0]!.items.map(({ estimate }) => estimate);
  const sizes = ['XS', 'S', 'M', 'L', 'XL'];
  assert.deepEqual(estimates(sizes.map((size) => `- [ ] t  est:${size}\n`).join(''), 'a.md'), [1, 2, 3, 5, 8]);
  assert.deepEqual(estimates('---\nplan: {sizes: {S: 4, Huge: 13}}\n---\n- [ ] a  est:S\n- [ ] b  est:Huge\n', 'a.md'), [4, 13]);
  assert.deepEqual(estimates('= T\n:plan-sizes: S=4,Huge=13\n\n* [ ] a  est:S\n* [ ] b  est:Huge\n', 'a.adoc'), [4, 13]);
  assert.deepEqual(problemsOf({ 'a.md': '- [ ] a  est:Q id:q\n' }), ['a.md: invalid-value at "Q"']);
});

test('three-point estimates are rounded half up and at least 1', () => {
  const estimate = (value: string): number | undefined => plansOf({ 'a.md': `- [ ] a  est:${value}\n` })[0]!.items[0]!.estimate;
  assert.deepEqual(['2-3-8', '0-0-1', '1-2-6', '1-1-4'].map(estimate), [4, 1, 3, 2]);
  assert.deepEqual(['2-5', '2-4', '0-1'].map(estimate), [4, 3, 1]);
});

test('unestimated leaves are hinted at, cancelled ones and majors are not', () => {
  const text = '- [ ] Big  sprint:1\n  - [ ] one\n  - [-] two\n  - [ ] three  est:1\n';
  const [plan] = plansOf({ 'a.md': text });
  assert.deepEqual(describeProblems(text, listProblems(plan!, schedulePlan(plan!.items))), ['unestimated at "one"']);
});

test('equal names join notes, equal titles do not', () => {
  const note = (name: string, id: string): string => `---\nplan: {name: ${name}}\n---\n# T\n- [ ] ${id}  id:${id}\n`;
  const plans = plansOf({ 'a.md': note('x', 'one'), 'b.md': note('y', 'two'), 'c.adoc': '= T\n:plan-name: x\n\n* [ ] three  after:one\n' });
  assert.deepEqual(plans.map(({ name, notes, items }) => [name, notes, items.length]), [['x', [0, 2], 4], ['y', [1], 1]]);
  assert.deepEqual(plans[0]!.items.map(({ parent, isMajor }) => [parent, isMajor]), [[-1, true], [0, false], [-1, true], [2, false]], 'top headings are majors');
  assert.deepEqual(relationsOf(plans[0]!), { three: ['after:one'] });
  assert.equal(plansOf({ 'a.md': '# T\n- [ ] a  est:1\n', 'b.md': '# T\n- [ ] a  est:1\n' }).length, 2);
});

test('a plan is named by its name, its title or its file', () => {
  const names = (text: string): readonly string[] => plansOf({ 'notes/my-plan.md': text }).map(({ name }) => name);
  assert.deepEqual(names('---\nplan: {name: N}\n---\n# T\n- [ ] a\n'), ['N']);
  assert.deepEqual(names('# T\n- [ ] a  est:1\n'), ['T']);
  assert.deepEqual(names('- [ ] a  est:1\n'), ['my-plan']);
  assert.deepEqual(names('---\nplan: true\n---\nNo tasks yet.\n'), ['my-plan']);
  assert.deepEqual(names('# Shopping\n- [ ] milk\n'), []);
});

test('references: same note, then same plan, then alias/id', () => {
  const head = '---\nplan: {name: x}\n---\n';
  const notes = {
    'a.md': `${head}- [ ] A1  id:a est:1\n- [ ] A2  after:a,b est:1\n`,
    'b.md': `${head}- [ ] B1  id:b est:1\n- [ ] B2  after:a est:1\n- [ ] B3  after:a/a est:1\n`,
    'c.md': '---\nplan: {alias: other}\n---\n- [x] C1  id:c est:2\n- [ ] C2  after:a/a est:1\n',
    'd.adoc': '= D\n\n* [ ] D1  after:other/c est:1\n* [ ] D2  after:c est:1\n',
  };
  const [x, c, d] = plansOf(notes);
  assert.deepEqual(relationsOf(x!), { A2: ['after:A1', 'after:B1'], B2: ['after:A1'], B3: ['after:A1'] });
  assert.deepEqual(c!.items[1]!.relations, [{ kind: 'after', target: OUTSIDE, outside: { status: 'open', spent: 0, duration: 1 } }]);
  assert.deepEqual(d!.items[0]!.relations, [{ kind: 'after', target: OUTSIDE, outside: { status: 'done', spent: 2, duration: 2 } }]);
  assert.deepEqual(problemsOf(notes), ['d.adoc: unknown-reference at "c"']);
});

test('a reference into another plan sees the progress of a major', () => {
  const [, plan] = plansOf({
    'a.md': '# T\n- [ ] Big  id:big\n  - [x] one  est:2\n  - [ ] two  est:5 spent:1\n  - [-] three  est:9\n- [ ] z\n',
    'b.md': '- [ ] B  after:a/big est:1\n',
  });
  assert.deepEqual(plan!.items[0]!.relations[0]!.outside, { status: 'doing', spent: 3, duration: 7 });
});

test('an id given twice: references lead to the first', () => {
  const notes = { 'a.md': '- [ ] A  id:x est:1\n- [ ] B  id:x est:1\n- [ ] C  after:x est:1\n- [ ] D  id:X est:1\n' };
  const [plan] = plansOf(notes);
  assert.deepEqual(relationsOf(plan!), { C: ['after:A'] });
  const [problem, ...rest] = plan!.problems;
  assert.deepEqual(rest, []);
  assert.deepEqual([problem!.code, problem!.severity, problem!.span.start], ['duplicate-id', 'error', notes['a.md'].lastIndexOf('x est:1\n- [ ] C')]);
  assert.deepEqual(problem!.related.map(({ note, span }) => [note, notes['a.md'].slice(span.start, span.end)]), [[0, 'x']]);
  const fixed = applyEdits(notes['a.md'], problem!.fixes[0]!.edits);
  assert.deepEqual(problemsOf({ 'a.md': fixed }), []);
  assert.match(fixed, /- \[ \] B {2}id:x-2 est:1\n/);
});

test('an unknown reference: did you mean, and the fix repairs it', () => {
  const text = '- [ ] A  id:schema est:1\n- [ ] B  id:seed est:1 after:shema+2,Seed\n';
  const [plan] = plansOf({ 'a.md': text });
  assert.deepEqual(plan!.problems.map(({ message }) => message), [
    'No task is called "shema": did you mean "schema"?', 'No task is called "Seed": did you mean "seed"?',
  ]);
  assert.deepEqual(describeProblems(text, plan!.problems), ['unknown-reference at "shema"', 'unknown-reference at "Seed"']);
  const fixed = applyEdits(text, plan!.problems.flatMap(({ fixes }) => fixes[0]!.edits));
  assert.match(fixed, /after:schema\+2,seed\n$/);
  const far = plansOf({ 'a.md': '- [ ] A  after:nothing est:1\n' })[0]!.problems[0]!;
  assert.equal(far.message, 'No task is called "nothing": give that id to a task, or remove the relation.');
});

test('before is turned round', () => {
  const notes = { 'a.md': '- [ ] A  id:a est:1 after:c\n- [ ] B  before:a est:1\n- [ ] C  id:c est:1\n' };
  const [plan] = plansOf(notes);
  assert.deepEqual(relationsOf(plan!), { A: ['after:C', 'after:B'] });
  assert.equal(writtenAt(plan!.rows, plan!.rows[0]!.relations[1]!).kind, 'before');
  assert.deepEqual(problemsOf(notes), ['a.md: import-alias at "before:a"']);
});

test('aliases: default from the file name, ambiguous ones reported', () => {
  const task = '- [ ] A  id:a est:1\n';
  assert.deepEqual(problemsOf({ 'x/My Notes.md': task, 'b.md': '- [ ] B  after:my-notes/a est:1\n' }), []);
  assert.deepEqual(problemsOf({ 'x/readme.md': task, 'y/readme.md': task }), [], 'nobody refers to them');
  assert.deepEqual(problemsOf({ 'x/readme.md': task, 'y/readme.md': task, 'z.md': '- [ ] B  after:readme/a est:1\n' }), ['z.md: ambiguous-alias at "readme/a"']);
  const named = `---\nplan: {alias: z}\n---\n${task}`;
  assert.deepEqual(problemsOf({ 'a.md': named, 'b.md': named }), ['a.md: ambiguous-alias at "alias: z"', 'b.md: ambiguous-alias at "alias: z"']);
});

test('settings that disagree: the first note in path order wins', () => {
  const note = (capacity: number): string => `---\nplan:\n  name: x\n  capacity: ${capacity}\n---\n- [ ] a ${capacity}  est:1\n`;
  const notes = { 'a.md': note(20), 'b.md': note(8), 'c.md': note(20) };
  assert.equal(plansOf(notes)[0]!.capacity, 20);
  assert.deepEqual(problemsOf(notes), ['b.md: setting-conflict at "capacity: 8"']);
});

const SETTINGS: readonly (readonly [path: string, head: string, expected: readonly string[]])[] = [
  ['a.md', '---\nplan:\n  capacty: 3\n---\n', ['a.md: unknown-setting at "capacty: 3"']],
  ['a.md', '---\nplan:\n  capacity: many\n---\n', ['a.md: invalid-value at "capacity: many"']],
  ['a.md', '---\nplan: {capacity: -1, name: [x], alias: a b}\n---\n', ['a.md: invalid-value at "capacity: -1"', 'a.md: invalid-value at "name"', 'a.md: invalid-value at "alias: a b"']],
  ['a.md', '---\nplan: {sizes: {S: big}}\n---\n', ['a.md: invalid-value at "sizes: {S: big}"']],
  ['a.adoc', '= T\n:plan-capacity: 0\n:plan-sizes: S2\n:plan-foo: x\n\n', ['a.adoc: invalid-value at ":plan-capacity: 0"', 'a.adoc: invalid-value at ":plan-sizes: S2"', 'a.adoc: unknown-setting at ":plan-foo: x"']],
];

test('settings that cannot be read are problems at their line', () => {
  for (const [path, head, expected] of SETTINGS) {
    assert.deepEqual(problemsOf({ [path]: `${head}${path.endsWith('.md') ? '-' : '*'} [ ] a  est:1\n` }), expected, head);
  }
  const [plan] = plansOf({ 'a.md': `---\nplan:\n  capacty: 3\n---\n- [ ] a  est:1\n` });
  assert.equal(plan!.problems[0]!.message, 'A plan has no setting "capacty": did you mean "capacity"?');
});

test('broken or hostile front matter gives no exception', () => {
  for (const yaml of ['plan: {capacity: 20', 'plan: *x', 'plan: &x [*x]', `plan: ${'['.repeat(20_000)}`, 'plan:\n\t- x', 'plan: {a: b: c}']) {
    assert.doesNotThrow(() => readNote(`---\n${yaml}\n---\n- [ ] a  est:1\n`), yaml.slice(0, 30));
  }
});
