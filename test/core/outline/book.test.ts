/**
 * Books from a list of notes, with and without a `SUMMARY.md`. Nothing is read from disk.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildBook } from '../../../server/core/outline/book.ts';
import type { BookDefinition } from '../../../server/core/outline/bookDefinition.ts';
import { compareNames } from '../../../server/core/outline/naturalOrder.ts';
import { testInTime } from '../inTime.ts';
import { draw, notes } from './drawnBook.ts';

function summary(text: string, path = 'SUMMARY.md'): BookDefinition {
  return { kind: 'summary', files: [{ path, text }] };
}

test('B1 prefix, parts, nested chapters, draft, separator, suffix', () => {
  const text = `# Summary

[Welcome](README.md)
[Preface](preface.md)

# First part

- [One](one.md)
  - [Nested *one*](sub/nested.adoc#top)
    - [Deep](sub/deep.md)
- [To come]()

---

# Second part

- [Two](./two%20words.md)

[Afterword](after.md)
[Elsewhere](https://example.com/x)
`;
  const book = buildBook(
    notes('after.md', 'one.md', 'preface.md', 'README.md=The book', 'sub/deep.md', 'sub/nested.adoc', 'SUMMARY.md', 'two words.md'),
    summary(text),
  );
  assert.equal(draw(book), `Welcome
Preface
First part [part]
  1 One
    1.1 Nested one
      1.1.1 Deep
  2 To come [draft]
 [separator]
Second part [part]
  3 Two
Afterword
Elsewhere [external]
`);
  assert.deepEqual(book.problems, []);
  assert.equal(book.title, 'The book');
  assert.equal(book.order, 'summary');
  assert.equal(book.nodes[4]!.path, 'sub/nested.adoc');
  assert.equal(book.nodes[4]!.dialect, 'asciidoc');
});

test('B2 mixed bullets and a note listed twice: the tree, and problems with their lines', () => {
  const text = '# Summary\n\n- [A](a.md)\n* [B](b.md)\n  - [A again](a.md)\n- [C](c.md)\n';
  const book = buildBook(notes('a.md', 'b.md', 'c.md'), summary(text));
  assert.equal(draw(book), '1 A\n2 B\n  2.1 A again\n3 C\n');
  assert.deepEqual(book.problems, [
    { message: 'This list mixes "-" and "*": use one of them throughout.', path: 'SUMMARY.md', line: 3 },
    { message: 'a.md is listed already, in line 3.', path: 'SUMMARY.md', line: 4 },
    { message: 'This list mixes "*" and "-": use one of them throughout.', path: 'SUMMARY.md', line: 5 },
  ]);
});

test('a missing note is shown as missing, an item without a link as a draft, notes not named come last', () => {
  const text = '- [A](gone.md)\n- Just text\n- [B](../up.md)\n';
  const book = buildBook(notes('z.md', 'src/SUMMARY.md', 'src/b.md=Bee', 'src/sub/index.md=Sub'), summary(text, 'src/SUMMARY.md'));
  assert.equal(draw(book), '1 A [missing]\n2 Just text [draft]\n3 B [missing]\nNot in the summary [part]\n  Bee\n  Sub\n  z\n');
  assert.deepEqual(book.problems.map(({ message, line }) => [line, message]), [
    [0, 'There is no note src/gone.md.'],
    [1, '"Just text" is no link: write [Just text]() for a chapter still to come.'],
    [2, 'There is no note up.md.'],
  ]);
});

test('a summary that names itself is told that it is no chapter, not that it is not there', () => {
  const { problems } = buildBook(notes('a.md', 'SUMMARY.md'), summary('- [A](a.md)\n- [Me](SUMMARY.md)\n'));
  assert.deepEqual(problems, [{ message: 'SUMMARY.md gives the order of the book and is no chapter of it.', path: 'SUMMARY.md', line: 1 }]);
});

test('an address is none of the notes, whatever its slashes; a link that names no note says so with its line', () => {
  const text = '- [Far](http:////x)\n- [Near](//host/a.md)\n- [Top](#top)\n- [](../../up.md)\n- [Picture](img/a.png)\n- [](gone.md#part)\n- []()\n- [Folder](sub/)\n';
  const book = buildBook(notes('sub/a.md=A'), summary(text));
  assert.equal(draw(book), `1 Far [external]
2 Near [external]
3 Top [draft]
4 up [missing]
5 Picture [missing]
6 gone [missing]
7 Untitled [draft]
8 Folder [missing]
Not in the summary [part]
  A
`);
  assert.deepEqual(book.problems.map(({ line, message }) => [line, message.replace(/ ends in .*/, ' …')]), [
    [2, '"#top" names no file: a chapter is a note of its own.'],
    [3, '../../up.md lies outside the book: a chapter is a note below its folder.'],
    [4, 'img/a.png is no note: a chapter is a file that …'],
    [5, 'There is no note gone.md.'],
    [7, 'sub is no note: a chapter is a file that …'],
  ]);
});

testInTime('60,000 links in one paragraph, in one item and in one list', () => {
  for (const text of ['[](a)'.repeat(60_000), `- ${'[](a)'.repeat(60_000)}`, '[](a)\n'.repeat(60_000), '- [a](a)\n'.repeat(60_000)]) {
    assert.ok(buildBook([], summary(text)).nodes.length > 0);
  }
});

test('a link without text takes the title of the note', () => {
  assert.equal(draw(buildBook(notes('a.md=Own title'), summary('- [](a.md)'))), '1 Own title\n');
});

test('B7 files in order: README first, numbers as numbers, both dialects in one tree, folders titled by their pages', () => {
  const book = buildBook(notes(
    '10-end.adoc=The end', '2-middle/b.md=Bee', '2-middle/index.adoc=The middle', '2-middle/a.markdown', '9.md=Nine', 'README.md=Start',
    'notes/x.md=X', 'Zoo.md', 'apple.md', 'index.md=Also an index',
  ));
  assert.equal(draw(book), `Start
The middle [folder]
  a
  Bee
Nine
The end
apple
Also an index
notes [folder]
  X
Zoo
`);
  assert.deepEqual([book.order, book.title], ['files', 'Start']);
  assert.equal(book.nodes[1]!.path, '2-middle/index.adoc');
  assert.equal(book.nodes.find(({ title }) => title === 'notes')!.path, undefined);
});

test('front matter weight goes before names, for folders by their page', () => {
  const weighted = notes('a.md', 'b.md', 'c/README.md=C', 'c/d.md', 'z.md');
  const weight: Record<string, number> = { 'z.md': 1, 'c/README.md': 2, 'b.md': -1 };
  const book = buildBook(weighted.map((note) => (weight[note.path] === undefined ? note : { ...note, weight: weight[note.path]! })));
  assert.equal(draw(book), 'b\nz\nC [folder]\n  d\na\n');
});

test('names in natural order', () => {
  const names = ['a10', 'a9', 'B', 'b', 'A', 'a', '01', '1', 'ä', 'a-1', '', '12345678901234567890', '12345678901234567889'];
  assert.deepEqual([...names].sort(compareNames), [
    '', '01', '1', '12345678901234567889', '12345678901234567890', 'A', 'a', 'a9', 'a10', 'a-1', 'B', 'b', 'ä',
  ]);
});

test('thousands of folders inside each other overflow no stack', () => {
  const path = `${'d/'.repeat(5000)}a.md`;
  assert.equal(buildBook(notes(path)).nodes.length, 5001);
});
