/**
 * Intents about plans, each as the whole notes before and after, so that every byte an edit leaves alone is seen.
 * Laws over random notes stand in planIntentLaws.test.ts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerIntent } from '../../server/lsp/planIntents.ts';
import type { PlanIntent } from '../../server/protocol/planMessages.ts';
import { edit, sceneOf, taskAt } from './intentScene.ts';
import type { Texts } from './intentScene.ts';

/** @param make the intent, given a way to name a task by words of its line */
function check(before: Texts, make: (at: (words: string) => ReturnType<typeof taskAt>) => PlanIntent, expected: Texts | string | RegExp): void {
  const result = edit(before, make((words) => taskAt(before, words)));
  if (expected instanceof RegExp) assert.match(String(result), expected);
  else assert.deepEqual(result, typeof expected === 'string' ? { ...before, [Object.keys(before)[0]!]: expected } : expected);
}

const md = (text: string): Texts => ({ 'a.md': text });
const adoc = (text: string): Texts => ({ 'a.adoc': text });

test('boxes and fields', () => {
  check(md('- [ ] A  est:1\n- [ ] B\n'), (at) => ({ kind: 'setState', tasks: [at('A'), at('B')], state: 'done' }), '- [x] A  est:1\n- [x] B\n');
  check(md('- [ ] A  est:1\r\n'), (at) => ({ kind: 'setField', tasks: [at('A')], field: 'est', value: '5' }), '- [ ] A  est:5\r\n');
  check(md('- [ ] A  est:1 sprint:2\n'), (at) => ({ kind: 'setField', tasks: [at('A')], field: 'sprint', value: null }), '- [ ] A  est:1\n');
  check(md('# T\n\n## G\n- [ ] A  est:1\n'), (at) => ({ kind: 'setField', tasks: [at('G')], field: 'owner', value: 'ana' }), '# T\n\n## G\n<!-- plan: owner:ana -->\n- [ ] A  est:1\n');
  check(md('## G\n- [ ] A  est:1\n'), (at) => ({ kind: 'setState', tasks: [at('G')], state: 'done' }), /heading and has no box/);
  check(md('- [ ] A\n  - [ ] B  est:1\n'), (at) => ({ kind: 'setField', tasks: [at('A')], field: 'est', value: '3' }), /tasks of its own/);
  check(md('- [ ] A  est:1\n'), (at) => ({ kind: 'setField', tasks: [at('A')], field: 'est', value: 'a b' }), /cannot be written as est/);
  check(md('- [ ] A  est:1\n'), (at) => ({ kind: 'setField', tasks: [at('A')], field: 'est', value: 'lots' }), /"lots" cannot be written as est: the plan has no such size/);
  check(md('---\nplan: {sizes: {lots: 9}}\n---\n- [ ] A  est:1\n'), (at) => ({ kind: 'setField', tasks: [at('A')], field: 'est', value: 'lots' }), '---\nplan: {sizes: {lots: 9}}\n---\n- [ ] A  est:lots\n');
});

test('a task is known by any of its lines; the innermost counts', () => {
  check(md('- [ ] A  est:1\n  more words\n'), (at) => ({ kind: 'setState', tasks: [at('more')], state: 'done' }), '- [x] A  est:1\n  more words\n');
  check(md('- [ ] A\n  - [ ] B  est:1\n    more\n'), (at) => ({ kind: 'setState', tasks: [at('more')], state: 'doing' }), '- [ ] A\n  - [/] B  est:1\n    more\n');
  check(md('prose\n\n- [ ] A  est:1\n'), (at) => ({ kind: 'setState', tasks: [at('prose')], state: 'done' }), /no task here/);
});

test('what is no longer as it was seen is refused', () => {
  const scene = sceneOf(md('- [ ] A  est:1\n'));
  const seen = { uri: 'file:///a.md', line: 0 };
  const ask = (task: { uri: string; line: number; version: number | null; title?: string }): string => {
    const result = answerIntent(scene, { kind: 'setState', tasks: [task], state: 'done' });
    return result.kind === 'fault' ? result.message : result.kind;
  };
  assert.match(ask({ ...seen, version: 2 }), /has changed/);
  assert.match(ask({ ...seen, version: null }), /has changed/);
  assert.match(ask({ ...seen, version: null, title: 'B' }), /has changed/);
  assert.equal(ask({ ...seen, version: null, title: 'A' }), 'edits');
  assert.deepEqual(answerIntent(sceneOf(md('- [ ] A\n'), ['a.md']), { kind: 'setState', tasks: [{ ...seen, version: null, title: 'A' }], state: 'done' }),
    { kind: 'unopened', uris: ['file:///a.md'] });
});

