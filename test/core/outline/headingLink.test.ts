/**
 * Links to a heading: they lead to its anchor in its file and show its title, as the renderers of both dialects say.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import asciidoctor from '@asciidoctor/core';
import { HtmlRenderer, Parser } from 'commonmark';
import { renderHeadingLink } from '../../../server/core/outline/headingLink.ts';
import { parseNote } from '../../../server/core/parseNote.ts';
import type { Dialect } from '../../../server/core/model/documentModel.ts';

function linkTo(note: string, dialect: Dialect, file: string): string {
  return renderHeadingLink(dialect, parseNote(note, dialect).headings.at(-1)!, file);
}

test('a link names the file and the anchor', () => {
  assert.equal(linkTo('## Fast start', 'markdown', 'guide.md'), '[Fast start](guide.md#fast-start)');
  assert.equal(linkTo('## Fast start', 'markdown', ''), '[Fast start](#fast-start)');
  assert.equal(linkTo('= Guide\n\n== Fast start', 'asciidoc', 'guide.adoc'), 'xref:guide.adoc#_fast_start[Fast start]');
  assert.equal(linkTo('= Guide\n\n== Fast start', 'asciidoc', ''), '<<_fast_start,Fast start>>');
});

test('a heading without an anchor of its own is reached through its file', () => {
  assert.equal(linkTo('# !!!', 'markdown', 'guide.md'), '[!!!](guide.md)');
  assert.equal(linkTo('= Guide', 'asciidoc', 'guide.adoc'), 'xref:guide.adoc#[Guide]');
});

test('Markdown: whatever the title and the file are called, the link leads there and shows the title', () => {
  for (const title of ['a[0] \\*b\\*', '`code` & <b>', 'snake_case $(bug)', '](x)', 'AT&amp;amp;T']) {
    const link = linkTo(`# ${title}`, 'markdown', 'my (new) guide.md');
    const html = new HtmlRenderer().render(new Parser().parse(link));
    const [, target, shown] = /^<p><a href="([^"]*)">([^]*)<\/a><\/p>\n$/.exec(html) ?? assert.fail(`${link} gives ${html}`);
    assert.equal(decodeURIComponent(target!).split('#')[0], 'my (new) guide.md');
    const { text } = parseNote(`# ${title}`, 'markdown').headings[0]!;
    assert.equal(shown, text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!));
  }
});

test('AsciiDoc: whatever the title and the file are called, the link leads there and shows the title', () => {
  const processor = asciidoctor();
  for (const title of ['a[0] b', 'x -- y', "it's (C)", 'a_b_c $(bug)']) {
    const link = linkTo(`= T\n\n== ${title}`, 'asciidoc', 'my guide.adoc');
    const html = String(processor.convert(link));
    const [, target] = /<a href="([^"]*)">/.exec(html) ?? assert.fail(`${link} gives ${html}`);
    assert.match(target!, /^my(%20| )guide\.html#_/);
    assert.ok(html.includes(`>${parseNote(`= T\n\n== ${title}`, 'asciidoc').headings.at(-1)!.text}</a>`), `${link} gives ${html}`);
  }
});
