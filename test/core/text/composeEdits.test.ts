/**
 * Two sets of random edits as one: the same text comes out, and what both leave alone is not touched.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeEdits } from '../../../server/core/text/composeEdits.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import type { TextEdit } from '../../../server/core/text/textEdit.ts';
import { randomFrom } from '../plan/randomNotes.ts';
import type { Random } from '../plan/randomNotes.ts';

function randomEdits(random: Random, length: number, letters: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = random(4); at <= length && edits.length < 4; at += 1 + random(4)) {
    const end = Math.min(length, at + random(3));
    edits.push({ start: at, end, newText: letters.slice(0, random(3)) });
    at = end;
  }
  return edits;
}

test('edits one after the other are one set of edits', () => {
  const random = randomFrom(5);
  for (let round = 0; round < 3000; round++) {
    const text = 'abcdefghijklmnop'.slice(0, random(17));
    const first = randomEdits(random, text.length, 'XY');
    const between = applyEdits(text, first);
    const second = randomEdits(random, between.length, '12');
    const composed = composeEdits(text.length, first, second);
    const expected = applyEdits(between, second);
    assert.equal(applyEdits(text, composed), expected);
    const kept = [...text].filter((_, index) => !composed.some(({ start, end }) => start <= index && index < end));
    assert.ok([...expected].filter((letter) => /[a-p]/.test(letter)).join('') === kept.join(''), 'every letter that stays is left alone');
  }
});
