/**
 * What holds for any text: parsing ends without an exception, line endings change nothing, spans point at what they say,
 * and the cost grows with the length of the text, not faster.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAsciidoc } from '../../../server/core/asciidoc/parseAsciidoc.ts';
import type { ChecklistItem, DocumentModel } from '../../../server/core/model/documentModel.ts';
import { generateDocument, randomFrom } from './generatedDocument.ts';
import { headingLine } from './headingLine.ts';

/** Reads everything of a model, lazy parts too. */
function readAll(model: DocumentModel): number {
  const { headings, links, anchors, checklist, blocks, problems, attributes, title } = model;
  const parts = [headings.map(headingLine), links, anchors, checklist, blocks, problems, attributes, [title]];
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function garbage(seed: number): string {
  const random = randomFrom(seed);
  const signs = [
    ...'=-*.+[]{}<>:|`_/#~^"\',;()!%\\\0\t\n\n \ud800a', '\n\n', '\r\n', '\r', '😀', '\u00a0', '1.', 'ifdef::x[]', 'endif::[]', 'ifeval::', 'include::x[]',
  ];
  return Array.from({ length: 120 }, () => signs[Math.floor(random() * signs.length)]!.repeat(1 + Math.floor(random() * 4))).join('');
}

test('any garbage gives a model', () => {
  for (let seed = 0; seed < 3000; seed++) readAll(parseAsciidoc(garbage(seed)));
});

test('CRLF gives what LF gives, spans aside', () => {
  for (let seed = 0; seed < 500; seed++) {
    const text = generateDocument(randomFrom(seed));
    const [lf, crlf] = [parseAsciidoc(text), parseAsciidoc(text.replaceAll('\n', '\r\n'))];
    assert.deepEqual(crlf.headings.map(headingLine), lf.headings.map(headingLine));
    assert.deepEqual(crlf.blocks, lf.blocks);
    assert.deepEqual(crlf.links.map(({ kind, target }) => [kind, target]), lf.links.map(({ kind, target }) => [kind, target]));
    const place = ({ line, endLine, depth }: ChecklistItem): readonly number[] => [line, endLine, depth];
    assert.deepEqual(crlf.checklist.map(place), lf.checklist.map(place));
  }
});

test('spans lie on their lines and hold what they name', () => {
  for (let seed = 0; seed < 500; seed++) {
    const text = generateDocument(randomFrom(seed));
    const model = parseAsciidoc(text);
    for (const { line, endLine, span, titleSpan } of model.headings) {
      assert.ok(span.start >= model.lines.starts[line]! && span.end <= (model.lines.starts[endLine + 1] ?? text.length));
      assert.ok(span.start <= titleSpan.start && titleSpan.start <= titleSpan.end && titleSpan.end <= span.end);
      assert.ok(text.slice(titleSpan.start, titleSpan.end).trim() === text.slice(titleSpan.start, titleSpan.end));
    }
    for (const { target, targetSpan, kind } of model.links) {
      if (targetSpan !== undefined) assert.equal(text.slice(targetSpan.start, targetSpan.end), target, kind);
    }
    for (const item of model.checklist) {
      assert.match(text.slice(item.markerSpan.start, item.markerSpan.end), /^(?:-|\*+|\u2022)$/);
      assert.match(text.slice(item.boxSpan.start - 1, item.boxSpan.end + 1), /^\[[ xX*/-]\]$/);
      assert.ok(item.endLine >= item.line && item.parent < model.checklist.indexOf(item) && item.heading < model.headings.length);
    }
  }
});

/** Inputs that have made parsers slow, at a size of about `n` units. */
const HOSTILE: Readonly<Record<string, (n: number) => string>> = {
  'one long line': (n) => 'a'.repeat(n),
  'one long line of blanks and words': (n) => 'a b '.repeat(n / 4),
  'many sections': (n) => '== A\n\n'.repeat(n / 6),
  'many equal titles with ids that clash': (n) => '== A\n== A 2\n'.repeat(n / 11),
  'unclosed blocks': (n) => '----\n====\n****\n'.repeat(n / 15),
  'nested blocks': (n) => Array.from({ length: Math.sqrt(n) }, (_, index) => '='.repeat(index + 4)).join('\n'),
  'nested conditions': (n) => 'ifdef::a[]\n'.repeat(n / 11),
  'conditions closed': (n) => `${'ifndef::a[]\n'.repeat(n / 24)}${'endif::[]\n'.repeat(n / 24)}`,
  'nested lists': (n) => Array.from({ length: Math.sqrt(n) }, (_, index) => `${'*'.repeat(index + 1)} a`).join('\n'),
  'lists of changing markers with text': (n) => `${Array.from({ length: 60 }, (_, index) => `${'*'.repeat(index + 1)} a`).join('\n')}\n${'text\n'.repeat(n / 5)}`,
  'flat list': (n) => '* a\n'.repeat(n / 4),
  'description list': (n) => 'a:: b\n'.repeat(n / 6),
  'list continuations': (n) => '* a\n+\n'.repeat(n / 6),
  'only continuations': (n) => `* a\n${'+\n'.repeat(n / 2)}`,
  'attributes above nothing': (n) => '[a]\n'.repeat(n / 4),
  'description list with attributes': (n) => `a::\n${'[a]\n'.repeat(n / 4)}`,
  'description items, attributes and a delimiter': (n) => 'a::\n[a]\n[b]\n'.repeat(n / 12),
  'unclosed cross references': (n) => '<<a'.repeat(n / 3),
  'unclosed anchors': (n) => '[[a, '.repeat(n / 5),
  'unclosed anchors with one end': (n) => `${'[[a, '.repeat(n / 5)}]`,
  'anchor macros': (n) => 'anchor:a['.repeat(n / 9),
  'macros without brackets': (n) => 'link:'.repeat(n / 5),
  'colons': (n) => ':'.repeat(n),
  'colons and blanks': (n) => 'a:: '.repeat(n / 4),
  'a title of marks': (n) => `== ${'*a _b '.repeat(n / 6)}`,
  'titles of marks': (n) => `== ${'*a _b `c #d [e'.repeat(20)}\n\n`.repeat(n / 285),
  'titles of braces': (n) => `== ${'{set:'.repeat(n / 5)}`,
  'references in an entry': (n) => `:a: ${'{set:'.repeat(n / 5)}`,
  'a long author line': (n) => `= D\n${'a'.repeat(n)}\n${'b, '.repeat(n / 3)}:`,
  'a long revision line': (n) => `= D\nA\n${'b '.repeat(n / 2)}:`,
  'attribute list': (n) => `[${'a,'.repeat(n / 2)}]\n== A`,
  'attribute list of quotes': (n) => `[${'"'.repeat(n)}]\n== A`,
  'attribute list of open quotes': (n) => `[${'a="b'.repeat(n / 4)}]\n== A`,
  'counters': (n) => '== {counter:a}\n\n'.repeat(n / 16),
  'growing values': (n) => ':a: {a}{a}{a}\n'.repeat(n / 14),
  'brackets': (n) => '['.repeat(n),
  'inline passthroughs': (n) => '+++a'.repeat(n / 4),
  'markdown quotes': (n) => '> '.repeat(n / 2),
  'markdown quotes of lines': (n) => `${'> '.repeat(40)}a\n`.repeat(n / 82),
  'directive-like line': (n) => `ifdef::${'a,'.repeat(n / 2)}[]`,
  'expressions': (n) => `ifeval::[${'a = '.repeat(n / 4)}]`,
  'comment lines in a list': (n) => `* a\n${'// c\n'.repeat(n / 5)}`,
  'callouts': (n) => '<1> a\n'.repeat(n / 6),
  'checklist': (n) => '* [ ] a\nb\n'.repeat(n / 10),
};

/** Processor time (in microseconds, whatever else the machine does) of parsing `text` and reading all of the model. */
function cost(text: string): number {
  const before = process.cpuUsage();
  readAll(parseAsciidoc(text));
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

for (const [name, make] of Object.entries(HOSTILE)) {
  test(`linear: ${name}`, () => {
    cost(make(20_000));
    const small = Math.max(cost(make(25_000)), 3000);
    assert.ok(cost(make(200_000)) < 30 * small, 'eight times the text costs more than thirty times as much');
  });
}
