/**
 * The book of a folder from the facts of its notes: which notes are its, and what is told of each.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialectOf, parseNote } from '../../server/core/parseNote.ts';
import { buildFolderBook, selectFolder } from '../../server/features/folderBook.ts';
import { factsOf, factsOfUnread } from '../../server/index/noteFacts.ts';
import type { NoteFacts } from '../../server/index/noteFacts.ts';

function read(texts: Readonly<Record<string, string>>): Map<string, NoteFacts> {
  return new Map(Object.entries(texts).map(([uri, text]) => [uri, factsOf(parseNote(text, dialectOf(uri)!))]));
}

test('a folder holds what lies below it, not what only begins like it', () => {
  const notes = read({ 'file:///b/a.md': '', 'file:///b/c/%C3%BC%20x.md': '', 'file:///book/d.md': '', 'file:///e.md': '' });
  assert.deepEqual([...selectFolder(notes, 'file:///b').keys()], ['a.md', 'c/ü x.md']);
  assert.deepEqual([...selectFolder(notes, 'file:///').keys()], ['b/a.md', 'b/c/ü x.md', 'book/d.md', 'e.md']);
});

test('a note has headings when there are some beside its title', () => {
  const notes = read({ 'title.md': '# T\n', 'more.md': '# T\n\n## More\n', 'none.md': 'text\n', 'headings.md': '## A\n\n## B\n' });
  const nodes = buildFolderBook(notes).nodes.map(({ title, hasHeadings }) => [title, hasHeadings]);
  assert.deepEqual(nodes, [['A', true], ['T', true], ['none', false], ['T', false]]);
});

test('a note that could not be read is there by its name', () => {
  const notes = new Map([['large.md', factsOfUnread('markdown', 'larger than 20 MB')]]);
  assert.deepEqual(buildFolderBook(notes).nodes.map(({ kind, title }) => [kind, title]), [['note', 'large']]);
});

test('front matter weights give the order, in YAML and TOML', () => {
  const notes = read({ 'a.md': '# A\n', 'b.md': '---\nweight: 2\n---\n\n# B\n', 'c.md': '+++\nweight = 1.5\n+++\n\n# C\n' });
  assert.deepEqual(buildFolderBook(notes).nodes.map(({ title }) => title), ['C', 'B', 'A']);
});

test('a definition gives the order', () => {
  const texts = { 'SUMMARY.md': '- [Two](b.md)\n- [One](a.md)\n', 'a.md': '# A\n', 'b.md': '# B\n' };
  const book = buildFolderBook(read(texts), { kind: 'summary', files: [{ path: 'SUMMARY.md', text: texts['SUMMARY.md'] }] });
  assert.deepEqual(book.nodes.map(({ title, number }) => [title, number]), [['Two', '1'], ['One', '2']]);
});
