/**
 * The small texts of a row: figures, tooltips, marks, and which section a line is in.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSection } from '../../../client/outline/findSection.ts';
import { markOf, renderTooltip } from '../../../client/outline/headingTooltip.ts';
import { HeadingTree } from '../../../client/outline/headingTree.ts';
import { renderDetail } from '../../../client/outline/sectionFigures.ts';
import type { OutlineEntry } from '../../../server/protocol/outlineMessages.ts';
import { outlineEntries } from './outlineEntries.ts';

test('figures carry their unit', () => {
  assert.equal(renderDetail(1, 'words', 200), '1 word');
  assert.equal(renderDetail(1204, 'words', 200), '1,204 words');
  assert.equal(renderDetail(200, 'readingTime', 200), '1 min read');
  assert.equal(renderDetail(201, 'readingTime', 200), '2 min read');
  assert.equal(renderDetail(60_000, 'readingTime', 200), '5 h read');
  assert.equal(renderDetail(66_000, 'readingTime', 200), '5.5 h read');
  assert.equal(renderDetail(0, 'words', 200), '');
  assert.equal(renderDetail(10, 'none', 200), '');
});

/** The tooltip of a row of the outline `A`, `B` below it, with `B` changed as told. */
function tooltipOf(change: Partial<OutlineEntry>, index = 1): string | undefined {
  const entries = outlineEntries('A\n  B').map((entry, place) => place === 1 ? { ...entry, ...change } : entry);
  const tree = new HeadingTree('file:///note.md');
  tree.update(entries);
  return renderTooltip(tree.findNode(index)!, 10);
}

test('a tooltip tells place, length and id of a heading', () => {
  assert.equal(tooltipOf({}, 0), 'A\n10 words here, 20 words with subsections\n2 min read\nLevel 1 · line 1 · #a');
  assert.equal(tooltipOf({ number: '1.1' }), '1.1 B\n10 words\n1 min read\nLevel 2 · line 2 · #b');
});

test('a heading that starts no section says where it stands', () => {
  const remarks = [{ discrete: true }, { container: 'quote' }, { container: 'list' }, { container: 'block' }, { container: 'block', discrete: true }] as const;
  assert.deepEqual(remarks.map((change) => tooltipOf(change)?.split('\n').at(-1)), [
    'A discrete heading: it starts no section', 'Inside a quote: it starts no section', 'Inside a list: it starts no section',
    'Inside a block: it starts no section', 'Inside a block: it starts no section',
  ]);
  assert.deepEqual(remarks.map((change) => markOf({ ...outlineEntries('A')[0]!, ...change })?.icon), ['text-size', 'quote', 'list-unordered', 'symbol-snippet', 'symbol-snippet']);
  assert.equal(markOf(outlineEntries('A')[0]!), undefined);
});

test('a row whose heading is gone tells nothing', () => {
  const tree = new HeadingTree('file:///note.md');
  tree.update(outlineEntries('A\nB'));
  const row = tree.findNode(0)!;
  tree.update(outlineEntries('B'));
  assert.equal(renderTooltip(row, 10), undefined);
});

test('a line is in the innermost section around it', () => {
  const entries = outlineEntries('A\n  B\n    C\nD');
  assert.deepEqual([-1, 0, 1, 2, 3, 9].map((line) => findSection(entries, line)), [-1, 0, 1, 2, 3, -1]);
});
