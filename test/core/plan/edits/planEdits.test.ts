/**
 * Edits of tasks: each as the whole note before and after, so that every byte outside the token is seen.
 * Laws over random notes stand in planLaws.test.ts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../../server/core/model/documentModel.ts';
import {
  addRelation, changeKind, ensureId, removeField, removeRelation, setField, setState,
} from '../../../../server/core/plan/edits/planEdits.ts';
import type { PlanRow } from '../../../../server/core/plan/graph/planMembership.ts';
import { applyEdits } from '../../../../server/core/text/textEdit.ts';
import type { TextEdit } from '../../../../server/core/text/textEdit.ts';
import { readNote } from '../planNotes.ts';
import type { ReadNote } from '../planNotes.ts';

type Edit = (note: ReadNote, row: PlanRow) => readonly TextEdit[];

const set = (key: Parameters<typeof setField>[2], value: string): Edit => ({ model }, row) => setField(model, row, key, value).value ?? [];
const remove = (key: Parameters<typeof removeField>[2]): Edit => ({ model }, row) => removeField(model, row, key);
const after = (id: string, lag?: number): Edit => ({ model }, row) =>
  addRelation(model, row, 'after', { alias: undefined, id, ...(lag !== undefined && { lag }) });
const relation = (row: PlanRow, id: string): PlanRow['entry']['fields']['relations'][number] => row.entry.fields.relations.find(({ target }) => target.id === id)!;
const drop = (id: string): Edit => ({ model }, row) => removeRelation(model, row, relation(row, id));
const loosen = (id: string): Edit => ({ model }, row) => changeKind(model, row, relation(row, id), 'overlap');

/** Applies `edit` to the first leaf of a note, or to its first row. */
function check(cases: readonly (readonly [before: string, edit: Edit, after: string])[], dialect: Dialect = 'markdown'): void {
  for (const [before, edit, expected] of cases) {
    const note = readNote(`${before}\n\n${dialect === 'markdown' ? '-' : '*'} [ ] z  id:z\n`, dialect);
    const row = note.plan.rows.find(({ kind }) => kind === 'leaf')!;
    const edited = applyEdits(note.model.text, edit(note, row)).replace(/\n\n[-*] \[ \] z {2}id:z\n$/, '');
    assert.equal(edited, expected, before);
  }
}

test('setting a field: one token, in its place', () => check([
  ['- [ ] A', set('est', '3'), '- [ ] A  est:3'],
  ['- [ ] A  id:a', set('est', '3'), '- [ ] A  id:a est:3'],
  ['- [ ] A  est:2   id:a', set('est', '3'), '- [ ] A  est:3   id:a'],
  ['- [ ] A  est:2', set('est', '2-5'), '- [ ] A  est:2-5'],
  ['- [ ] A  est:2 #tag due:x', set('owner', 'ben,ana'), '- [ ] A  est:2 owner:ben,ana #tag due:x'],
  ['- [ ] A #tag', set('est', '3'), '- [ ] A #tag  est:3'],
  ['- [ ] A ^block', set('est', '3'), '- [ ] A  est:3 ^block'],
  ['- [ ] A ^block', set('id', 'other'), '- [ ] A ^other'],
  ['- [ ] A  ', set('est', '3'), '- [ ] A  est:3  '],
  ['- [ ] A\n  more', set('est', '3'), '- [ ] A  est:3\n  more'],
  ['- [ ] A\\\n  more', set('est', '3'), '- [ ] A  est:3\\\n  more'],
  ['-\t[ ]\tA\test:2\tid:a', set('est', '3'), '-\t[ ]\tA\test:3\tid:a'],
  ['- [ ] A  est:1 est:2', set('est', '3'), '- [ ] A  est:1 est:3'],
  ['- [ ] A  @est(2)', set('est', '3'), '- [ ] A  @est(3)'],
  ['- [ ] A  est:3', set('est', '3'), '- [ ] A  est:3'],
]));

