/**
 * Sprint lists: what opens, what each verb writes, and that every mistake is a message instead of an edit.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPlanOperations } from '../../../server/core/session/applyOperations.ts';
import { readSprint } from '../../../server/core/session/sprint/sprintSteps.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import { textsOf } from '../../../server/core/session/planSource.ts';
import { openSprint } from '../../../server/core/session/sprint/sprintSession.ts';
import { renderSprint } from '../../../server/core/session/sprint/sprintText.ts';
import { accept, linesOf, problemsOf, sourceOf, sprintOf } from './sprintSession.ts';
import type { Notes } from './sprintSession.ts';

const PLAN = `---
plan: {name: shop, capacity: 6}
---
# Shop

## Base
<!-- plan: id:base -->
- [x] Design  id:design est:2 sprint:1
- [ ] Create schema  id:schema est:2 sprint:2 owner:ben
- [ ] Add data  id:data est:3 after:schema
  - a plain note
- [ ] Write guide  est:M #text

## Service
<!-- plan: id:service -->
- [ ] List  id:list est:5 after:data
- [ ] Later  id:later est:1 sprint:3
`;
const NOTES: Notes = { 'shop.md': PLAN };

test('opens with what fits, then the next sprint, then what waits, in the words of the note', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  const handle = base.words[4]!;
  assert.deepEqual(linesOf(renderSprint(base)), [
    '# capacity 6, carried over 0, used 5',
    'cap   6',
    'take  schema  2    Create schema  owner:ben',
    'take  data    3    Add data',
    'next  later   1    Later',
    `wait  ${handle}    M    Write guide`,
    'wait  list    5    List',
    '# Parents for new:',
    `# ${base.words[0]} Base`,
    `# ${base.words[5]} Service`,
  ]);
  assert.match(handle, /^=[0-9a-z]{3}$/);
});

/** The notes with one line replaced. */
function withLine(before: string, after: string): Notes {
  assert.ok(PLAN.includes(before), before);
  return { 'shop.md': PLAN.replace(before, after) };
}

/** The opening text of sprint 2 without proposals, one line changed. */
function edited(before: RegExp | string, after: string): readonly [ReturnType<typeof sprintOf>, string] {
  const base = sprintOf(NOTES, { sprint: 2 });
  const text = renderSprint(base).replace('take  data', 'wait  data');
  const changed = text.replace(before, after);
  assert.notEqual(changed, text, String(before));
  return [base, changed];
}

test('a text that says what the notes say asks for nothing', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  assert.deepEqual(accept(base, renderSprint(base).replace('take  data', 'wait  data')), NOTES);
});

test('a proposed take is an edit like any other', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  assert.deepEqual(accept(base, renderSprint(base)), withLine('est:3 after:schema', 'est:3 after:schema sprint:2'));
});