test('a note that asks for its own name is read with it again', () => {
  const named = (tasks: string): Texts => adoc(`ifeval::["{docname}" == "a"]\n${tasks}endif::[]\n`);
  check(named('* [ ] A  est:1\n'), (at) => ({ kind: 'rename', task: at('A'), title: 'B' }), named('* [ ] B  est:1\n'));
  check(named('* [ ] A  est:1\n'), (at) => ({ kind: 'addTask', where: 'after', task: at('A'), title: 'B', estimate: null }), named('* [ ] A  est:1\n* [ ] B\n'));
});

test('adding tasks', () => {
  const add = (words: string, where: 'before' | 'after' | 'into', estimate: string | null = '2') =>
    (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent => ({ kind: 'addTask', where, task: at(words), title: 'New', estimate });
  check(md('- [ ] A  est:1\n- [ ] B\n'), add('A', 'after'), '- [ ] A  est:1\n- [ ] New  est:2\n- [ ] B\n');
  check(md('- [ ] A  est:1\n- [ ] B'), add('B', 'after'), '- [ ] A  est:1\n- [ ] B\n- [ ] New  est:2');
  check(md('- [ ] A  est:1\r\n- [ ] B\r\n'), add('A', 'before'), '- [ ] New  est:2\r\n- [ ] A  est:1\r\n- [ ] B\r\n');
  check(md('- [ ] A  est:1\n\n- [ ] B\n'), add('B', 'after'), '- [ ] A  est:1\n\n- [ ] B\n\n- [ ] New  est:2\n');
  check(md('> 9. [ ] A  est:1\n>    more\n'), add('A', 'after'), '> 9. [ ] A  est:1\n>    more\n> 10. [ ] New  est:2\n');
  check(md('- [ ] A  est:1\n- [ ] B\n'), add('A', 'into', null), '- [ ] A  est:1\n  - [ ] New\n- [ ] B\n');
  check(md('1. [ ] A  est:1 id:a\n2. [ ] B\n'), add('A', 'into'), '1. [ ] A  id:a\n   - [ ] New  est:2\n2. [ ] B\n');
  check(md('* [ ] A\n\t* [ ] B  est:1\n* [ ] C\n'), add('A', 'into'), '* [ ] A\n\t* [ ] B  est:1\n\t* [ ] New  est:2\n* [ ] C\n');
  check(md('## G\nprose\n- [ ] A  est:1\n\nmore\n\n## H\n'), add('G', 'into'), '## G\nprose\n- [ ] A  est:1\n- [ ] New  est:2\n\nmore\n\n## H\n');
  check(md('## G\n<!-- plan: id:g -->\nprose\n\n## H\n- [ ] A  est:1\n'), add('G', 'into'), '## G\n<!-- plan: id:g -->\nprose\n\n- [ ] New  est:2\n\n## H\n- [ ] A  est:1\n');
  check(adoc('= T\n\n* [ ] A  est:1\n** [ ] B\n\n[[h]]\n== H\n'), add('A', 'into'), '= T\n\n* [ ] A  est:1\n** [ ] B\n** [ ] New  est:2\n\n[[h]]\n== H\n'.replace('A  est:1', 'A'));
  check(adoc('= T\n\n* [ ] A  est:1\n\n[[h]]\n== H\n\nprose\n'), add('H', 'into'), '= T\n\n* [ ] A  est:1\n\n[[h]]\n== H\n\nprose\n\n* [ ] New  est:2\n');
  check(adoc('- [ ] A  est:1\n'), add('A', 'into'), '- [ ] A\n* [ ] New  est:2\n');
  check(md('- [ ] A  est:1\n'), (at) => ({ kind: 'addTask', where: 'after', task: at('A'), title: 'New  owner:ana', estimate: '9' }), '- [ ] A  est:1\n- [ ] New  owner:ana est:9\n');
  check(md('- [ ] A  est:1\n'), (at) => ({ kind: 'addTask', where: 'after', task: at('A'), title: 'two\nlines', estimate: null }), /one line/);
  check(md('- [ ] A  est:1\n'), (at) => ({ kind: 'addTask', where: 'after', task: at('A'), title: 'x', estimate: 'no way' }), /no estimate/);
});

test('adding a task at a line of any note', () => {
  const add = (line: number): (() => PlanIntent) => () => ({ kind: 'addTaskAtLine', uri: 'file:///a.md', version: 3, line, title: 'New', estimate: '1' });
  check(md(''), add(0), '- [ ] New  est:1');
  check(md('# T\n'), add(0), '# T\n\n- [ ] New  est:1\n');
  check(md('# T\n\n\nprose\n'), add(2), '# T\n\n- [ ] New  est:1\n\nprose\n');
  check(md('one\ntwo\n'), add(0), 'one\n\n- [ ] New  est:1\n\ntwo\n');
  check(md('- [ ] A\n- [ ] B\n'), add(0), '- [ ] A\n- [ ] New  est:1\n- [ ] B\n');
  check(md('```\ncode\n```\n'), add(1), /would disturb/);
});

test('adding a major behind another', () => {
  const add = (words: string) => (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent =>
    ({ kind: 'addMajor', task: at(words), title: 'Next', firstTask: 'First', estimate: '1' });
  check(md('# T\n\n## G\n- [ ] A  est:1\n\n### Deep\n\n## H\n'), add('A'), '# T\n\n## G\n- [ ] A  est:1\n\n### Deep\n\n## Next\n\n- [ ] First  est:1\n\n## H\n');
  check(adoc('= T\n\n== G\n\n* [ ] A  est:1\n\n[#h]\n== H\n'), add('G'), '= T\n\n== G\n\n* [ ] A  est:1\n\n== Next\n\n* [ ] First  est:1\n\n[#h]\n== H\n');
  check(md('- [ ] A  est:1\n'), add('A'), /no heading/);
  check(adoc('= T\n\n* [ ] A  est:1\n\n[[s]]\n== S\n'), add('A'), '= T\n\n* [ ] A  est:1\n\n== Next\n\n* [ ] First  est:1\n\n[[s]]\n== S\n');
  check(md('# T\n\n- [ ] A  est:1\n'), add('A'), '# T\n\n- [ ] A  est:1\n\n## Next\n\n- [ ] First  est:1\n');
  check(md('# T\n- [ ] A  est:1\n\n# U\n'), add('A'), '# T\n- [ ] A  est:1\n\n# Next\n\n- [ ] First  est:1\n\n# U\n');
});

test('deleting tasks, with or without the relations to them', () => {
  const remove = (words: readonly string[], references: 'keep' | 'remove') => (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent =>
    ({ kind: 'deleteTasks', tasks: words.map(at), references });
  check(md('- [ ] A  est:1 id:a\n  more\n  - [ ] A1\n- [ ] B  after:a,c\n- [ ] C  id:c\n'), remove(['A '], 'keep'), '- [ ] B  after:a,c\n- [ ] C  id:c\n');
  check(md('- [ ] A  est:1 id:a\n- [ ] B  after:a,c\n- [ ] C  id:c\n- [ ] D  after:a\n'), remove(['A '], 'remove'), '- [ ] B  after:c\n- [ ] C  id:c\n- [ ] D\n');
  check(md('- [ ] A  est:1 id:a\n- [ ] B  after:c,a,e\n- [ ] C  id:c\n- [ ] E  id:e\n'), remove(['A ', 'C '], 'remove'), '- [ ] B  after:e\n- [ ] E  id:e\n');
  check(md('- [ ] A  est:1\n\n- [ ] B\n\n- [ ] C\n'), remove(['B'], 'keep'), '- [ ] A  est:1\n\n- [ ] C\n');
  check(md('- [ ] A  est:1\n- [ ] B'), remove(['B'], 'keep'), '- [ ] A  est:1');
  check(md('## G\n- [ ] A  est:1\n'), remove(['G'], 'keep'), /heading with its own text/);
  check({ 'a.md': '---\nplan: {name: x}\n---\n- [ ] A  id:a est:1\n', 'b.adoc': '= B\n:plan-name: x\n\n* [ ] B  after:a\n' }, remove(['A '], 'remove'),
    { 'a.md': '---\nplan: {name: x}\n---\n', 'b.adoc': '= B\n:plan-name: x\n\n* [ ] B\n' });
});

test('moving tasks', () => {
  const move = (words: readonly string[], where: 'before' | 'after' | 'into', target: string) => (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent =>
    ({ kind: 'moveTasks', tasks: words.map(at), where, target: at(target) });
  check(md('- [ ] A  est:1\n- [ ] B  est:1\n- [ ] C\n'), move(['A'], 'after', 'B'), '- [ ] B  est:1\n- [ ] A  est:1\n- [ ] C\n');
  check(md('- [ ] A  est:1\n- [ ] B  est:1\n- [ ] C'), move(['C'], 'before', 'A'), '- [ ] C\n- [ ] A  est:1\n- [ ] B  est:1');
  check(md('- [ ] A  est:1\n- [ ] B  est:1\n- [ ] C'), move(['A', 'B'], 'after', 'C'), '- [ ] C\n- [ ] A  est:1\n- [ ] B  est:1');
  check(md('- [ ] A  est:1\n  para\n\n  ```\n  code\n  ```\n1. [ ] B  est:1\n'), move(['A'], 'after', 'B'), '1. [ ] B  est:1\n2. [ ] A  est:1\n   para\n\n   ```\n   code\n   ```\n');
  check(md('- [ ] A  est:3 owner:ana\n- [ ] B  est:1\n  - step\n'), move(['B'], 'into', 'A'), '- [ ] A  owner:ana\n  - [ ] B  est:1\n    - step\n');
  check(md('## G\n- [ ] A  est:1\n- [ ] C  est:1\n## H\n* [ ] B  est:1\n'), move(['A'], 'into', 'H'), '## G\n- [ ] C  est:1\n## H\n* [ ] B  est:1\n* [ ] A  est:1\n');
  check(md('- [ ] A\n  - [ ] B  est:1\n- [ ] C\n'), move(['A'], 'into', 'B'), /into itself/);
  check(adoc('* [ ] A  est:1\n** [ ] A1  est:1\n* [ ] B\n** [ ] B1  est:1\n'), move(['A '], 'into', 'B1'), '* [ ] B\n** [ ] B1\n*** [ ] A  est:1\n**** [ ] A1  est:1\n');
  check(adoc('* [ ] A  est:1\n** [ ] A1  est:1\n+\nattached\n\n* [ ] B  est:1\n'), move(['A1'], 'before', 'A '), '* [ ] A1  est:1\n+\nattached\n* [ ] A  est:1\n\n* [ ] B  est:1\n');
  check({ 'a.md': '---\nplan: {name: x}\n---\n- [ ] A  est:1\n  - [x] A1  est:1\n    more words\n- [ ] Z  est:1\n', 'b.adoc': '= B\n:plan-name: x\n\n* [ ] B  after:a\n' },
    move(['A '], 'after', 'B '), { 'a.md': '---\nplan: {name: x}\n---\n- [ ] Z  est:1\n', 'b.adoc': '= B\n:plan-name: x\n\n* [ ] B  after:a\n* [ ] A  est:1\n** [x] A1  est:1\n  more words\n' });
  check({ 'a.md': '- [ ] see [x](y)  est:1\n', 'b.adoc': '* [ ] B  est:1\n' }, move(['see'], 'after', 'B '), /markup/);
});

test('renaming', () => {
  const rename = (words: string, title: string) => (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent => ({ kind: 'rename', task: at(words), title });
  check(md('- [ ] A  est:1\n'), rename('A', 'Other'), '- [ ] Other  est:1\n');
  check(md('- [ ] A  est:1\\\n  more\n  words ^a1\n- [ ] B\n'), rename('A', 'Other'), '- [ ] Other  est:1 ^a1\n- [ ] B\n');
  check(md('## G {#g}\n- [ ] A  est:1\n'), rename('G', 'Other'), '## Other {#g}\n- [ ] A  est:1\n');
  check(md('- [ ] A  est:1\n'), rename('A', 'Fix est:9'), /would be read/);
  check(md('- [ ] A  est:1\n'), rename('A', ' '), /write a title/);
});

test('relations: the target gets an id, rings are refused', () => {
  const relate = (task: string, target: string, more: { relation: 'after' | 'overlap' | 'with' | 'sync'; lag?: number; block?: number }) =>
    (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent => ({ kind: 'addRelation', task: at(task), target: at(target), ...more });
  check(md('- [ ] Do it  est:1\n- [ ] B\n'), relate('B', 'Do it', { relation: 'after' }), '- [ ] Do it  est:1 id:do-it\n- [ ] B  after:do-it\n');
  check(md('- [ ] A  est:1\n- [ ] B\n- [ ] C\n'), (at) => ({ kind: 'addRelation', task: at('B'), others: [at('C')], target: at('A'), relation: 'after' }), '- [ ] A  est:1 id:a\n- [ ] B  after:a\n- [ ] C  after:a\n');
  check(md('- [ ] A  id:a\n- [ ] B  after:x\n'), relate('B', 'A ', { relation: 'after', lag: 2 }), '- [ ] A  id:a\n- [ ] B  after:x,a+2\n');
  check(md('- [ ] A  id:a\n- [ ] B  sync:a\n'), relate('B', 'A ', { relation: 'sync', block: 2 }), '- [ ] A  id:a\n- [ ] B  sync:a@2\n');
  check(md('- [ ] A  id:a\n- [ ] B  id:b after:a\n- [ ] C  id:c after:b\n'), relate('A ', 'C ', { relation: 'after' }), /already waits.*ring/);
  const several = (first: string, ...more: string[]) => (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent =>
    ({ kind: 'addRelation', task: at(first), others: more.map(at), target: at('C '), relation: 'after' });
  const chain = '- [ ] A  id:a\n- [ ] B  id:b after:a\n- [ ] C  id:c after:b\n- [ ] D  id:d est:1\n- [ ] E  id:e est:1\n';
  check(md(chain), several('D ', 'B ', 'E '), /"C" already waits for "B"/);
  check(md(chain), several('D ', 'E '), chain.replace('id:d est:1', 'id:d est:1 after:c').replace('id:e est:1', 'id:e est:1 after:c'));
  check(md('- [ ] A  id:a\n'), relate('A', 'A', { relation: 'after' }), /on itself/);
  check(md('- [ ] A  id:a\n  - [ ] B  est:1\n'), relate('B', 'A', { relation: 'after' }), /group around it/);
  const joined: Texts = { 'a.md': '---\nplan: {name: x}\n---\n- [ ] A  est:1\n', 'b.adoc': '= B\n:plan-name: x\n\n* [ ] B  est:1\n' };
  check(joined, relate('B ', 'A ', { relation: 'after' }), { 'a.md': '---\nplan: {name: x}\n---\n- [ ] A  est:1 id:a\n', 'b.adoc': '= B\n:plan-name: x\n\n* [ ] B  est:1 after:a\n' });
  const apart: Texts = { 'a note.md': '- [ ] A  est:1\n', 'b.md': '- [ ] B  id:a est:1\n' };
  check(apart, relate('B ', 'A ', { relation: 'after' }), { 'a note.md': '- [ ] A  est:1 id:a-2\n', 'b.md': '- [ ] B  id:a est:1 after:a-note/a-2\n' });
});

test('relations removed and changed', () => {
  const written = { relation: 'after', reference: 'a' } as const;
  check(md('- [ ] A  id:a\n- [ ] B  after:a+2,x\n'), (at) => ({ kind: 'removeRelation', task: at('B'), ...written }), '- [ ] A  id:a\n- [ ] B  after:x\n');
  check(md('- [ ] A  id:a\n- [ ] B  after:a+2\n'), (at) => ({ kind: 'changeRelation', task: at('B'), ...written, to: { relation: 'overlap' } }), '- [ ] A  id:a\n- [ ] B  overlap:a\n');
  check(md('- [ ] A  id:a\n- [ ] B  after:a+2\n'), (at) => ({ kind: 'changeRelation', task: at('B'), ...written, to: { relation: 'sync', block: 3 } }), '- [ ] A  id:a\n- [ ] B  sync:a@3\n');
  check(md('- [ ] A  id:a\n- [ ] B  after:a+2\n'), (at) => ({ kind: 'changeRelation', task: at('B'), ...written, to: { relation: 'after', percent: 50 } }), '- [ ] A  id:a\n- [ ] B  after:a@50%\n');
  check(md('- [ ] B  est:1\n'), (at) => ({ kind: 'removeRelation', task: at('B'), ...written }), /has no after:a/);
});

test('pins count inside the group, whatever columns a chart shows', () => {
  const plan = '- [ ] A  id:a est:7\n\n## G\n<!-- plan: after:a -->\n- [ ] B  est:2\n';
  const pin = (words: string, shown: Extract<PlanIntent, { kind: 'setPins' }>['pins'][number]['pin'], estimate?: string) =>
    (at: (words: string) => ReturnType<typeof taskAt>): PlanIntent => ({ kind: 'setPins', pins: [{ task: at(words), pin: shown, ...(estimate !== undefined && { estimate }) }] });
  check(md(plan), pin('B', { kind: 'start', column: 10 }), plan.replace('est:2', 'est:2 at:3'));
  check(md(plan), pin('B', { kind: 'slots', columns: [13, 10, 11] }, '3'), plan.replace('est:2', 'est:3 at:3-4,6'));
  check(md(plan), pin('B', { kind: 'start', column: 7 }), /before column 8/);
  check(md(plan), pin('## G', { kind: 'not-before', column: 9 }), plan.replace('after:a', 'after:a at:9+'));
  check(md(plan), pin('## G', { kind: 'slots', columns: [9] }), /is a group/);
  check(md('- [ ] B  at:3 est:2\n'), pin('B', null, '5'), '- [ ] B  est:5\n');
});

test('a list made tasks', () => {
  const convert = (firstLine: number, lastLine: number): (() => PlanIntent) => () => ({ kind: 'convertList', uri: 'file:///a.md', version: 3, firstLine, lastLine });
  check(md('text\n\n- a\n- [x] b\n  1. c\n\n- d\n'), convert(2, 2), 'text\n\n- [ ] a\n- [x] b\n  1. [ ] c\n\n- d\n');
  check(md('- a\n- b\n- c\n'), convert(1, 2), '- a\n- [ ] b\n- [ ] c\n');
  check(md('# T\n\n- a\n- b\n'), convert(2, 2), '# T\n<!-- plan: -->\n\n- [ ] a\n- [ ] b\n');
  check(md('# T\n\n- a\n- [ ] b  est:1\n'), convert(2, 2), '# T\n\n- [ ] a\n- [ ] b  est:1\n');
  check(md('```\n- a\n```\n'), convert(1, 1), /no list here/);
});

test('relations follow a task to another plan, by their long names', () => {
  const notes: Texts = {
    'first.md': '- [ ] A  id:a est:1\n- [ ] B  id:b after:a,second/c est:1\n- [ ] D  after:b\n', 'second.md': '- [ ] C  id:c est:1 after:first/b\n',
  };
  check(notes, (at) => ({ kind: 'moveTasks', tasks: [at('B ')], where: 'after', target: at('C ') }), {
    'first.md': '- [ ] A  id:a est:1\n- [ ] D  after:second/b\n', 'second.md': '- [ ] C  id:c est:1 after:b\n- [ ] B  id:b after:first/a,second/c est:1\n',
  });
  const clash: Texts = { 'first.md': '- [ ] A  id:a est:1\n', 'second.md': '- [ ] Other  id:a est:1\n' };
  check(clash, (at) => ({ kind: 'moveTasks', tasks: [at('A ')], where: 'after', target: at('Other') }), /"A" has the id "a", which names "Other"/);
});

test('tasks that were in the plan only because of a neighbour stay in it', () => {
  const notes = md('# T\n\n## G\n\n- [ ] A  est:1\n- [ ] B\n\n## H\n\n- [ ] C  est:1\n');
  check(notes, (at) => ({ kind: 'moveTasks', tasks: [at('A ')], where: 'into', target: at('## H') }),
    '# T\n\n## G\n<!-- plan: -->\n\n- [ ] B\n\n## H\n\n- [ ] C  est:1\n- [ ] A  est:1\n');
  check(notes, (at) => ({ kind: 'deleteTasks', tasks: [at('A ')], references: 'remove' }), '# T\n\n## G\n<!-- plan: -->\n\n- [ ] B\n\n## H\n\n- [ ] C  est:1\n');
  check(notes, (at) => ({ kind: 'setField', tasks: [at('A ')], field: 'est', value: null }), '# T\n\n## G\n<!-- plan: -->\n\n- [ ] A\n- [ ] B\n\n## H\n\n- [ ] C  est:1\n');
  check(adoc('= T\n\n== G\n\n* [ ] A  est:1\n* [ ] B\n'), (at) => ({ kind: 'deleteTasks', tasks: [at('A ')], references: 'keep' }), '= T\n\n== G\n// plan:\n\n* [ ] B\n');
});
