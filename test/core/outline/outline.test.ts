/**
 * The outline tree, its spans and its numbers, on headings given by hand and on parsed notes.
 * It does not test which lines are headings: the parsers' own tests do.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect, DocumentModel, Heading } from '../../../server/core/model/documentModel.ts';
import { buildOutline } from '../../../server/core/outline/outline.ts';
import { buildLineIndex } from '../../../server/core/text/lineIndex.ts';

type Given = Partial<Heading> & { readonly level: number };

/** A note with one heading a line, made by hand so that every kind of heading can stand anywhere. */
function noteOf(given: readonly Given[], dialect: Dialect = 'markdown'): DocumentModel {
  const text = given.map(({ level }) => `${'#'.repeat(level)} t\n`).join('');
  const lines = buildLineIndex(text);
  const headings = given.map((heading, line): Heading => ({
    text: 't', id: 't', line, endLine: line, style: 'atx', container: 'document', discrete: false, role: undefined,
    hasExplicitId: false, numbered: false,
    span: { start: lines.starts[line]!, end: lines.starts[line + 1]! - 1 },
    titleSpan: { start: lines.starts[line + 1]! - 2, end: lines.starts[line + 1]! - 1 },
    ...heading,
  }));
  return {
    dialect, text, lines, title: undefined, headings, checklist: [], links: [], anchors: [], frontMatter: undefined,
    attributes: [], blocks: [], problems: [], kept: new Map(),
  };
}

/** `levels`, e.g. `1 2 3q 2d`: `q` stands in a quote, `d` is discrete, `T` the AsciiDoc title, `R` a part, `A` an appendix, `P` a preface. */
function parse(levels: string): DocumentModel {
  const given = levels.split(' ').map((word): Given => ({
    level: Number(word[0]),
    container: word.includes('q') ? 'quote' : 'document',
    discrete: word.includes('d'),
    numbered: word.includes('n'),
    role: word.includes('T') ? 'doctitle' : word.includes('R') ? 'part' : word.includes('A') ? 'appendix' : word.includes('P') ? 'preface' : undefined,
  }));
  return noteOf(given, levels.includes('T') ? 'asciidoc' : 'markdown');
}

const TREES: readonly (readonly [name: string, levels: string, parents: string, numbers: string])[] = [
  ['M60 a skipped level loses nothing', '1 3 2', '-1 0 0', '- 1 2'],
  ['two tops', '1 2 1 2', '-1 0 -1 2', '1 1.1 2 2.1'],
  ['no title, only chapters', '2 3 2', '-1 0 -1', '1 1.1 2'],
  ['a lower heading before the first', '3 1 2', '-1 -1 1', '1 2 2.1'],
  ['one heading alone is the title', '2', '-1', '-'],
  ['M44 a quoted heading closes nothing', '1 2 1q 3', '-1 0 1 1', '- 1 - 1.1'],
  ['A33 a discrete heading is a leaf', '1T 2 2d 3', '-1 0 1 1', '- 1 - 1.1'],
  ['a note of quoted headings only', '1q 2q', '-1 -1', '- -'],
  ['A80 appendices are lettered', '1T 2 2A 3 2A', '-1 0 0 2 0', '- 1 A A.1 B'],
  ['A80 special sections are not numbered, nor what they hold', '1T 2P 3 2', '-1 0 1 0', '- - - 1'],
  ['appendices are lettered though sectnums is off', '1T 2 2An', '-1 0 0', '- 1 A'],
  ['A80 parts are roman, chapters run on', '1T 1R 2 2 1R 2', '-1 0 1 1 0 4', '- I 1 2 II 3'],
  ['A80 sectnums switched off for a while', '1T 2n 2 2n 3n', '-1 0 0 0 3', '- 1 - 2 2.1'],
  ['A80 a book with sectnums but no partnums', '1T 1R 2n 1R 2n', '-1 0 1 0 3', '- - 1 - 2'],
];

for (const [name, levels, parents, numbers] of TREES) {
  test(`outline: ${name}`, () => {
    const outline = buildOutline(parse(levels));
    assert.equal(outline.map((entry) => entry.parent).join(' '), parents);
    assert.equal(outline.map((entry) => entry.number || '-').join(' '), numbers);
  });
}

test('a section ends where the next one of its level or above begins, a leaf with its own line', () => {
  const model = parse('1 2 2q 3 2');
  const sections = buildOutline(model).map(({ span }) => model.text.slice(span.start, span.end));
  assert.deepEqual(sections, [model.text, '## t\n## t\n### t\n', '## t', '### t\n', '## t\n']);
});

test('appendices past Z and parts past IV', () => {
  const appendices = buildOutline(parse(`1T ${'2A '.repeat(28).trim()}`)).map((entry) => entry.number);
  assert.deepEqual(appendices.slice(25), ['Y', 'Z', 'AA', 'AB']);
  const parts = buildOutline(parse(`1T ${'1R '.repeat(14).trim()}`)).map((entry) => entry.number);
  assert.deepEqual([parts[4], parts[9], parts[14]], ['IV', 'IX', 'XIV']);
});

test('100,000 headings, however nested, overflow no stack', () => {
  const deep = noteOf(Array.from({ length: 100_000 }, (_, index) => ({ level: 1 + (index % 6) })));
  const outline = buildOutline(deep);
  assert.equal(outline.length, 100_000);
  assert.equal(outline.at(-1)!.number, '16667.1.1.1');
});