for (const [name, before, after, expected] of [
  ['take', 'wait  data', 'take  data', withLine('after:schema', 'after:schema sprint:2')],
  ['take by its letter', 'wait  data', 't  data', withLine('after:schema', 'after:schema sprint:2')],
  ['wait', 'take  schema', 'wait  schema', withLine(' sprint:2 owner:ben', ' owner:ben')],
  ['wait keeps a task that waited', 'wait  list', 'w list', NOTES],
  ['next', 'wait  data', 'next  data', withLine('after:schema', 'after:schema sprint:3')],
  ['next to this sprint', /next {2}later/, 'take  later', withLine('sprint:3', 'sprint:2')],
  ['done', 'take  schema', 'done  schema', { 'shop.md': PLAN.replace('- [ ] Create schema', '- [x] Create schema') }],
  ['done with points used', /take {2}schema.*/, 'done schema 2 Create schema owner:ben spent:3', { 'shop.md': PLAN.replace('- [ ] Create schema', '- [x] Create schema').replace('owner:ben', 'owner:ben spent:3') }],
  ['drop', 'wait  list', 'drop  list', { 'shop.md': PLAN.replace('- [ ] List', '- [-] List') }],
  ['estimate', 'list    5', 'list    8', withLine('id:list est:5', 'id:list est:8')],
  ['estimate taken away', 'list    5', 'list    ?', withLine('id:list est:5', 'id:list')],
  ['title', '5    List', '5    List and view', withLine('] List  id', '] List and view  id')],
  ['a field', 'owner:ben', 'owner:ana,ben', withLine('owner:ben', 'owner:ana,ben')],
  ['a field taken away', 'owner:ben', 'owner:', withLine(' owner:ben', '')],
  ['a field added', '5    List', '5    List  owner:zoe', withLine('after:data', 'after:data owner:zoe')],
  ['a relation', '5    List', '5    List  overlap:data', withLine('after:data', 'after:data overlap:data')],
  ['a line without title and fields changes neither', /take {2}schema.*/, 'take schema 2', NOTES],
  ['new below a major by its id', '# Parents', 'new base 2 Review it  owner:ben\n# Parents', withLine('#text\n', '#text\n- [ ] Review it  est:2 owner:ben\n')],
  ['new without an estimate', '# Parents', 'new service ? Think\n# Parents', withLine('sprint:3\n', 'sprint:3\n- [ ] Think\n')],
] as const) {
  test(`${name}`, () => {
    const [base, text] = edited(before, after);
    const result = accept(base, text);
    assert.deepEqual(result, expected);
  });
}

test('new below a major by its handle', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  const text = renderSprint(base).replace('take  data', 'wait  data').replace('# Parents', `new ${base.words[5]} 1 Think  id:think\n# Parents`);
  assert.deepEqual(accept(base, text), withLine('sprint:3\n', 'sprint:3\n- [ ] Think  id:think est:1\n'));
});

test('part splits a task, and what waited for it waits for the second part', () => {
  const [base, text] = edited(/wait {2}data .*/, 'part data 1/3 Add data');
  assert.deepEqual(accept(base, text), { 'shop.md': PLAN
    .replace('id:data est:3 after:schema\n  - a plain note\n', 'id:data est:1 after:schema sprint:2\n  - a plain note\n- [ ] Add data  id:data-2 est:2 after:data\n')
    .replace('after:data\n- [ ] Later', 'after:data-2\n- [ ] Later') });
});

test('part of a task without an id gives it one', () => {
  const notes: Notes = { 'a.md': '- [ ] Long work  est:4\n- [ ] B  id:b est:1\n' };
  const base = sprintOf(notes, { sprint: 1 });
  assert.deepEqual(accept(base, renderSprint(base).replace(/wait {2}=(\w+) +4/, 'part =$1 3/4')),
    { 'a.md': '- [ ] Long work  est:3 sprint:1 id:long-work\n- [ ] Long work  id:long-work-2 est:1 after:long-work\n- [ ] B  id:b est:1\n' });
});

test('fold adds the points, moves the lines below, and lets references follow', () => {
  const [base, text] = edited(/wait {2}data .*\n/, '');
  const folded = text.replace(/(take {2}schema.*\n)/, '$1fold data 3 Add data\n');
  assert.deepEqual(accept(base, folded), { 'shop.md': PLAN
    .replace('id:schema est:2', 'id:schema est:5')
    .replace('- [ ] Add data  id:data est:3 after:schema\n  - a plain note\n', '  - Add data\n    - a plain note\n')
    .replace('after:data', 'after:schema') });
});

