/**
 * Laws of intents over random notes of both dialects and all line endings: what comes out says what was meant, and every
 * line that was not meant stays as it was, in its order. An intent may be refused, but seldom.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect, DocumentModel } from '../../server/core/model/documentModel.ts';
import { parseNote } from '../../server/core/parseNote.ts';
import { readItem } from '../../server/core/plan/syntax/planEntry.ts';
import type { PlanIntent } from '../../server/protocol/planMessages.ts';
import { pick, randomFrom, randomNote } from '../core/plan/randomNotes.ts';
import type { Random } from '../core/plan/randomNotes.ts';
import { VERSION, edit } from './intentScene.ts';

const NOTES = 150;
const NAMES: Readonly<Record<Dialect, string>> = { markdown: 'a.md', asciidoc: 'a.adoc' };

interface Trial {
  readonly model: DocumentModel;
  readonly random: Random;
  readonly at: (index: number) => { uri: string; version: number; line: number };
}

/** What a law expects of the note after an intent. */
interface Expectation {
  readonly intent: PlanIntent;
  /** Items that the intent takes away or puts elsewhere, and how many come in their place. */
  readonly touched: readonly number[];
  readonly check: (after: DocumentModel, name: string) => void;
}

/** Runs a law on random notes of both dialects. @returns the share of intents refused */
function forNotes(law: (trial: Trial) => Expectation | undefined): number {
  let [asked, refused] = [0, 0];
  for (const dialect of ['markdown', 'asciidoc'] as const) {
    for (let seed = 1; seed <= NOTES; seed++) {
      const random = randomFrom(seed * 7919);
      const text = randomNote(random, dialect);
      const model = parseNote(text, dialect);
      if (model.checklist.length === 0) continue;
      const trial: Trial = { model, random, at: (index) => ({ uri: `file:///${NAMES[dialect]}`, version: VERSION, line: model.checklist[index]!.line }) };
      const expectation = law(trial);
      if (expectation === undefined) continue;
      asked++;
      const result = edit({ [NAMES[dialect]]: text }, expectation.intent);
      if (typeof result === 'string') {
        refused++;
        continue;
      }
      const after = result[NAMES[dialect]]!;
      const name = `${dialect} ${seed} ${JSON.stringify(expectation.intent)}\n${text}\n→\n${after}`;
      assert.deepEqual(endingsOf(after).filter((ending) => !endingsOf(text).includes(ending)), [], `line endings: ${name}`);
      assertSubsequence(untouchedLines(model, expectation.touched), linesOf(after), name);
      expectation.check(parseNote(after, dialect), name);
    }
  }
  return refused / asked;
}

function endingsOf(text: string): readonly string[] {
  return [...new Set(text.match(/\r\n|\n|\r/g) ?? ['\n', '\r\n'])];
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
}

/** The lines that hold something, without those of the items named and all below them. */
function untouchedLines(model: DocumentModel, touched: readonly number[]): readonly string[] {
  return model.text.split(/\r\n|\n|\r/).filter((line, index) => line.trim() !== ''
    && !touched.some((item) => model.checklist[item]!.line <= index && index <= model.checklist[item]!.endLine));
}

function assertSubsequence(expected: readonly string[], lines: readonly string[], name: string): void {
  let at = 0;
  for (const line of expected) {
    at = lines.indexOf(line, at) + 1;
    assert.ok(at > 0, `"${line}" is gone or out of order: ${name}`);
  }
}

function isBelow(model: DocumentModel, outer: number, inner: number): boolean {
  for (let at = inner; at !== -1; at = model.checklist[at]!.parent) if (at === outer) return true;
  return false;
}

function sizeOf(model: DocumentModel, index: number): number {
  return model.checklist.filter((_, other) => isBelow(model, index, other)).length;
}

/** The first word of an item, which no edit of its tail changes. */
function startOf(model: DocumentModel, index: number): string {
  const line = model.checklist[index]?.textLines[0];
  return line === undefined ? '' : model.text.slice(line.start, line.end).split(/\s/)[0]!;
}

const wordsOf = (model: DocumentModel): readonly string[] => model.checklist.map((item) => {
  const { title, fields, id } = readItem(model, item);
  return JSON.stringify([item.state, title, id, fields.relations.map(({ kind, target }) => [kind, target]), fields.sprint?.value]);
});

