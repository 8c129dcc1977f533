/**
 * Tables of contents as text. That the links work is proven by rendering them with other people's renderers:
 * markdown-it and Asciidoctor must show the titles as plain text and link to the given ids.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import asciidoctor from '@asciidoctor/core';
import MarkdownIt from 'markdown-it';
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { renderContents, renderItems } from '../../../server/core/outline/contents.ts';
import type { ContentsOptions } from '../../../server/core/outline/contents.ts';
import { buildOutline } from '../../../server/core/outline/outline.ts';
import { parseNote } from '../../../server/core/parseNote.ts';

const NOTE = '# Book\n\n## One\n\n#### Deep\n\n### Two\n\n## Last one\n';

function contents(options: ContentsOptions, text = NOTE, dialect: Dialect = 'markdown'): string {
  return renderContents(buildOutline(parseNote(text, dialect)), options);
}

test('text is indented by depth', () => {
  assert.equal(contents({ format: 'text' }), 'Book\n  One\n    Deep\n    Two\n  Last one\n');
});

test('numbers, remarks and a depth given as heading level', () => {
  assert.equal(
    contents({ format: 'text', depth: 3, numbers: true, remark: (index) => (index === 1 ? '5 words' : '') }),
    'Book\n  1 One (5 words)\n    1.2 Two\n  2 Last one\n',
  );
});

test('one section with what it holds', () => {
  assert.equal(contents({ format: 'text', section: 1 }), 'One\n  Deep\n  Two\n');
  assert.equal(contents({ format: 'text', section: 4 }), 'Last one\n');
});

test('Markdown and AsciiDoc lists of links', () => {
  assert.equal(contents({ format: 'markdown', depth: 2 }), '- [Book](#book)\n  - [One](#one)\n  - [Last one](#last-one)\n');
  assert.equal(contents({ format: 'asciidoc', depth: 2 }), '* <<book,Book>>\n** <<one,One>>\n** <<last-one,Last one>>\n');
  assert.equal(contents({ format: 'markdown', depth: 1, file: 'a b/c (1).md' }), '- [Book](a%20b/c%20%281%29.md#book)\n');
  assert.equal(contents({ format: 'asciidoc', depth: 1, file: 'c.adoc' }), '* xref:c.adoc#book[Book]\n');
});

test('discrete and quoted headings and the AsciiDoc title show in the text, not in lists of links', () => {
  const asciidoc = '= Title\n\n== One\n\n[discrete]\n== Aside\n';
  assert.equal(contents({ format: 'text' }, asciidoc, 'asciidoc'), 'Title\n  One\n    Aside\n');
  assert.equal(contents({ format: 'asciidoc' }, asciidoc, 'asciidoc'), '* <<_one,One>>\n');
  assert.equal(contents({ format: 'text' }, '# One\n\n> # Quoted\n'), 'One\n  Quoted\n');
  assert.equal(contents({ format: 'markdown' }, '# One\n\n> # Quoted\n'), '- [One](#one)\n');
});

test('a heading without text has a name to click on; one without an anchor is no link', () => {
  const untitled = { depth: 0, number: '', text: '', remark: '' };
  assert.equal(renderItems([{ ...untitled, target: { file: '', id: '-1' } }], 'markdown'), '- [(untitled)](#-1)\n');
  assert.equal(renderItems([{ ...untitled, target: { file: '', id: '' } }], 'markdown'), '- (untitled)\n');
  assert.equal(renderItems([{ ...untitled, target: undefined }], 'asciidoc'), '* (untitled)\n');
});

const TITLES = [
  'Plain', 'a*b*c', '_under_ and snake_case_name', '`code`', '[bracketed] and ](x)', '<b>tag</b>', 'AT&amp;T &copy;', 'back\\slash \\*',
  'one | two', '~~gone~~', 'C++ and C#', '{attribute}', 'x >> y', 'a -> b -- c...', '#hash# ^up^ ~down~', '(C) and (TM)', 'a, b', "it's",
];
const markdown = new MarkdownIt({ linkify: false });
const processor = asciidoctor();

/** The text of the first link of `html`, entities resolved. */
function linkText(html: string): string {
  const inner = /<a [^>]*>([\s\S]*?)<\/a>/.exec(html)?.[1] ?? `no link in ${html}`;
  return inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#8217;', '’').replaceAll('&amp;', '&');
}

for (const text of TITLES) {
  const item = { depth: 0, number: '', text, target: { file: '', id: 'the-id' }, remark: '' };
  test(`markdown-it shows ${JSON.stringify(text)} as it is`, () => {
    assert.equal(linkText(markdown.render(renderItems([item], 'markdown'))), text);
  });
  test(`Asciidoctor shows ${JSON.stringify(text)} as it is`, () => {
    assert.equal(linkText(String(processor.convert(renderItems([item], 'asciidoc')))), text);
  });
}