test('several lines at once in two notes and two dialects, CRLF kept', () => {
  const notes: Notes = {
    'a.md': '---\nplan: {name: p, capacity: 9}\n---\n- [ ] A  id:a est:1\r\n- [ ] B  est:2 after:a\r\n',
    'b.adoc': '= Two\n:plan-name: p\n\n* [ ] C  id:c est:3 after:b/x\n* [ ] D  id:d est:1 after:a\n',
  };
  const base = sprintOf(notes, { sprint: 1 });
  const text = renderSprint(base).replace(/^(take|wait) +(\w+) +(\S+) +([CD])$/gm, 'next $2 4 $4x').replaceAll('\n', '\r\n');
  assert.deepEqual(accept(base, `\uFEFF${text}`), {
    'a.md': notes['a.md']!.replace('est:1\r', 'est:1 sprint:1\r').replace('after:a\r', 'after:a sprint:1\r'),
    'b.adoc': notes['b.adoc']!.replace('C  id:c est:3 after:b/x', 'Cx  id:c est:4 after:b/x sprint:2').replace('D  id:d est:1 after:a', 'Dx  id:d est:4 after:a sprint:2'),
  });
});

for (const [name, before, after, expected] of [
  ['an unknown verb', 'take  schema', 'tkae  schema', ['error unknown-verb at tkae']],
  ['a goal', 'cap   6', 'goal Everything', ['error unknown-verb at goal']],
  ['a bad capacity', 'cap   6', 'cap   lots', ['error invalid-value at cap lots']],
  ['a name that is not there', 'take  schema', 'take  shema', ['error unknown-name at shema', 'error missing-line at']],
  ['a major', 'take  schema', 'take  base', ['error not-possible at base', 'error missing-line at']],
  ['a line twice', /(wait {2}list.*)/, '$1\n$1', ['error duplicate-line at list']],
  ['an estimate that is none', 'list    5', 'list    huge', ['error invalid-value at huge']],
  ['no estimate', /wait {2}list.*/, 'wait list', ['error missing-value at wait list']],
  ['a field that is gone', '  owner:ben', '', ['error missing-token at take schema']],
  ['a field that has another place', '5    List', '5    List  est:3', ['error unknown-field at est:3']],
  ['a value that is none', 'owner:ben', 'owner:@ben', ['error invalid-value at owner:@ben']],
  ['a field to take away that is not there', '5    List', '5    List  owner:', ['error unknown-field at owner:']],
  ['points that do not match', /wait {2}data.*/, 'part data 1/4', ['error wrong-points at 1/4']],
  ['a share that leaves nothing', /wait {2}data.*/, 'part data 3/3', ['error wrong-points at 3/3']],
  ['fold in the first line', 'take  schema', 'fold  schema', ['error no-task-above at fold']],
  ['new without a title', '# Parents', 'new base 2\n# Parents', ['error missing-value at new base']],
  ['new with an id that is taken', '# Parents', 'new base 2 X id:list\n# Parents', ['error invalid-value at id:list']],
  ['new below nothing', '# Parents', 'new bass 2 X\n# Parents', ['error unknown-name at bass']],
  ['a task before what it waits for', 'wait  list', 'take  list', ['error needs-predecessor at take list', 'warning over-capacity at take list']],
  ['more than the sprint holds', 'cap   6', 'cap   1', ['warning over-capacity at take schema']],
  ['a task that others wait for is dropped', 'take  schema', 'drop  schema', ['warning dead-successors at drop schema']],
] as const) {
  test(`${name} is a problem in its place`, () => {
    const [base, text] = edited(before, after);
    assert.deepEqual(problemsOf(base, text).map((problem) => problem.replace(/(?<=missing-line at).*/, '')), expected);
  });
}

test('a gone line is an error that offers to restore it, to wait or to drop', () => {
  const [base, text] = edited(/wait {2}list.*\n/, '');
  assert.deepEqual(problemsOf(base, text).map((problem) => problem.split(' ')[1]), ['missing-line']);
  assert.deepEqual(problemsOf(base, text, { missing: 'wait' }), []);
});

