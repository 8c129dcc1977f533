/**
 * AsciiDoc masters in a book: where the notes stand that others include.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildBook } from '../../../server/core/outline/book.ts';
import type { BookNote } from '../../../server/core/outline/book.ts';
import { testInTime } from '../inTime.ts';
import { draw } from './drawnBook.ts';

/** Notes by path with what they include; each is titled by its name in capitals, but `attributes` has no headings. */
function masters(includes: Readonly<Record<string, readonly string[]>>): readonly BookNote[] {
  return Object.entries(includes).map(([path, included]) => {
    const isTitled = !path.includes('attributes');
    return { path, dialect: 'asciidoc', title: isTitled ? path.replace(/\.adoc$/, '').toUpperCase() : undefined, hasHeadings: isTitled, includes: included };
  });
}

test('what a note includes stands below it in the order of its includes, and nowhere else; shared attributes are no chapter', () => {
  const book = buildBook(masters({
    'b/two.adoc': [], 'b/one.adoc': ['b/deep.adoc'], 'b/deep.adoc': [], 'attributes.adoc': [], 'a.adoc': [],
    'guide.adoc': ['attributes.adoc', 'b/two.adoc', 'code.rb', 'b/one.adoc'],
  }));
  assert.equal(draw(book), 'A\nGUIDE\n  B/TWO\n  B/ONE\n    B/DEEP\n');
  assert.deepEqual(book.nodes.map(({ isPart }) => isPart ?? false), [false, false, true, true, true]);
});

test('B5 two masters show the same chapter each in its own place', () => {
  assert.equal(draw(buildBook(masters({ 'c.adoc': [], 'm1.adoc': ['c.adoc'], 'm2.adoc': ['d.adoc', 'c.adoc'], 'd.adoc': [] }))), 'M1\n  C\nM2\n  D\n  C\n');
});

test('notes that include each other, or themselves, are not lost', () => {
  assert.equal(draw(buildBook(masters({ 'a.adoc': ['b.adoc'], 'b.adoc': ['a.adoc'], 'c.adoc': ['c.adoc'] }))), 'A\n  B\nC\n');
});

test('a definition that names a part shows it there too; parts it does not name are not left over', () => {
  const text = '- [Two](two.adoc)\n- [Guide](guide.adoc)\n';
  const notes = masters({ 'guide.adoc': ['one.adoc', 'two.adoc'], 'one.adoc': [], 'two.adoc': [], 'left.adoc': [] });
  const book = buildBook(notes, { kind: 'summary', files: [{ path: 'SUMMARY.md', text }] });
  assert.equal(draw(book), '1 Two\n2 Guide\n  ONE\n  TWO\nNot in the summary [part]\n  LEFT\n');
});

testInTime('a chain of 10,000 includes, and a thousand masters that include the same thousand notes', () => {
  const chain = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`${at}.adoc`, [`${at + 1}.adoc`]]));
  assert.equal(buildBook(masters(chain)).nodes.length, 10_000);
  const parts = Array.from({ length: 1000 }, (_, at) => `p/${at}.adoc`);
  const many = Object.fromEntries([...parts.map((path) => [path, []] as const), ...parts.map((_, at) => [`m${at}.adoc`, parts] as const)]);
  const { nodes } = buildBook(masters(many));
  assert.ok(nodes.length > 1000 && nodes.length < 30_000);
});