test('lines of Dataview and Obsidian keep their dialect, and our tokens go before theirs', () => check([
  ['- [ ] A 📅 2030-01-01', set('est', '3'), '- [ ] A est:3 📅 2030-01-01'],
  ['- [ ] A  est:2 🆔 x ⛔ y', set('sprint', '1'), '- [ ] A  est:2 sprint:1 🆔 x ⛔ y'],
  ['- [ ] A 🆔 x ⛔ y', set('id', 'new'), '- [ ] A 🆔 new ⛔ y'],
  ['- [ ] A 🆔 x ⛔ y', after('z'), '- [ ] A 🆔 x ⛔ y,z'],
  ['- [ ] A 🆔 x ⛔ y', after('z', 2), '- [ ] A after:z+2 🆔 x ⛔ y'],
  ['- [ ] A ⛔ y, z', drop('y'), '- [ ] A ⛔ z'],
  ['- [ ] A ⛔ y, z', drop('z'), '- [ ] A ⛔ y'],
  ['- [ ] A ⛔ y 📅 2030-01-01', drop('y'), '- [ ] A 📅 2030-01-01'],
  ['- [ ] A [est:: 2] [dependsOn:: y]', set('est', '3'), '- [ ] A [est:: 3] [dependsOn:: y]'],
  ['- [ ] A [dependsOn:: y]', after('z'), '- [ ] A [dependsOn:: y,z]'],
  ['- [ ] A [due:: 2030-01-01]', after('z'), '- [ ] A after:z [due:: 2030-01-01]'],
]));

test('removing a field takes its blanks along', () => check([
  ['- [ ] A  est:3', remove('est'), '- [ ] A'],
  ['- [ ] A  est:3 id:a', remove('est'), '- [ ] A  id:a'],
  ['- [ ] A  est:3 id:a', remove('id'), '- [ ] A  est:3'],
  ['- [ ] A  est:3 id:a #tag', remove('id'), '- [ ] A  est:3 #tag'],
  ['- [ ] A  est:1 est:3', remove('est'), '- [ ] A'],
  ['- [ ] est:3', remove('est'), '- [ ] est:3'],
  ['- [ ] A  est:3  ', remove('est'), '- [ ] A  '],
]));

test('relations', () => check([
  ['- [ ] A', after('z'), '- [ ] A  after:z'],
  ['- [ ] A  after:y est:1', after('z', 2), '- [ ] A  after:y,z+2 est:1'],
  ['- [ ] A  after:y,z est:1', after('z', 2), '- [ ] A  after:y,z+2 est:1'],
  ['- [ ] A  after:y,', after('z'), '- [ ] A  after:y,z'],
  ['- [ ] A  after:x,y,z', drop('x'), '- [ ] A  after:y,z'],
  ['- [ ] A  after:x,y,z', drop('z'), '- [ ] A  after:x,y'],
  ['- [ ] A  after:x est:1', drop('x'), '- [ ] A  est:1'],
  ['- [ ] A  after:x+2 est:1', loosen('x'), '- [ ] A  overlap:x est:1'],
  ['- [ ] A  after:x,y', loosen('x'), '- [ ] A  after:y overlap:x'],
  ['- [ ] A  after:x overlap:y', loosen('x'), '- [ ] A  overlap:y,x'],
]));

test('AsciiDoc lines', () => check([
  ['* [ ] A +\nmore', set('est', '3'), '* [ ] A  est:3 +\nmore'],
  ['* [ ] [[a]]A', set('id', 'b'), '* [ ] [[b]]A'],
  ['* [ ] [[a]]A', set('est', '3'), '* [ ] [[a]]A  est:3'],
  ['* [ ] foo::', set('est', '3'), '* [ ] foo::  est:3'],
], 'asciidoc'));

