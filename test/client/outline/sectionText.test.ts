/**
 * The small texts of a row: figures, links, and which section a line is in.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSection } from '../../../client/outline/findSection.ts';
import { renderHeadingLink } from '../../../client/outline/headingLink.ts';
import { renderDetail } from '../../../client/outline/sectionFigures.ts';
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

test('Markdown links escape their text and encode their target', () => {
  const link = (fileName: string | undefined, id: string, title: string): string => renderHeadingLink({ dialect: 'markdown', fileName, id, title });
  assert.equal(link('guide.md', 'fast-start', 'Fast start'), '[Fast start](guide.md#fast-start)');
  assert.equal(link('my (new) guide.md', 'a', 'a[0] *b* `c`'), '[a\\[0\\] \\*b\\* \\`c\\`](my%20%28new%29%20guide.md#a)');
  assert.equal(link(undefined, 'a', 'A'), '[A](#a)');
  assert.equal(link('guide.md', '', '!!!'), '[!!!](guide.md)');
});

test('AsciiDoc links are cross references', () => {
  const link = (fileName: string | undefined, id: string, title: string): string => renderHeadingLink({ dialect: 'asciidoc', fileName, id, title });
  assert.equal(link('guide.adoc', '_fast_start', 'Fast start'), 'xref:guide.adoc#_fast_start[Fast start]');
  assert.equal(link('my guide.adoc', '_a', 'a[0]'), 'xref:my%20guide.adoc#_a[a[0\\]]');
});

test('a line is in the innermost section around it', () => {
  const entries = outlineEntries('A\n  B\n    C\nD');
  assert.deepEqual([-1, 0, 1, 2, 3, 9].map((line) => findSection(entries, line)), [-1, 0, 1, 2, 3, -1]);
});
