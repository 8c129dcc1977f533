/**
 * Laws of reading and writing plans, over random notes: what is written is read back, nothing else changes, and
 * undoing an edit by its opposite gives the old text. Notes that are half typed never make an exception.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { findPlanComment } from '../../../server/core/plan/syntax/planComment.ts';
import { addRelation, removeField, removeRelation, setField, setState } from '../../../server/core/plan/edits/planEdits.ts';
import { readHeading, readItem } from '../../../server/core/plan/syntax/planEntry.ts';
import type { Pin } from '../../../server/core/plan/planItem.ts';
import type { PlanKey } from '../../../server/core/plan/syntax/planKeys.ts';
import { parseEstimate, parsePin, parseTarget, renderEstimate, renderPin, renderTarget } from '../../../server/core/plan/syntax/planValues.ts';
import type { Estimate, RelationTarget } from '../../../server/core/plan/syntax/planValues.ts';
import { parseNote } from '../../../server/core/parseNote.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import type { TextEdit } from '../../../server/core/text/textEdit.ts';
import { describeEntry, describeFields, plansOf } from './planNotes.ts';
import { pick, randomFrom, randomNote } from './randomNotes.ts';
import type { Random } from './randomNotes.ts';

const DIALECTS: readonly Dialect[] = ['markdown', 'asciidoc'];
const NOTES = 250;

/** What a note says, item by item and heading by heading, but for the item named. */
function factsOf(text: string, dialect: Dialect, except = -1): unknown {
  const model = parseNote(text, dialect);
  return {
    items: model.checklist.map((item, index) => (index === except ? 'edited' : `${item.state} ${item.parent} ${item.heading} ${describeEntry(readItem(model, item))}`)),
    headings: model.headings.map((heading) => `${heading.level} ${heading.id} ${describeEntry(readHeading(model, heading, findPlanComment(model, heading)))}`),
    links: model.links.map(({ target }) => target),
    anchors: model.anchors.map(({ id }) => id),
    blocks: model.blocks.map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`),
  };
}

/** Runs `law` on the items of random notes; `run` names the note in messages. */
function forItems(law: (text: string, dialect: Dialect, index: number, random: Random, run: string) => void): void {
  for (const dialect of DIALECTS) {
    for (let seed = 1; seed <= NOTES; seed++) {
      const random = randomFrom(seed);
      const text = randomNote(random, dialect);
      const count = parseNote(text, dialect).checklist.length;
      if (count > 0) law(text, dialect, random(count), random, `${dialect} ${seed}`);
    }
  }
}

const VALUES: readonly (readonly [key: PlanKey, values: readonly string[]])[] = [
  ['id', ['fresh', 'a-b_c']], ['est', ['5', 'XL', '1-2', '1-2-9', '0']], ['at', ['3', '4+', '2-3,7']], ['sprint', ['7']],
  ['owner', ['zoe', 'ana,Ольга']], ['spent', ['2', '0']], ['left', ['1']], ['after', ['t9', 't8,t9']], ['overlap', ['t9+2']], ['with', ['t9']], ['sync', ['t9@3']],
];

function rowOf(text: string, dialect: Dialect, index: number): { readonly model: ReturnType<typeof parseNote>; readonly row: { readonly source: 'item'; readonly index: number; readonly entry: ReturnType<typeof readItem> } } {
  const model = parseNote(text, dialect);
  return { model, row: { source: 'item', index, entry: readItem(model, model.checklist[index]!) } };
}

/** All edits lie on the first line of the item. */
function assertOneLine(text: string, edits: readonly TextEdit[], run: string): void {
  const lines = new Set(edits.flatMap(({ start, end }) => [text.slice(0, start), text.slice(0, end)]).map((before) => before.split(/\r\n?|\n/).length));
  assert.ok(lines.size <= 1 && !edits.some(({ newText }) => /[\r\n]/.test(newText)), run);
}

test('a field that is set is read back, and nothing else changes', () => {
  forItems((text, dialect, index, random, run) => {
    const { model, row } = rowOf(text, dialect, index);
    const [key, values] = pick(random, VALUES);
    const value = pick(random, values);
    const edits = setField(model, row, key, value).value!;
    assertOneLine(text, edits, run);
    const edited = applyEdits(text, edits);
    const { row: after } = rowOf(edited, dialect, index);
    const name = `${run} ${key}:${value}\n${text}\n→\n${edited}`;
    assert.equal(fieldOf(describeFields(after.entry), key), value, name);
    assert.deepEqual(otherFields(describeFields(after.entry), key), otherFields(describeFields(row.entry), key), name);
    if (row.entry.hasKeys) assert.equal(after.entry.title, row.entry.title, name);
    const isAnchor = key === 'id' && row.entry.id !== undefined && row.entry.fields.id === undefined;
    if (!isAnchor) assert.deepEqual(factsOf(edited, dialect, index), factsOf(text, dialect, index), name);
  });
});

test('a field that is set and removed again leaves the old text', () => {
  forItems((text, dialect, index, random, run) => {
    const { model, row } = rowOf(text, dialect, index);
    const [key, values] = pick(random, VALUES);
    if (row.entry.tokens.some((token) => token.key === key) || (key === 'id' && row.entry.id !== undefined)) return;
    const edited = applyEdits(text, setField(model, row, key, values[0]!).value!);
    const { model: after, row: afterRow } = rowOf(edited, dialect, index);
    assert.equal(applyEdits(edited, removeField(after, afterRow, key)), text, `${run} ${key}`);
  });
});

test('a field that is removed is gone, and nothing else changes', () => {
  forItems((text, dialect, index, random, run) => {
    const { model, row } = rowOf(text, dialect, index);
    const key = pick(random, VALUES)[0];
    const edits = removeField(model, row, key);
    const edited = applyEdits(text, edits);
    const { row: after } = rowOf(edited, dialect, index);
    const name = `${run} ${key}\n${text}\n→\n${edited}`;
    if (edits.length === 0) return;
    assert.ok(!after.entry.tokens.some((token) => token.key === key), name);
    if (after.entry.hasKeys) assert.deepEqual(otherFields(describeFields(after.entry), key), otherFields(describeFields(row.entry), key), name);
    assert.deepEqual(factsOf(edited, dialect, index), factsOf(text, dialect, index), name);
  });
});

test('a relation that is added is read back; added and removed, it leaves the old text', () => {
  forItems((text, dialect, index, random, run) => {
    const { model, row } = rowOf(text, dialect, index);
    const target: RelationTarget = { alias: undefined, id: 't9', ...(random(2) === 0 && { lag: 2 }) };
    const kind = pick(random, ['after', 'overlap'] as const);
    const edited = applyEdits(text, addRelation(model, row, kind, target));
    const { model: after, row: afterRow } = rowOf(edited, dialect, index);
    const added = afterRow.entry.fields.relations.find((relation) => relation.kind === kind && relation.target.id === 't9');
    assert.deepEqual(added?.target, target, `${run}\n${text}\n→\n${edited}`);
    assert.equal(afterRow.entry.fields.relations.length, row.entry.fields.relations.length + 1, run);
    assert.equal(applyEdits(edited, removeRelation(after, afterRow, added!)), text, run);
    assert.deepEqual(factsOf(edited, dialect, index), factsOf(text, dialect, index), run);
  });
});

test('a box that is set changes that box alone, and can be set back', () => {
  forItems((text, dialect, index, random, run) => {
    const model = parseNote(text, dialect);
    const state = pick(random, ['open', 'done', 'doing', 'cancelled'] as const);
    const edited = applyEdits(text, setState(model, index, state));
    const after = parseNote(edited, dialect);
    assert.equal(after.checklist[index]!.state, state, run);
    assert.equal(edited.length, text.length, run);
    assert.deepEqual(factsOf(edited, dialect, index), factsOf(text, dialect, index), run);
  });
});

test('an id given to a heading changes no anchor and no task', () => {
  for (const dialect of DIALECTS) {
    for (let seed = 1; seed <= NOTES; seed++) {
      const text = randomNote(randomFrom(seed), dialect);
      const model = parseNote(text, dialect);
      model.headings.forEach((heading, index) => {
        const comment = findPlanComment(model, heading);
        const entry = readHeading(model, heading, comment);
        if (entry.id !== undefined) return;
        const edited = applyEdits(text, setField(model, { source: 'heading', index, entry }, 'id', 'fresh').value!);
        const after = parseNote(edited, dialect);
        const changed = after.headings[index]!;
        assert.equal(readHeading(after, changed, findPlanComment(after, changed)).id, 'fresh', `${dialect} ${seed}`);
        assert.deepEqual(after.headings.map(({ id, text: title }) => [id, title]), model.headings.map(({ id, text: title }) => [id, title]));
        assert.deepEqual(after.checklist.map((item) => describeEntry(readItem(after, item))), model.checklist.map((item) => describeEntry(readItem(model, item))));
      });
    }
  }
});

function fieldOf(described: string, key: PlanKey): string | undefined {
  return described.split(' ').find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1);
}

function otherFields(described: string, key: PlanKey): readonly string[] {
  return described.split(' ').filter((part) => part !== '' && !part.startsWith(`${key}=`));
}

test('values: what is written is read back', () => {
  const random = randomFrom(7);
  const number = (least: number): number => least + random(pick(random, [3, 20, 1000]));
  for (let round = 0; round < 2000; round++) {
    const [low, likely, high] = [number(0), number(0), number(0)].sort((a, b) => a - b) as [number, number, number];
    const estimate: Estimate = pick<Estimate>(random, [
      { kind: 'points', points: low }, { kind: 'size', size: pick(random, ['XS', 'M', 'huge']) }, { kind: 'range', low, high }, { kind: 'threePoint', low, likely, high },
    ]);
    assert.deepEqual(parseEstimate(renderEstimate(estimate)).value, estimate);
    const ranges: [number, number][] = [];
    for (let column = number(1), count = 1 + random(3); count > 0; count--, column += 2 + random(4)) ranges.push([column, (column += random(3))]);
    const pin: Pin = pick<Pin>(random, [{ kind: 'start', column: number(1) }, { kind: 'not-before', column: number(1) }, { kind: 'slots', ranges }]);
    assert.deepEqual(parsePin(renderPin(pin)).value, pin);
    const suffix = pick<Partial<RelationTarget>>(random, [{}, { lag: number(0) }, { block: number(1) }, { percent: 1 + random(100) }]);
    const target: RelationTarget = { alias: pick(random, [undefined, 'my-notes']), id: pick(random, ['a', 'b-2', 'c_d']), ...suffix };
    assert.deepEqual(parseTarget('after', renderTarget(target)).value, target);
  }
});

test('the reference plan cut off at every character, and with every character missing', () => {
  for (const dialect of DIALECTS) {
    const path = dialect === 'markdown' ? 'storage-service.md' : 'storage-service.adoc';
    const whole = readFileSync(`test/data/plan/${path}`, 'utf8');
    for (let at = 0; at <= whole.length; at++) {
      assert.ok(plansOf({ [path]: whole.slice(0, at) }).length <= 1);
      if (at % 3 === 0) assert.ok(plansOf({ [path]: whole.slice(0, at) + whole.slice(at + 1) }).length >= 1, `${path} without character ${at}`);
    }
  }
});

test('typing a tail at the end of a line disturbs no other line', () => {
  for (const [path, dialect] of [['storage-service.md', 'markdown'], ['storage-service.adoc', 'asciidoc']] as const) {
    const whole = readFileSync(`test/data/plan/${path}`, 'utf8');
    for (const item of parseNote(whole, dialect).checklist) {
      const { end } = item.textLines[0]!;
      const typed = ` owner:ben after:review,stubs@50% sprint:12 at:8-9,12`;
      for (let count = 1; count <= typed.length; count++) {
        const text = whole.slice(0, end) + typed.slice(0, count) + whole.slice(end);
        const [plan] = plansOf({ [path]: text });
        const elsewhere = plan!.problems.filter(({ span }) => span.start < item.span.start || span.start > end + count);
        assert.deepEqual(elsewhere, [], `${path}: ${text.slice(item.span.start, end + count)}`);
        assert.equal(plan!.rows.length, 34);
      }
    }
  }
});