test('fields of a heading go into a comment on the next line', () => {
  const edit = (text: string, dialect: Dialect, change: Edit): string => {
    const note = readNote(text, dialect);
    return applyEdits(text, change(note, note.plan.rows[0]!));
  };
  const item = '- [ ] a  est:1';
  assert.equal(edit(`## A\n${item}\n`, 'markdown', set('id', 'a')), `## A\n<!-- plan: id:a -->\n${item}\n`);
  assert.equal(edit(`## A\r\n\r\n${item}\r\n`, 'markdown', set('id', 'a')), `## A\r\n<!-- plan: id:a -->\r\n\r\n${item}\r\n`);
  assert.equal(edit(`A\n---\n\n${item}`, 'markdown', set('id', 'a')), `A\n---\n<!-- plan: id:a -->\n\n${item}`);
  assert.equal(edit(`## A\n\n<!-- x -->\n<!-- plan: id:a -->\n${item}\n`, 'markdown', after('b')), `## A\n\n<!-- x -->\n<!-- plan: id:a after:b -->\n${item}\n`);
  assert.equal(edit(`## A\n<!-- plan:-->\n${item}\n`, 'markdown', set('id', 'b')), `## A\n<!-- plan: id:b-->\n${item}\n`);
  assert.equal(edit(`## A {#a}\n${item}\n`, 'markdown', set('id', 'b')), `## A {#b}\n${item}\n`);
  assert.equal(edit(`## A\n<!-- plan: id:a after:b -->\n${item}\n`, 'markdown', remove('after')), `## A\n<!-- plan: id:a -->\n${item}\n`);
  assert.equal(edit('== A\n\n* [ ] a  est:1\n', 'asciidoc', set('id', 'a')), '== A\n// plan: id:a\n\n* [ ] a  est:1\n');
  assert.equal(edit('[#x]\n== A\n* [ ] a  est:1\n', 'asciidoc', set('id', 'a')), '[#a]\n== A\n* [ ] a  est:1\n');
  assert.equal(edit('== A\n// plan: id:a\n* [ ] a  est:1\n', 'asciidoc', set('sprint', '2')), '== A\n// plan: id:a sprint:2\n* [ ] a  est:1\n');
});

test('boxes: exactly the state asked for, ticks as the note writes them', () => {
  const tick = (text: string, state: Parameters<typeof setState>[2], dialect: Dialect = 'markdown'): string =>
    applyEdits(text, setState(readNote(text, dialect).model, 0, state));
  assert.equal(tick('- [ ] A\n', 'done'), '- [x] A\n');
  assert.equal(tick('- [ ] A\n- [X] B\n', 'done'), '- [X] A\n- [X] B\n');
  assert.equal(tick('* [ ] A\n* [*] B\n', 'done', 'asciidoc'), '* [*] A\n* [*] B\n');
  assert.equal(tick('- [x] A\n', 'open'), '- [ ] A\n');
  assert.equal(tick('- [ ] A\n', 'doing'), '- [/] A\n');
  assert.equal(tick('- [ ] A\n', 'cancelled'), '- [-] A\n');
});

test('values that cannot be written are refused with the reason', () => {
  const { model, plan } = readNote('- [ ] A  est:1\n');
  const refusals = ([['est', '2.5'], ['id', 'a--b'], ['owner', '@ben'], ['at', '0'], ['after', 'a b'], ['sprint', '-1']] as const)
    .map(([key, value]) => setField(model, plan.rows[0]!, key, value));
  for (const refusal of refusals) assert.ok(refusal.fault !== undefined && refusal.fault.length > 10);
});

test('ids are slugs of titles, made only where there is none', () => {
  const idOf = (title: string, taken: readonly string[] = []): string => {
    const { model, plan } = readNote(`- [ ] ${title}  est:1\n`);
    return ensureId(model, plan.rows[0]!, (id) => taken.includes(id)).id;
  };
  assert.equal(idOf('Create schema'), 'create-schema');
  assert.equal(idOf('Create schema', ['create-schema', 'create-schema-2']), 'create-schema-3');
  assert.equal(idOf('Créer le `schéma` (v2)'), 'creer-le-schema-v2');
  assert.equal(idOf('Read [the guide](https://x.org/page)'), 'read-the-guide');
  assert.equal(idOf('计划'), 't1');
  assert.equal(idOf('计划', ['t1']), 't2');
  assert.equal(idOf('2024 -- __ budget'), 'budget');
  const { model, plan } = readNote('- [ ] A  id:x\n');
  assert.deepEqual(ensureId(model, plan.rows[0]!, () => false), { id: 'x', edits: [] });
});
