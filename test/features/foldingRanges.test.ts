/**
 * What folds: in Markdown only what VS Code does not fold itself, in AsciiDoc sections and blocks.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../server/core/model/documentModel.ts';
import { parseNote } from '../../server/core/parseNote.ts';
import { findFoldingRanges } from '../../server/features/foldingRanges.ts';

/** `first-last` lines of each range, counted from 1, with its kind. */
function check(dialect: Dialect, text: string, expected: readonly string[]): void {
  const ranges = findFoldingRanges(parseNote(text, dialect));
  assert.deepEqual(ranges.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`), expected);
}

test('Markdown: front matter, and nothing that VS Code folds', () => {
  check('markdown', '---\ntitle: A\n---\n\n# A\n\n```\ncode\n```\n\n- a\n  - b\n', ['1-3']);
});

test('Markdown: contents lists between any known markers', () => {
  check('markdown', '# A\n\n<!-- toc -->\n\n- [B](#b)\n\n<!-- tocstop -->\n\n## B\n', ['3-7 region']);
  check('markdown', '<!-- START doctoc -->\n- [B](#b)\n<!-- END doctoc -->\n', ['1-3 region']);
  check('markdown', '```\n<!-- toc -->\n<!-- tocstop -->\n```\n', []);
});

test('AsciiDoc: sections end before the blank lines that part them', () => {
  check('asciidoc', '= A\n\n== B\n\ntext\n\n\n== C\n\n=== D\ntext\n', ['1-11', '3-5', '8-11', '10-11']);
});

test('AsciiDoc: a section of one line does not fold', () => {
  check('asciidoc', '== A\n\n== B\n', []);
});

test('AsciiDoc: delimited blocks, comments and tables', () => {
  check('asciidoc', 'text\n\n----\n== no\n----\n\n////\ncomment\n////\n\n|===\n| a\n|===\n\n====\nexample\n====\n',
    ['3-5', '7-9 comment', '11-13', '15-17']);
});

test('AsciiDoc: checklist items fold with what belongs to them', () => {
  check('asciidoc', '* [ ] one\n* [ ] two\ngoes on\n** [ ] nested\n+\n----\ncode\n----\n* [ ] three\n', ['2-8', '4-8', '6-8']);
  check('markdown', '- [ ] one\n  - [ ] nested\n', []);
});

test('AsciiDoc: conditionals pair with their own end; one with text on its line has none', () => {
  check('asciidoc', 'text\n\nifdef::a[]\none\n\nifdef::b[one line]\n\nifndef::c[]\ntwo\nendif::[]\n\nendif::[]\n', ['3-12', '8-10']);
});

test('a hundred thousand sections fold', () => {
  assert.equal(findFoldingRanges(parseNote('== A\n\ntext\n\n'.repeat(100_000), 'asciidoc')).length, 100_000);
});