test('a task that is moved keeps its words and what is below it, and nothing else changes', () => {
  const refused = forNotes(({ model, random, at }) => {
    const moved = random(model.checklist.length);
    const target = random(model.checklist.length);
    const where = pick(random, ['before', 'after', 'into'] as const);
    if (isBelow(model, moved, target)) return undefined;
    return {
      intent: { kind: 'moveTasks', tasks: [at(moved)], where, target: at(target) },
      touched: [moved, ...(where === 'into' ? [target] : [])],
      check: (after, name) => {
        // A target that loses its estimate may have no key left: then other words at its end are title again.
        const others = (note: DocumentModel): readonly string[] => wordsOf(note).filter((_, index) => where !== 'into' || startOf(note, index) !== startOf(model, target)).sort();
        assert.deepEqual(others(after), others(model), name);
        const words = wordsOf(model)[moved]!;
        const places = after.checklist.flatMap((item, index) => (wordsOf(after)[index] === words ? [{ item, index }] : []));
        const parent = where === 'into' ? target : model.checklist[target]!.parent;
        const isThere = (index: number): boolean => startOf(after, index) === startOf(model, parent);
        assert.ok(places.some(({ item, index }) => isThere(item.parent) && sizeOf(after, index) === sizeOf(model, moved)), name);
      },
    };
  });
  assert.ok(refused < 0.1, `${Math.round(refused * 100)}% are refused`);
});

test('a task that is deleted is gone with what is below it, and nothing else changes', () => {
  const refused = forNotes(({ model, random, at }) => {
    const gone = random(model.checklist.length);
    return {
      intent: { kind: 'deleteTasks', tasks: [at(gone)], references: 'keep' },
      touched: [gone],
      check: (after, name) => assert.deepEqual(wordsOf(after), wordsOf(model).filter((_, index) => !isBelow(model, gone, index)), name),
    };
  });
  assert.ok(refused < 0.05, `${Math.round(refused * 100)}% are refused`);
});

test('a task that is added stands where it was meant to, and deleting it leaves the old text', () => {
  const refused = forNotes(({ model, random, at }) => {
    const target = random(model.checklist.length);
    const where = pick(random, ['before', 'after', 'into'] as const);
    return {
      intent: { kind: 'addTask', where, task: at(target), title: 'Fresh & new', estimate: null },
      touched: [],
      check: (after, name) => {
        const index = after.checklist.findIndex((item) => readItem(after, item).title === 'Fresh & new');
        assert.ok(index !== -1, name);
        const parent = where === 'into' ? wordsOf(model)[target] : wordsOf(model)[model.checklist[target]!.parent];
        assert.equal(wordsOf(after)[after.checklist[index]!.parent], parent, name);
        assert.deepEqual(wordsOf(after).toSpliced(index, 1), wordsOf(model), name);
        const path = NAMES[model.dialect];
        const undone = edit({ [path]: after.text }, { kind: 'deleteTasks', references: 'keep', tasks: [{ uri: `file:///${path}`, version: VERSION, line: after.checklist[index]!.line }] });
        assert.deepEqual(undone, { [path]: model.text }, `deleting it again: ${name}`);
      },
    };
  });
  assert.ok(refused < 0.05, `${Math.round(refused * 100)}% are refused`);
});

test('a task that is renamed has the new title, its tail and nothing else is changed', () => {
  const refused = forNotes(({ model, random, at }) => {
    const renamed = random(model.checklist.length);
    return {
      intent: { kind: 'rename', task: at(renamed), title: 'Ganz *neu*' },
      touched: [renamed],
      check: (after, name) => {
        const item = readItem(after, after.checklist[renamed]!);
        assert.equal(item.title, 'Ganz *neu*', name);
        assert.equal(item.id, readItem(model, model.checklist[renamed]!).id, name);
        assert.deepEqual(wordsOf(after).toSpliced(renamed, 1), wordsOf(model).toSpliced(renamed, 1), name);
      },
    };
  });
  assert.ok(refused < 0.05, `${Math.round(refused * 100)}% are refused`);
});
