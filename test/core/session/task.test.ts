/**
 * Task forms: what opens, what each field writes, and that the body of a task keeps its bytes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textsOf } from '../../../server/core/session/planSource.ts';
import type { PlanSource } from '../../../server/core/session/planSource.ts';
import type { EditingSession } from '../../../server/core/session/session.ts';
import { openTasks } from '../../../server/core/session/task/taskSession.ts';
import { sourceOf } from './sprintSession.ts';
import type { Notes } from './sprintSession.ts';

const PLAN = `# Shop

## Base
<!-- plan: id:base -->
- [ ] Create schema  id:schema est:2 owner:ben due:2030-01-01
- [/] Add data  id:data est:3-5 after:schema,later+2

  # not a heading

  - a note
        code
- [ ] Write guide
  in two lines

## Service
<!-- plan: id:service -->
- [ ] List  id:list est:5 after:data
- [ ] Later  id:later est:1 sprint:3
`;
const NOTES: Notes = { 'shop.md': PLAN };

function open(notes: Notes, ...names: readonly string[]): { readonly session: EditingSession; readonly source: PlanSource } {
  const source = sourceOf(notes);
  const session = openTasks(source, names);
  assert.ok(!('unknown' in session), JSON.stringify(session));
  return { session, source };
}

/** The form without its first line and what stands below the scissors. */
function formOf({ text }: EditingSession): string {
  return text.slice(text.indexOf('\n') + 1, text.search(/^-+ >8/m));
}

/** The notes when `change` of the opening text is accepted, or the codes of what is wrong. */
function accept(notes: Notes, names: readonly string[], change: (text: string) => string, now: Notes = notes): Notes | readonly string[] {
  const { session } = open(notes, ...names);
  const text = change(session.text);
  const { problems, changes } = session.evaluate(text, textsOf(sourceOf(now)));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ code, span }) => `${code} at ${text.slice(span.start, span.end).split('\n')[0]!}`);
  return { ...now, ...Object.fromEntries(changes.map(({ path, after }) => [path, after])) };
}

test('a form shows title, fields and body', () => {
  assert.equal(formOf(open(NOTES, 'data').session), `Add data
Id: data
State: doing
Est: 3-5
After: schema, later+2
Overlap:
Sprint:
Owner:
In: base

# not a heading

- a note
      code

`);
});

test('a new task is a form with empty fields', () => {
  assert.equal(formOf(open(NOTES).session), '\nId:\nState: open\nEst:\nAfter:\nOverlap:\nSprint:\nOwner:\nIn:\n\n');
});

test('a text that says what the note says changes nothing', () => {
  for (const names of [['schema'], ['data'], ['list', 'later'], ['schema', 'data', 'list', 'later']]) {
    assert.deepEqual(accept(NOTES, names, (text) => text), NOTES, names.join());
    assert.deepEqual(accept(NOTES, names, (text) => text.replaceAll('\n', '\r\n')), NOTES, names.join());
    assert.deepEqual(accept(NOTES, names, (text) => text.slice(0, text.search(/^-+ >8/m))), NOTES, names.join());
    assert.deepEqual(accept(NOTES, names, (text) => text.replace(/^-+ >8.*\n/m, '')), NOTES, `${names.join()} without scissors`);
    assert.deepEqual(accept(NOTES, names, (text) => text.slice(text.indexOf('\n') + 1)), NOTES, `${names.join()} without its first line`);
  }
});

const write = (name: string, value: string) => (text: string): string => text.replace(new RegExp(`^${name}:.*$`, 'm'), `${name}: ${value}`.trimEnd());

