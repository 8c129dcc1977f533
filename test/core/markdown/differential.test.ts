/**
 * Our scanner against commonmark.js and markdown-it: on the fixtures, on the examples of the CommonMark specification,
 * and on thousands of generated texts with each kind of line ending.
 *
 * commonmark.js is the oracle for everything in CommonMark, titles included, markdown-it for tables and task lists.
 * Where the two differ on CommonMark, markdown-it is the one to deviate from the specification, in these ways, and
 * texts that show them are left out of the comparison with it:
 * - after a link reference definition it begins a new block, where the specification continues the paragraph;
 * - inside quotes it takes `>` for a marker however far it is indented, and miscounts columns after tabs;
 * - it takes a line that begins another block for the header of a table, and some lines that lazily continue a
 *   paragraph for none.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import GithubSlugger from 'github-slugger';
import type { MarkdownOptions } from '../../../server/core/markdown/markdownOptions.ts';
import { parseMarkdown } from '../../../server/core/markdown/parseMarkdown.ts';
import { readFixtures } from './fixtures.ts';
import { generateText, type Mixture } from './generatedTexts.ts';
import { commonmarkHeadings, markdownItChecklist, markdownItHeadings, markdownItTables, type OracleHeading } from './oracles.ts';

const GENERATED = 4000;
const COMMONMARK_ONLY = { frontMatter: false, tables: false };

/** What markdown-it reads differently: definitions, tabs, and `>` or text of a quote behind a wide indent. */
const MARKDOWN_IT_DEVIATES = /\]:|\t|^(?:.* )? {3}.*>|^[ >]*>.*^ {4}/ms;
/** A bar in a line that begins a block, or that may continue the paragraph of a container. */
const HEADER_DEVIATES = /^ *(?:[>#<]|[-+*] |\d+[.)]|```|~~~).*(?:\|| *(?:\r\n|\r|\n)[^\r\n]*\|)/m;

const specification = createRequire(import.meta.url)('commonmark-spec') as { readonly tests: readonly { markdown: string }[] };
const examples = specification.tests.map(({ markdown }) => markdown.replaceAll('→', '\t'));
const fixtures = readFixtures('*.txt').map(({ note }) => note);

test('the specification has its 652 examples', () => assert.equal(examples.length, 652));

for (const [name, texts] of Object.entries({
  'the specification': withCrlf(examples),
  fixtures: withCrlf(fixtures),
  'generated texts': generate({ kind: 'wild', tables: false }),
  'generated texts with tables': generate({ kind: 'wild', tables: true }),
})) {
  test(`headings, their lines and texts are those of commonmark.js in ${name}`, () => {
    for (const text of texts) {
      assert.deepEqual(linesAndTexts(parseMarkdown(text, COMMONMARK_ONLY).headings), linesAndTexts(commonmarkHeadings(text)), JSON.stringify(text));
    }
  });

  test(`anchors are those of github-slugger in ${name}`, () => {
    for (const text of texts) {
      const slugger = new GithubSlugger();
      const ids = parseMarkdown(text, COMMONMARK_ONLY).headings.map(({ id }) => id);
      assert.deepEqual(ids, commonmarkHeadings(text).map(({ rendered }) => slugger.slug(rendered)), JSON.stringify(text));
    }
  });
}

for (const [name, texts] of Object.entries({
  'the specification': withCrlf(examples),
  fixtures: withCrlf(fixtures),
  'generated texts': generate({ kind: 'calm', tables: false }),
  'generated texts with tables': generate({ kind: 'calm', tables: true }),
})) {
  const comparable = texts.filter((text) => !MARKDOWN_IT_DEVIATES.test(text));
  const comparableWithTables = comparable.filter((text) => !HEADER_DEVIATES.test(text));

  test(`headings and their lines are those of markdown-it in ${name}`, () => {
    assert.ok(comparable.length > texts.length / 2);
    for (const text of comparable) assert.deepEqual(headingLines(text, COMMONMARK_ONLY), markdownItHeadings(text, false), JSON.stringify(text));
  });

  test(`headings beside tables, tables and checklists are those of markdown-it in ${name}`, () => {
    assert.ok(comparableWithTables.length > texts.length / 5);
    for (const text of comparableWithTables) {
      const { blocks, checklist } = parseMarkdown(text, { frontMatter: false });
      assert.deepEqual(headingLines(text, { frontMatter: false }), markdownItHeadings(text, true), JSON.stringify(text));
      const tables = blocks.filter(({ kind }) => kind === 'table').map(({ startLine, endLine }) => ({ startLine, endLine }));
      assert.deepEqual(tables, markdownItTables(text), JSON.stringify(text));
      const boxes = checklist.map(({ line, boxSpan }) => ({ line, box: text.slice(boxSpan.start, boxSpan.end) }));
      assert.deepEqual(boxes, markdownItChecklist(text), JSON.stringify(text));
    }
  });
}

function generate(mixture: Mixture): string[] {
  return Array.from({ length: GENERATED }, (_, seed) => generateText(seed, mixture));
}

function withCrlf(texts: readonly string[]): string[] {
  return [...texts, ...texts.map((text) => text.replace(/\r\n|\r|\n/g, '\r\n'))];
}

function headingLines(text: string, options: MarkdownOptions): object[] {
  return parseMarkdown(text, options).headings.map(({ level, line, endLine }) => ({ level, line, endLine }));
}

function linesAndTexts(headings: readonly Omit<OracleHeading, 'rendered'>[]): object[] {
  return headings.map(({ level, line, endLine, text }) => ({ level, line, endLine, text }));
}