test('where gone lines are left out, such a task loses its number as with wait; asked for, a warning says so first', () => {
  const [base, text] = edited(/take {2}schema.*\n/, '');
  assert.deepEqual(problemsOf(base, text, { missing: 'ask' }).map((problem) => problem.split(' ').slice(0, 2)), [['warning', 'missing-line']]);
  for (const missing of ['wait', 'ask'] as const) {
    const { stages } = readSprint(base, text, { missing });
    const applied = applyPlanOperations(base.source, stages.flatMap(({ operations }) => operations));
    assert.ok('source' in applied);
    assert.equal(applied.source.notes[0]!.model.text, PLAN.replace(' sprint:2 owner:ben', ' owner:ben'));
  }
});

test('a repair leaves out what is more than the sprint holds', () => {
  const [base, text] = edited('cap   6', 'cap   1');
  const [fix] = readSprint(base, text).problems[0]!.fixes;
  const { problems } = readSprint(base, applyEdits(text, fix!.edits));
  assert.deepEqual(problems, []);
});

test('what a pause has left behind counts still: for those that wait for it, and for what the sprint holds', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  const text = renderSprint(base).replace('wait  list', 'take  list').replace('cap   6', 'cap   9').replace(/^(take {2}schema.*\ntake {2}data.*\n)/m, '$1pause\n');
  const session = openSprint(sourceOf(NOTES), { sprint: 2 });
  const { rest, problems } = session.evaluate(text, textsOf(sourceOf(NOTES)));
  assert.deepEqual(problems.map(({ code }) => code), ['over-capacity']);
  const later = session.evaluate(rest!, textsOf(sourceOf(NOTES)));
  assert.deepEqual(later.problems.map(({ code, message }) => [code, message]), problems.map(({ code, message }) => [code, message]));
  assert.deepEqual(later.summary, ['list: sprint 2']);
});

test('no line at all gives up', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  assert.deepEqual(accept(base, renderSprint(base).split('\n')[0]!), []);
  assert.deepEqual(accept(base, ''), []);
});

test('a mistyped handle is told, whatever single sign is wrong', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  const handle = base.words[4]!;
  for (let at = 1; at < handle.length; at++) {
    for (const sign of '0123456789abcdefghjkmnpqrstvwxyz') {
      if (sign === handle[at]) continue;
      const wrong = handle.slice(0, at) + sign + handle.slice(at + 1);
      const codes = problemsOf(base, renderSprint(base).replace(handle, wrong)).map((problem) => problem.split(' ')[1]);
      assert.deepEqual(codes.toSorted(), ['missing-line', 'mistyped-handle'], wrong);
    }
  }
});

test('the text works without its first line, without the scissors, and with help left in', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  const text = renderSprint(base);
  const bare = text.split('\n').filter((line) => !line.startsWith('# throughline') && !line.includes('>8')).join('\n');
  assert.deepEqual(accept(base, bare), accept(base, text));
});

test('notes that changed elsewhere meanwhile keep that change', () => {
  const base = sprintOf(NOTES, { sprint: 2 });
  const theirs = { 'shop.md': PLAN.replace('# Shop', '# Shop\n\nNews.').replace('id:list est:5', 'id:list est:8') };
  assert.deepEqual(accept(base, renderSprint(base), sourceOf(theirs)), { 'shop.md': theirs['shop.md'].replace('after:schema', 'after:schema sprint:2') });
});

test('the same value changed on both sides is a conflict, and nothing is written', () => {
  const [base, text] = edited('list    5', 'list    3');
  const result = accept(base, text, sourceOf({ 'shop.md': PLAN.replace('id:list est:5', 'id:list est:8') }));
  assert.deepEqual(result, ['The notes changed meanwhile: est of list was "5" and is "8" now; here it is "3". Write "8" to keep theirs, or begin a new session.']);
});

test('a title that ends like a field stays a title', () => {
  const notes: Notes = { 'a.md': '- [ ] What comes after:  est:1\n- [ ] due:2030 owner:ben x  est:1\n- [ ] Sort ⛔\n' };
  const base = sprintOf(notes, { sprint: 1 });
  assert.deepEqual(accept(base, renderSprint(base)), notes);
});
