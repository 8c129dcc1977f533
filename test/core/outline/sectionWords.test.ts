/**
 * Words by section. What a word is, is tested with `countWords`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { buildOutline } from '../../../server/core/outline/outline.ts';
import { sectionWords } from '../../../server/core/outline/sectionWords.ts';
import { parseNote } from '../../../server/core/parseNote.ts';

/** The words of `text` as `total: own/total own/total …`, one pair for each heading. */
function words(text: string, dialect: Dialect = 'markdown'): string {
  const model = parseNote(text, dialect);
  const counted = sectionWords(model, buildOutline(model));
  return `${counted.total}: ${counted.sections.map(({ own, total }) => `${own}/${total}`).join(' ')}`;
}

test('own words reach to the first subsection, totals include them, text before the first heading counts for the note', () => {
  assert.equal(words('zero\n\n# One two\n\nthree four\n\n## Five\n\nsix\n\n# Seven\n'), '8: 4/6 2/2 1/1');
});

test('front matter, code and comments are not read', () => {
  const text = '---\ntitle: x\n---\n# One\n\n```js\nlet a = b;\n```\n\n<!-- c\nd -->\n\n<div>two</div>\n\n[ref]: http://a.b "no"\n';
  assert.equal(words(text), '2: 2/2');
});

test('code counts when asked for', () => {
  const model = parseNote('# A\n\n```\nb c\n```\n', 'markdown');
  assert.equal(sectionWords(model, buildOutline(model), { code: true }).total, 3);
});

test('AsciiDoc attribute lines, anchors, comments, directives and pictures are not read', () => {
  const text = '== One\n\n[[anchor]]\n[quote, Somebody]\n.Block title\nTwo\n// comment\ninclude::a.adoc[]\nifdef::x[]\nthree\n'
    + 'endif::[]\nimage::a.png[Alt text]\n[two words] in brackets\n';
  assert.equal(words(text, 'asciidoc'), '9: 9/9');
});

test('line endings do not matter', () => {
  const text = '# One\n\n[a]: b\ntwo\n\n## Three\n';
  assert.equal(words(text.replaceAll('\n', '\r\n')), words(text));
});

test('a heading that opens no section has the words of its title; what follows belongs to the section around it', () => {
  assert.equal(words('# One\n\n> ## Quoted title\n>\n> two three\n\nfour\n'), '6: 4/6 2/2');
  assert.equal(words('- # Listed\n\n  two\n\nthree\n'), '3: 1/1');
  assert.equal(words('== One\n\n[discrete]\n== Two\n\nthree\n', 'asciidoc'), '3: 2/3 1/1');
});
