/**
 * What counts as a word, on short texts counted by hand. Blocks and sections are tested with `sectionWords`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords } from '../../../server/core/outline/countWords.ts';
import { testInTime } from '../inTime.ts';

const CASES: readonly (readonly [text: string, words: number])[] = [
  ['', 0],
  ['one two  three', 3],
  ["It's a well-known rock'n'roll band -- or not", 7],
  ['It’s', 1],
  ['3.14 and 1,000 and 1.2.3. End', 6],
  ['end.Begin', 2],
  ['**bold** _it_ `code` **b**old', 4],
  ['snake_case', 1],
  ['a \\* b', 2],
  ['[see here](http://example.com/a-b "the title") now', 3],
  ['![alt](p.png)', 1],
  ['an unclosed ](link target', 4],
  ['<b>bold</b> and <a href="x y">link</a>', 3],
  ['1 < 2 and 3 > 2', 5],
  ['a <y is less', 4],
  ['one <!-- not\nthis --> two', 2],
  ['one <!-- never closed', 1],
  ['fish &amp; chips&nbsp;too &#8212; &c', 4],
  ['see https://example.com/a/b-c now', 3],
  ['<https://example.com>', 1],
  ['https://example.com[the site] and link:a.adoc[text]', 4],
  ['xref:a.adoc#b[there], <<b>>, <<b,over there>>', 3],
  ['a fact.footnote:[With a note.]', 5],
  ['Note: this', 2],
  ['日本語', 3],
  ['カタカナ and 漢字', 7],
  ['한국어 단어', 2],
  ['Füße naïve éclair', 3],
  ['e\u0301clair', 1],
  ['𠀀𠀁', 2],
  ['👍🏽 ok ✓', 1],
];

for (const [text, words] of CASES) {
  test(`words of ${JSON.stringify(text)}`, () => assert.equal(countWords(text, 0, text.length), words));
}

test('only the span is counted', () => {
  assert.equal(countWords('one two three', 4, 7), 1);
});

testInTime('unclosed openings cost one pass: a square law would take minutes for this', () => {
  for (const piece of ['](', '<', '<a ', '<!--', '<<', 'a:', '&a', "a'"]) {
    const text = piece.repeat(500_000);
    countWords(text, 0, text.length);
  }
});
