/**
 * What is coloured in a plan, in every form a task can be written in.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlanTokens } from '../../server/features/planTokens.ts';
import { analyseNotes } from './planWorkspace.ts';

function tokensOf(path: string, text: string, others: Readonly<Record<string, string>> = {}, within = { start: 0, end: text.length }): string {
  const { analysis, uri, model } = analyseNotes({ [path]: text, ...others });
  return findPlanTokens(analysis, uri(path), model(path), within)
    .map(({ span, type, modifier }) => `${text.slice(span.start, span.end)}=${type}${modifier === undefined ? '' : `.${modifier}`}`).join(' ');
}

test('every key with its kind of value', () => {
  assert.equal(tokensOf('a.md', '- [ ] A  id:a est:2-5 spent:1 left:2 sprint:3 owner:ben,ana\n'),
    '[ ]=taskState.doing id=keyword a=variable.declaration est=keyword 2-5=number spent=keyword 1=number left=keyword 2=number sprint=keyword 3=number owner=keyword ben=string ana=string');
  assert.equal(tokensOf('a.md', '- [x] A  id:a est:XL\n- [ ] B  at:8-9,12 after:a+2,other/b@50%\n', { 'other.md': '- [-] B  id:b est:1\n' }),
    '[x]=taskState.done id=keyword a=variable.declaration est=keyword XL=enumMember [ ]=taskState.dead at=keyword 8-9,12=number after=keyword a=variable +2=number other=namespace b=variable @50%=number');
});

test('the box says the state', () => {
  assert.equal(tokensOf('a.md', '- [ ] A  id:a\n- [/] B\n- [-] C\n- [ ] D  id:d after:d\n- [ ] E  after:a\n- [ ] F  overlap:a\n'),
    '[ ]=taskState.ready id=keyword a=variable.declaration [/]=taskState.doing [-]=taskState.cancelled [ ]=taskState.cyclic id=keyword d=variable.declaration after=keyword d=variable [ ]=taskState.blocked after=keyword a=variable [ ]=taskState.ready-with-partner overlap=keyword a=variable');
});

test('comments and anchors of headings, in both dialects', () => {
  assert.equal(tokensOf('a.md', '# P\n## A {#x}\n<!-- plan: after:b -->\n- [ ] T\n## B {#b}\n- [ ] U  est:1\n'),
    'x=variable.declaration plan=keyword after=keyword b=variable [ ]=taskState.blocked b=variable.declaration [ ]=taskState.ready est=keyword 1=number');
  assert.equal(tokensOf('a.adoc', '= P\n\n[[x]]\n== A\n// plan: owner:ana\n\n* [*] [[t]]T\n'),
    'x=variable.declaration plan=keyword owner=keyword ana=string [*]=taskState.done t=variable.declaration');
});

test("other tools' words are coloured where we read them", () => {
  assert.equal(tokensOf('a.md', '- [ ] A  [id:: a] [est:: 3] 📅 2030-01-01 #tag\n- [ ] B @est(2) 🆔 b ⛔ a\n'),
    '[ ]=taskState.ready id=keyword a=variable.declaration est=keyword 3=number [ ]=taskState.blocked est=keyword 2=number b=variable.declaration a=variable');
});

test('lists that are no plan, prose and half-typed tokens have no colour', () => {
  assert.equal(tokensOf('a.md', '- [ ] milk\n\nsee after:noon news\n'), '');
  assert.equal(tokensOf('a.md', '- [ ] A  id:a est:\n'), '[ ]=taskState.ready id=keyword a=variable.declaration est=keyword');
});

test('a range has the tokens of the rows it touches', () => {
  const text = '- [ ] A  id:a\n- [ ] B  id:b\n- [ ] C  id:c\n';
  const at = text.indexOf('B');
  assert.equal(tokensOf('a.md', text, {}, { start: at, end: at + 1 }), '[ ]=taskState.ready id=keyword b=variable.declaration');
});