for (const [name, task, change, before, after] of [
  ['title', 'data', (text: string) => text.replace('Add data', 'Add all data'), 'Add data  id', 'Add all data  id'],
  ['title that begins with a number sign', 'data', (text: string) => text.replace('Add data', '\\#1 data'), 'Add data  id', '#1 data  id'],
  ['state', 'schema', write('State', 'done'), '[ ] Create', '[x] Create'],
  ['estimate', 'data', write('Est', '8'), 'est:3-5', 'est:8'],
  ['estimate taken away', 'data', write('Est', ''), ' est:3-5', ''],
  ['list with blanks', 'list', write('After', 'schema ,  later'), 'id:list est:5 after:data', 'id:list est:5 after:schema,later'],
  ['owner beside a token of somebody else', 'schema', write('Owner', 'ben, ana'), 'owner:ben', 'owner:ben,ana'],
  ['field whose line is gone', 'schema', (text: string) => text.replace(/^Owner:.*\n/m, ''), 'owner:ben', 'owner:ben'],
  ['field over two lines', 'list', write('After', 'schema,\n  later'), 'id:list est:5 after:data', 'id:list est:5 after:schema,later'],
  ['field by a name in small letters', 'schema', (text: string) => text.replace('Est:', 'est:').replace('est: 2', 'est: 3'), 'id:schema est:2', 'id:schema est:3'],
  ['new field', 'schema', (text: string) => text.replace('Est: 2', 'Est: 2\nSpent: 1'), 'owner:ben', 'owner:ben spent:1'],
  ['token of somebody else', 'schema', write('X-due', '2031-05-06'), 'due:2030-01-01', 'due:2031-05-06'],
  ['token of somebody else taken away', 'schema', write('X-due', ''), ' due:2030-01-01', ''],
  ['new token of somebody else', 'list', (text: string) => text.replace('In:', 'X-jira: AB-7\nIn:'), 'est:5 after:data', 'est:5 after:data jira:AB-7'],
  ['body line', 'data', (text: string) => text.replace('- a note', '- a note\n- another'), '  - a note\n        code', '  - a note\n  - another\n        code'],
  ['body removed', 'data', (text: string) => text.replace(/# not[^]*code\n/, ''), '\n\n  # not a heading\n\n  - a note\n        code', ''],
  ['first body', 'schema', (text: string) => text.replace('In: base\n', 'In: base\n\nWhy and how.\n\n- one\n'), 'due:2030-01-01\n', 'due:2030-01-01\n\n  Why and how.\n\n  - one\n'],
  ['body that is a list', 'schema', (text: string) => text.replace('In: base\n', 'In: base\n\n- one\n'), 'due:2030-01-01\n', 'due:2030-01-01\n  - one\n'],
] as const) {
  test(`${name} is written`, () => {
    assert.ok(PLAN.includes(before));
    assert.deepEqual(accept(NOTES, [task], change), { 'shop.md': PLAN.replace(before, after) });
  });
}

test('a new id is written in all references, in all notes', () => {
  const notes: Notes = { 'a.md': PLAN, 'b.md': '# Other\n- [ ] X  id:x est:1 after:a/data@1\n' };
  assert.deepEqual(accept(notes, ['data'], write('Id', 'facts')), {
    'a.md': PLAN.replace('id:data', 'id:facts').replace('after:data', 'after:facts'), 'b.md': '# Other\n- [ ] X  id:x est:1 after:a/facts@1\n',
  });
});

test('a task goes below another major with all that belongs to it', () => {
  const moved = PLAN.replace(/- \[\/\] Add data[^]*code\n/, '').replace('sprint:3\n', 'sprint:3\n- [/] Add data  id:data est:3-5 after:schema,later+2\n\n  # not a heading\n\n  - a note\n        code\n');
  assert.deepEqual(accept(NOTES, ['data'], write('In', 'service')), { 'shop.md': moved });
});

test('a new task with state and body', () => {
  assert.deepEqual(accept(NOTES, [], (text) => text.replace('\n\nId:', '\nTest it\nId: test').replace('State: open', 'State: doing').replace('Est:', 'Est: M').replace('In:', 'In: service\n\nWith care.')), {
    'shop.md': PLAN.replace('sprint:3\n', 'sprint:3\n- [/] Test it  id:test est:M\n\n  With care.\n'),
  });
});

test('several forms at once', () => {
  assert.deepEqual(accept(NOTES, ['schema', 'later'], (text) => text.replace('Est: 2', 'Est: 3').replace('Est: 1', 'Est: 4')),
    { 'shop.md': PLAN.replace('est:2', 'est:3').replace('est:1 sprint', 'est:4 sprint') });
});

test('AsciiDoc: blocks hang on with a plus sign that the form does not show', () => {
  const note = '= P\n\n* [ ] A  id:a est:1\n+\n----\n# code\n\n+\n----\n+\nText.\n** nested\n* [ ] B  id:b est:1\n';
  const notes: Notes = { 'p.adoc': note };
  assert.match(formOf(open(notes, 'a').session), /\n\n----\n# code\n\n\+\n----\n\nText\.\n\*\* nested\n\n$/);
  assert.deepEqual(accept(notes, ['a'], (text) => text), notes);
  assert.deepEqual(accept(notes, ['a'], (text) => text.replace('Text.', 'Text.\n\nMore.')), { 'p.adoc': note.replace('Text.', 'Text.\n+\nMore.') });
  assert.deepEqual(accept(notes, ['b'], (text) => text.replace(/^In:.*\n/m, (line) => `${line}\nWhy.\n`)), { 'p.adoc': `${note.trimEnd()}\n+\nWhy.\n` });
});

test('scissors in a body are no scissors', () => {
  const cut = '------------------------ >8 ------------------------';
  const notes: Notes = { 'p.md': `- [ ] A  id:a est:1\n\n  ${cut}\n  below\n` };
  assert.match(open(notes, 'a').session.text, new RegExp(`^-${cut}$`, 'm'));
  assert.deepEqual(accept(notes, ['a'], (text) => text.replace('below', 'below it')), { 'p.md': notes['p.md']!.replace('below', 'below it') });
});

for (const [name, task, change, expected] of [
  ['an unknown field', 'data', (text: string) => text.replace('Est:', 'Estt:'), ['unknown-field at Estt: 3-5']],
  ['a line that is no field', 'data', (text: string) => text.replace('Est:', 'hello\nEst:'), ['unknown-field at hello']],
  ['a token that is one of ours', 'data', (text: string) => text.replace('In:', 'X-est: 3\nIn:'), ['unknown-field at X-est: 3']],
  ['a token of two words', 'data', (text: string) => text.replace('In:', 'X-due: next week\nIn:'), ['invalid-value at X-due: next week']],
  ['a field twice', 'data', (text: string) => text.replace('Est:', 'Est: 1\nEst:'), ['repeated-field at Est: 3-5']],
  ['an unknown state', 'data', write('State', 'finished'), ['invalid-value at State: finished']],
  ['a bad estimate', 'data', write('Est', '5-3'), ['invalid-value at Est: 5-3']],
  ['an id that is taken', 'data', write('Id', 'list'), ['invalid-value at Id: list']],
  ['an id taken away that is referred to', 'data', write('Id', ''), ['not-possible at Id:']],
  ['a parent that is not there', 'data', write('In', 'servce'), ['unknown-name at In: servce']],
  ['a title that is gone', 'data', (text: string) => text.replace('Add data\n', ''), ['missing-value at Id: data']],
  ['a title that ends like a field', 'data', (text: string) => text.replace('Add data', 'Add owner:ben'), ['invalid-value at Add owner:ben']],
  ['a form that is gone', 'data,later', (text: string) => text.replace(/==== later[^]*?(?=-+ >8)/, ''), ['missing-line at ']],
] as const) {
  test(`${name} is a problem in its place`, () => assert.deepEqual(accept(NOTES, task.split(','), change), expected));
}

test('no title gives up', () => {
  const { session, source } = open(NOTES, 'data');
  for (const text of ['', session.text.split('\n')[0]!, session.text.replace('Add data', '')]) assert.equal(session.evaluate(text, textsOf(source)).isEmpty, true, text.slice(0, 80));
});

test('what others changed stays; the same field on both sides is a conflict', () => {
  const theirs: Notes = { 'shop.md': PLAN.replace('# Shop', '# Our shop').replace('owner:ben', 'owner:ana') };
  assert.deepEqual(accept(NOTES, ['schema'], write('Est', '3'), theirs), { 'shop.md': theirs['shop.md']!.replace('est:2', 'est:3') });
  assert.deepEqual(accept(NOTES, ['schema'], write('Owner', 'zoe'), theirs), ['changed-meanwhile at Create schema']);
  const body: Notes = { 'shop.md': PLAN.replace('- a note', '- their note') };
  assert.deepEqual(accept(NOTES, ['data'], (text) => text.replace('- a note', '- my note'), body), ['not-possible at # not a heading']);
});

test('a handle in a text from other notes is no longer trusted', () => {
  const { session } = open(NOTES, 'shop.md\nWrite guide in two lines\n0');
  const text = session.text.replace('Write guide', 'Write the guide');
  const other = { 'shop.md': PLAN.replace('- [ ] Create', '- [ ] New\n- [ ] Newer\n- [ ] Newest\n- [ ] Create') };
  const word = /task \S+ {2}(=\S+)/.exec(text)![1]!;
  const later = open(other, word).session.evaluate(text, textsOf(sourceOf(other)));
  assert.deepEqual(later.problems.map(({ code }) => code), ['foreign-handle']);
});

test('headings have no form', () => {
  assert.deepEqual(openTasks(sourceOf(NOTES), ['base', 'gone', 'data']), { unknown: ['base', 'gone'] });
});
