/**
 * The AsciiDoc parser against the cases of `test/data/asciidoc` and, for the rest of the model, against what the
 * AsciiDoc documentation says.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAsciidoc } from '../../../server/core/asciidoc/parseAsciidoc.ts';
import type { Span } from '../../../server/core/text/lineIndex.ts';
import { readCases } from './fixtures.ts';
import { headingLine } from './headingLine.ts';

for (const one of readCases().filter(({ file }) => file !== 'includes' && file !== 'restructure')) {
  test(one.name, () => assert.deepEqual(parseAsciidoc(one.files[0]!.text).headings.map(headingLine), one.expected));
}

test('the bug of the founding script: a [NOTE] example block is no heading', () => {
  assert.deepEqual(parseAsciidoc('[NOTE]\n====\ntext\n====\n').headings, []);
});

test('a byte-order mark is the reader\'s business; line endings change nothing', () => {
  const text = '= D\n:a: b\n\n== One {a}\n\n----\n== X\n----\n\nTwo\n---\n';
  const expected = parseAsciidoc(text).headings.map(headingLine);
  assert.deepEqual(expected, ['1 = D {} doctitle', '4 == One b {_one_b}', '10 == Two {_two} setext']);
  for (const ending of ['\r\n', '\r']) assert.deepEqual(parseAsciidoc(text.replaceAll('\n', ending)).headings.map(headingLine), expected);
});

test('front matter is passed over by default and can be read as text', () => {
  const text = '---\ntitle: x\n---\n= D\n';
  const { frontMatter, headings } = parseAsciidoc(text);
  assert.equal(slice(text, frontMatter?.contentSpan), 'title: x\n');
  assert.deepEqual(headings.map(headingLine), ['4 = D {} doctitle']);
  assert.equal(parseAsciidoc(text, { skipFrontMatter: false }).headings[0]?.role, undefined);
});

test('attributes from settings count, and win unless they are soft', () => {
  const text = ':v: note\n\nifdef::flag[]\n== {v}\nendif::[]\n';
  const titles = (attributes: Record<string, string>): string[] => parseAsciidoc(text, { attributes }).headings.map((heading) => heading.text);
  assert.deepEqual(titles({}), []);
  assert.deepEqual(titles({ flag: '' }), ['note']);
  assert.deepEqual(titles({ flag: '', v: 'settings' }), ['settings']);
  assert.deepEqual(titles({ flag: '', v: 'settings@' }), ['note']);
});

test('an include above the document title reads as nothing', () => {
  assert.deepEqual(parseAsciidoc('include::attributes.adoc[]\n= D\n').headings.map(headingLine), ['2 = D {} doctitle']);
});

test('spans of a heading: the whole construct, and the title without marks and anchor', () => {
  const text = '==  Title *b* [[x]] ==\n\nTwo\nlines\n\nSetext\n------\n';
  const [first, second] = parseAsciidoc(text).headings;
  assert.deepEqual([slice(text, first?.span), slice(text, first?.titleSpan)], ['==  Title *b* [[x]] ==', 'Title *b*']);
  assert.deepEqual([slice(text, second?.span), slice(text, second?.titleSpan), second?.endLine], ['Setext\n------', 'Setext', 6]);
});

test('the document title names the note; an attribute may', () => {
  assert.equal(parseAsciidoc('= Doc *t*\n\n== A\n').title, 'Doc t');
  assert.equal(parseAsciidoc(':doctitle: By attribute\n\n== A\n').title, 'By attribute');
  assert.equal(parseAsciidoc('=== B\n\n== A\n').title, 'A');
  assert.equal(parseAsciidoc('text\n').title, undefined);
});

test('checklist items: states, nesting, spans, text of several lines', () => {
  const text = '== H\n\n* [ ] one\n  goes on\n** [x] two\n+\nattached\n* plain\n** [*] three\n- [/] four\n. [ ] not in ordered lists\n* [ ]no blank\n\n----\n* [ ] code\n----\n';
  const { checklist } = parseAsciidoc(text);
  assert.deepEqual(checklist.map(({ state, line, endLine, depth, parent, heading }) => [state, line, endLine, depth, parent, heading]), [
    ['open', 2, 6, 0, -1, 0], ['done', 4, 6, 1, 0, 0], ['done', 8, 10, 1, -1, 0], ['doing', 9, 10, 2, 2, 0],
  ]);
  assert.deepEqual(checklist.map((item) => slice(text, item.markerSpan)), ['*', '**', '**', '-']);
  assert.deepEqual(checklist.map((item) => slice(text, item.boxSpan)), [' ', 'x', '*', '/']);
  assert.deepEqual(checklist[0]?.textLines.map((span) => slice(text, span)), ['one', 'goes on']);
  assert.equal(slice(text, checklist[1]?.span), '** [x] two\n+\nattached');
});

test('links of every kind, with what they point to', () => {
  const text = 'See <<a,text>>, xref:b.adoc#c[B], link:d.html[D \\] e], https://x.y/z. and https://q.r[Q].\n\nimage::my pic.png[Alt]\n\ninclude::f.adoc[tag=x]\n';
  const { links } = parseAsciidoc(text);
  assert.deepEqual(links.map(({ kind, target, text: shown }) => [kind, target, shown]), [
    ['xref', 'a', 'text'], ['xref', 'b.adoc#c', 'B'], ['link', 'd.html', 'D ] e'], ['autolink', 'https://x.y/z', 'https://x.y/z'],
    ['link', 'https://q.r', 'Q'], ['image', 'my pic.png', 'Alt'], ['include', 'f.adoc', ''],
  ]);
  for (const link of links) assert.equal(slice(text, link.targetSpan), link.target);
  assert.equal(slice(text, links[0]?.span), '<<a,text>>');
});

test('no links in code, comments, passthroughs and hidden lines, none that are escaped', () => {
  const text = '----\n<<a>>\n----\n\n// <<a>>\n\n////\n<<a>>\n////\n\n  <<a>>\n\n\\<<a>> `+<<a>>+` +++<<a>>+++ pass:[<<a>>]\n\nifdef::no[]\n<<a>>\nendif::[]\n\n[source]\n<<a>>\n';
  assert.deepEqual(parseAsciidoc(text).links, []);
});

test('anchors other than those of headings', () => {
  const text = '[[block]]\ntext [[inline]]x anchor:macro[]\n\n* [[item]]y\n\n[[own]]\n== A\n\n== B [[end]]\n\n[#short]\n----\ncode\n----\n';
  const { anchors } = parseAsciidoc(text);
  assert.deepEqual(anchors.map((anchor) => anchor.id), ['block', 'inline', 'macro', 'item', 'short']);
  assert.equal(slice(text, anchors[1]?.span), '[[inline]]');
});

test('attribute entries of header and body', () => {
  const { attributes } = parseAsciidoc('= D\n:a: 1\n:b: {a}2\n\ntext\n\n:!a:\n');
  assert.deepEqual(attributes.map(({ name, value, line, header }) => [name, value, line, header]), [
    ['a', '1', 1, true], ['b', '12', 2, true], ['a', undefined, 6, false],
  ]);
});

test('blocks to fold, conditions of one line among none of them', () => {
  const text = 'ifdef::x[one line]\nifndef::x[]\n----\ncode\n----\n\n====\n****\nx\n****\n====\nendif::[]\n\n////\nc\n////\n\n|===\n|a\n|===\n\n[verse]\n____\nv\n____\n\n++++\np\n++++\n\n--\no\n--\n';
  assert.deepEqual(parseAsciidoc(text).blocks.map(({ kind, startLine, endLine }) => [kind, startLine, endLine]), [
    ['conditional', 1, 11], ['code', 2, 4], ['example', 6, 10], ['sidebar', 7, 9], ['comment', 13, 15], ['table', 17, 19],
    ['verse', 22, 24], ['passthrough', 26, 28], ['open', 30, 32],
  ]);
});

test('problems say what is wrong', () => {
  const codes = (text: string): string[] => parseAsciidoc(text).problems.map((problem) => problem.code);
  assert.deepEqual(codes('----\ncode\n'), ['unterminated-block']);
  assert.deepEqual(codes('////\ntext\n'), ['unterminated-block']);
  assert.deepEqual(codes('ifdef::a[]\n'), ['unterminated-conditional']);
  assert.deepEqual(codes('endif::[]\n'), ['unmatched-endif']);
  assert.deepEqual(codes('= D\n\n= Part\n'), ['level-0-section']);
  assert.deepEqual(codes('= D\n\n== A\n\n==== B\n'), ['level-skipped']);
  assert.deepEqual(codes('[#a]\n== A\n\n[#a]\n== B\n'), ['duplicate-id']);
  assert.deepEqual(codes('[dedication]\n== A\n\n=== B\n'), ['special-section-nesting']);
  assert.deepEqual(codes('= D\n:doctype: book\n\n= Part\n\n== A\n\n=== B\n'), []);
});

function slice(text: string, span: Span | undefined): string | undefined {
  return span === undefined ? undefined : text.slice(span.start, span.end);
}
