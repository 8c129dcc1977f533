/**
 * Our scanner against commonmark.js and markdown-it: on the fixtures, on the examples of the CommonMark specification,
 * and on thousands of generated texts with each kind of line ending.
 *
 * commonmark.js is the oracle for everything in CommonMark, titles included, markdown-it for tables and task lists.
 * Where the two differ on CommonMark, markdown-it is the one to deviate from the specification, in these ways, and
 * texts that show them are left out of the comparison with it:
 * - after a link reference definition it begins a new block, where the specification continues the paragraph;
 * - inside quotes it takes `>` for a marker however far it is indented, and miscounts columns after tabs;
 * - it takes a line that begins another block for the header of a table.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import GithubSlugger from 'github-slugger';
import { parseMarkdown } from '../../../server/core/markdown/parseMarkdown.ts';
import { readFixtures } from './fixtures.ts';
import { generateText } from './generatedTexts.ts';
import { commonmarkHeadings, markdownItChecklist, markdownItHeadings, markdownItTables } from './oracles.ts';

const GENERATED = 4000;
const COMMONMARK_ONLY = { frontMatter: false, tables: false };

/** What markdown-it and the specification read differently: definitions, and blanks before or tabs around `>`. */
const MARKDOWN_IT_DEVIATES = /\]:|\t|^(?:.* )?   .*>|^[ >]*>.*^ {4}/ms;
/** A bar in a line that begins a block. */
const HEADER_BEGINS_BLOCK = /^[ ]*(?:[>#<]|[-+*] |\d+[.)]|```|~~~).*\|/m;

const specification = createRequire(import.meta.url)('commonmark-spec') as { readonly tests: readonly { markdown: string }[] };
const examples = specification.tests.map(({ markdown }) => markdown.replaceAll('→', '\t'));
const fixtures = readFixtures('*.txt').map(({ note }) => note);
const generated = Array.from({ length: GENERATED }, (_, seed) => generateText(seed, false));
const generatedWithTables = Array.from({ length: GENERATED }, (_, seed) => generateText(seed, true));

test('the specification has its 652 examples', () => assert.equal(examples.length, 652));

for (const [name, texts] of Object.entries({ examples, fixtures, generated, generatedWithTables })) {
  test(`headings, their lines and texts are those of commonmark.js: ${name}`, () => {
    for (const text of [...texts, ...texts.map((each) => each.replace(/\r\n|\r|\n/g, '\r\n'))]) {
      assert.deepEqual(ourHeadings(text), commonmarkHeadings(text).map(({ rendered: _, ...heading }) => heading), JSON.stringify(text));
    }
  });

  test(`anchors are those of github-slugger: ${name}`, () => {
    for (const text of texts) {
      const slugger = new GithubSlugger();
      const ids = parseMarkdown(text, COMMONMARK_ONLY).headings.map(({ id }) => id);
      assert.deepEqual(ids, commonmarkHeadings(text).map(({ rendered }) => slugger.slug(rendered)), JSON.stringify(text));
    }
  });

  test(`headings and their lines are those of markdown-it: ${name}`, () => {
    for (const text of texts.filter((each) => !MARKDOWN_IT_DEVIATES.test(each))) {
      assert.deepEqual(ourHeadings(text).map(({ text: _, ...heading }) => heading), markdownItHeadings(text, false), JSON.stringify(text));
    }
  });

  test(`tables and checklists are those of markdown-it: ${name}`, () => {
    for (const text of texts.filter((each) => !MARKDOWN_IT_DEVIATES.test(each) && !HEADER_BEGINS_BLOCK.test(each))) {
      const model = parseMarkdown(text, { frontMatter: false });
      const tables = model.blocks.filter(({ kind }) => kind === 'table').map(({ startLine, endLine }) => ({ startLine, endLine }));
      assert.deepEqual(tables, markdownItTables(text), JSON.stringify(text));
      const boxes = model.checklist.map(({ line, boxSpan }) => ({ line, box: text.slice(boxSpan.start, boxSpan.end) }));
      assert.deepEqual(boxes, markdownItChecklist(text), JSON.stringify(text));
      assert.deepEqual(model.headings.map(({ level, line, endLine }) => ({ level, line, endLine })), markdownItHeadings(text, true), JSON.stringify(text));
    }
  });
}

function ourHeadings(text: string): object[] {
  return parseMarkdown(text, COMMONMARK_ONLY).headings.map((heading) => ({
    level: heading.level, line: heading.line, endLine: heading.endLine, text: heading.text,
  }));
}
