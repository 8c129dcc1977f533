/**
 * Books as linked entries: nesting, and keys that stay when the book changes and never meet.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkBook } from '../../../client/book/bookEntries.ts';
import type { BookEntry, BookRoot } from '../../../client/book/bookEntries.ts';
import type { BookNode } from '../../../server/protocol/outlineMessages.ts';

function node(title: string, parent: number, kind: BookNode['kind'] = 'note'): BookNode {
  const uri = kind === 'note' ? `file:///b/${title}.md` : null;
  return { kind, title, number: '', uri, dialect: 'markdown', parent, hasHeadings: false };
}

function link(nodes: BookNode[]): BookRoot {
  return linkBook({ uri: 'file:///b', name: 'b' }, { title: 'B', order: 'summary', nodes, scanning: false, problems: [] });
}

function keyOf(root: BookRoot, title: string): string | undefined {
  return root.entries.find((entry) => entry.node.title === title)?.key;
}

test('entries nest by their parents', () => {
  const render = (entry: BookEntry | BookRoot): unknown[] => entry.children.map((child) => [child.node.title, ...render(child)]);
  assert.deepEqual(render(link([node('a', -1), node('b', 0), node('c', 1), node('d', -1)])), [['a', ['b', ['c']]], ['d']]);
});

test('a note keeps its key wherever it moves', () => {
  const before = link([node('a', -1), node('b', -1)]);
  const after = link([node('Part', -1, 'part'), node('b', 0), node('a', 0)]);
  assert.equal(keyOf(after, 'a'), keyOf(before, 'a'));
});

test('no two entries share a key', () => {
  const root = link([node('a', -1), node('a', -1), node('x', -1, 'draft'), node('x', -1, 'draft'), node('', -1, 'separator'), node('', -1, 'separator')]);
  assert.equal(new Set(root.entries.map(({ key }) => key)).size, 6);
});
