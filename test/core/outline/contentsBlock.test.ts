/**
 * Contents lists between markers: what is refreshed, what is left alone, byte for byte.
 * The expected lists are what doctoc, markdown-toc and Marksman write for the same headings.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContentsBlockOptions } from '../../../server/core/outline/contentsBlock.ts';
import { refreshContents } from '../../../server/core/outline/contentsBlock.ts';
import { parseNote } from '../../../server/core/parseNote.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';

function refreshed(text: string, options?: ContentsBlockOptions): string {
  return applyEdits(text, refreshContents(parseNote(text, 'markdown'), options).edits);
}

function check(name: string, before: string, after: string, options?: ContentsBlockOptions): void {
  test(name, () => {
    assert.equal(refreshed(before, options), after);
    assert.equal(refreshed(after, options), after, 'a fresh list needs no edit');
    assert.equal(refreshed(before.replaceAll('\n', '\r\n'), options), after.replaceAll('\n', '\r\n'), 'with CRLF');
  });
}

const SECTIONS = '\n# Two\n\n## Three\n\n# Four\n';

check('markdown-toc lists what stands below it',
  `# One\n\n<!-- toc -->\n\n- [Old](#old)\n\n<!-- tocstop -->\n${SECTIONS}`,
  `# One\n\n<!-- toc -->\n\n- [Two](#two)\n  - [Three](#three)\n- [Four](#four)\n\n<!-- tocstop -->\n${SECTIONS}`);

check('doctoc keeps its remarks and title',
  `<!-- START doctoc generated TOC please keep comment here to allow auto update -->\n<!-- DON'T EDIT THIS SECTION -->\n**Table of Contents**\n\n- [Old](#old)\n\n<!-- END doctoc generated TOC please keep comment here to allow auto update -->\n${SECTIONS}`,
  `<!-- START doctoc generated TOC please keep comment here to allow auto update -->\n<!-- DON'T EDIT THIS SECTION -->\n**Table of Contents**\n\n- [Two](#two)\n  - [Three](#three)\n- [Four](#four)\n\n<!-- END doctoc generated TOC please keep comment here to allow auto update -->\n${SECTIONS}`);

check('Marksman lists the whole note',
  `# One\n<!--toc:start-->\n- [Two](#two)\n<!--toc:end-->\n${SECTIONS}`,
  `# One\n<!--toc:start-->\n- [One](#one)\n- [Two](#two)\n  - [Three](#three)\n- [Four](#four)\n<!--toc:end-->\n${SECTIONS}`);

check('an empty list is filled, with blank lines around it',
  `<!-- toc -->\n<!-- tocstop -->\n${SECTIONS}`,
  `<!-- toc -->\n\n- [Two](#two)\n  - [Three](#three)\n- [Four](#four)\n\n<!-- tocstop -->\n${SECTIONS}`);

check('a depth, and numbers',
  `# One\n\n<!-- toc -->\n\n<!-- tocstop -->\n${SECTIONS}`,
  `# One\n\n<!-- toc -->\n\n- [2 Two](#two)\n- [3 Four](#four)\n\n<!-- tocstop -->\n${SECTIONS}`, { depth: 1, numbers: true });

check('bullet, indentation and step of the list there are kept',
  `<!-- toc -->\n  *   [Two](#two)\n      *   [Old](#old)\n<!-- tocstop -->\n${SECTIONS}`,
  `<!-- toc -->\n  *   [Two](#two)\n      *   [Three](#three)\n  *   [Four](#four)\n<!-- tocstop -->\n${SECTIONS}`);

check('no sections left: the list goes', '<!-- toc -->\n\n- [Old](#old)\n\n<!-- tocstop -->\n', '<!-- toc -->\n\n\n<!-- tocstop -->\n');

check('headings marked so are left out, their subsections stay',
  '<!-- toc -->\n<!-- tocstop -->\n\n# Two <!-- omit from toc -->\n\n## Three\n\n<!-- omit in toc -->\n# Four\n\n# Five\n',
  '<!-- toc -->\n\n- [Three](#three)\n- [Five](#five)\n\n<!-- tocstop -->\n\n# Two <!-- omit from toc -->\n\n## Three\n\n<!-- omit in toc -->\n# Four\n\n# Five\n');

for (const [name, text] of [
  ['markdown All in One: no toc inside', `<!-- toc -->\n<!-- no toc -->\n- [Mine](#mine)\n<!-- tocstop -->\n${SECTIONS}`],
  ['no toc above', `<!-- no toc -->\n<!-- toc -->\n- [Mine](#mine)\n<!-- tocstop -->\n${SECTIONS}`],
  ['no end marker', `<!-- toc -->\n\n- [Old](#old)\n${SECTIONS}`],
  ['an end marker of another tool', `<!-- toc -->\n\n- [Old](#old)\n<!--toc:end-->\n${SECTIONS}`],
  ['markers in code', `\`\`\`\n<!-- toc -->\n<!-- tocstop -->\n\`\`\`\n${SECTIONS}`],
  ['markers in front matter', `---\nx: |\n  <!-- toc -->\n  <!-- tocstop -->\n---\n${SECTIONS}`],
  ['markers in a comment', `<!--\n<!-- toc\n<!-- toc -->\n${SECTIONS}`],
  ['markers in preformatted HTML', `<pre>\n<!-- toc -->\n<!-- tocstop -->\n</pre>\n${SECTIONS}`],
  ['markers in prose', `Write <!-- toc --> and <!-- tocstop --> around it.\n${SECTIONS}`],
] as const) {
  test(`left alone: ${name}`, () => assert.equal(refreshed(text), text));
}

test('a marker without an end is a problem that says what to write', () => {
  const { problems } = refreshContents(parseNote('# A\n\n<!-- START doctoc -->\n', 'markdown'));
  assert.deepEqual(problems.map(({ code, span }) => [code, span.start]), [['contents-without-end', 5]]);
  assert.match(problems[0]!.message, /<!-- END doctoc -->/);
});

test('the edit is small: lines that stay the same are not replaced', () => {
  const text = '<!-- toc -->\n- [A](#a)\n- [C](#c)\n<!-- tocstop -->\n# A\n# B\n# C\n';
  const { edits } = refreshContents(parseNote(text, 'markdown'));
  assert.deepEqual(edits, [{ start: 23, end: 23, newText: '- [B](#b)\n' }]);
});

test('two lists in one note', () => {
  const text = '<!--toc:start-->\n<!--toc:end-->\n# A\n<!-- toc -->\n<!-- tocstop -->\n# B\n';
  assert.equal(refreshed(text), '<!--toc:start-->\n\n- [A](#a)\n- [B](#b)\n\n<!--toc:end-->\n# A\n<!-- toc -->\n\n- [B](#b)\n\n<!-- tocstop -->\n# B\n');
});

test('AsciiDoc renders its contents by itself', () => {
  const note = parseNote('= A\n:toc:\n\n<!-- toc -->\n<!-- tocstop -->\n\n== B\n', 'asciidoc');
  assert.deepEqual(refreshContents(note), { count: 0, edits: [], problems: [] });
});
