/**
 * What holds for every text: any text gives a model, line endings change nothing, spans are where they claim to be,
 * and the cost grows with the length only.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { parseMarkdown } from '../../../server/core/markdown/parseMarkdown.ts';
import type { DocumentModel, Heading } from '../../../server/core/model/documentModel.ts';
import { buildLineIndex, lineAt, type Span } from '../../../server/core/text/lineIndex.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import { readFixtures } from './fixtures.ts';
import { generateText } from './generatedTexts.ts';
import { hostileTexts } from './hostileTexts.ts';

const specification = createRequire(import.meta.url)('commonmark-spec') as { readonly tests: readonly { markdown: string }[] };
const ALL_DIALECTS = { math: true, percentComments: true, headingAttributes: true };
const texts = [
  ...readFixtures('*.txt').map(({ note }) => note),
  ...specification.tests.map(({ markdown }) => markdown.replaceAll('→', '\t')),
  ...Array.from({ length: 1500 }, (_, seed) => generateText(seed, { kind: 'wild', tables: true })),
];

test('any text gives a model', () => {
  for (let seed = 0; seed < 300; seed++) readAll(parseMarkdown(generateGarbage(seed), ALL_DIALECTS));
  for (const [name, build] of Object.entries(hostileTexts)) assert.doesNotThrow(() => readAll(parseMarkdown(build(500), ALL_DIALECTS)), name);
});

test('the lines are those of the line index', () => {
  for (const text of [...texts, '', '\n', '\r', '\r\n', 'a\n\r\rb', ...Array.from({ length: 100 }, (_, seed) => generateGarbage(seed))]) {
    assert.deepEqual([...parseMarkdown(text).lines.starts], [...buildLineIndex(text).starts], JSON.stringify(text));
  }
});

test('CRLF and lone CR give what LF gives', () => {
  for (const text of texts.map((each) => each.replace(/\r\n?/g, '\n'))) {
    const expected = facts(parseMarkdown(text, ALL_DIALECTS));
    for (const lineEnding of ['\r\n', '\r']) {
      assert.deepEqual(facts(parseMarkdown(text.replaceAll('\n', lineEnding), ALL_DIALECTS)), expected, JSON.stringify(text));
    }
  }
});

test('a heading spans its lines, and begins with its signs or its title', () => {
  for (const text of texts) {
    const { headings, lines } = parseMarkdown(text);
    for (const { span, titleSpan, line, endLine, style, level } of headings) {
      assert.deepEqual([lineAt(lines, span.start), lineAt(lines, span.end)], [line, endLine], text);
      assert.ok(span.start <= titleSpan.start && titleSpan.start <= titleSpan.end && titleSpan.end <= span.end, text);
      if (style === 'atx') assert.match(text.slice(span.start, titleSpan.start), new RegExp(`^#{${level}}[ \\t]*$`), text);
      else assert.equal(span.start, titleSpan.start, text);
    }
  }
});

test('a title replaced in its span is the only thing that changes', () => {
  for (const text of texts) {
    const before = parseMarkdown(text).headings;
    before.forEach(({ titleSpan }, index) => {
      if (titleSpan.start === titleSpan.end) return;
      const after = parseMarkdown(replaced(text, titleSpan, 'Renamed')).headings;
      const expected = before.map((heading, at) => ({ ...heading, text: at === index ? 'Renamed' : heading.text }));
      assert.deepEqual(after.map(titleAndKind), expected.map(titleAndKind), JSON.stringify(text));
    });
  }
});

test('a box ticked in its span is the only thing that changes', () => {
  for (const text of texts) {
    const before = parseMarkdown(text).checklist;
    before.forEach(({ boxSpan }, index) => {
      const after = parseMarkdown(replaced(text, boxSpan, 'x')).checklist;
      assert.deepEqual(after, before.map((item, at) => (at === index ? { ...item, state: 'done' } : item)), JSON.stringify(text));
    });
  }
});

test('a target replaced in its span is the target of that link', () => {
  for (const text of texts) {
    const before = parseMarkdown(text).links;
    before.forEach(({ targetSpan, kind }, index) => {
      if (targetSpan === undefined || kind === 'autolink') return;
      const after = parseMarkdown(replaced(text, targetSpan, 'elsewhere')).links;
      assert.equal(after[index]?.target, 'elsewhere', JSON.stringify([text, kind]));
    });
  }
});

test('markers, texts of items and blocks are where they claim to be', () => {
  for (const text of texts) {
    const { checklist, blocks, lines } = parseMarkdown(text);
    for (const { span, markerSpan, textLines, line, endLine } of checklist) {
      assert.match(text.slice(markerSpan.start, markerSpan.end), /^(?:[-+*]|\d{1,9}[.)])$/);
      assert.deepEqual([span.start, lineAt(lines, span.start), lineAt(lines, span.end)], [markerSpan.start, line, endLine]);
      for (const { start, end } of textLines) assert.equal(text.slice(start, end), text.slice(start, end).trim(), JSON.stringify(text));
    }
    for (const { startLine, endLine } of blocks) assert.ok(startLine <= endLine && endLine < lines.starts.length, JSON.stringify(text));
  }
});

test('a hundred thousand headings are all found', () => {
  assert.equal(parseMarkdown('###### a\n'.repeat(100_000)).headings.length, 100_000);
});

test('what is too much for one regular expression or one call is not too much', () => {
  const tag = `<a${' b'.repeat(5_000_000)}>`;
  assert.deepEqual(parseMarkdown(`${tag}\n# hidden\n\n# seen`).headings.map(({ text }) => text), ['seen']);
  assert.equal(parseMarkdown(`<div>\n${'<a id=x>'.repeat(200_000)}`).anchors.length, 200_000);
  assert.equal(parseMarkdown(`+++\ntitle = "${'a'.repeat(5_000_000)}"\n+++\n`).title?.length, 5_000_000);
});

for (const [name, build] of Object.entries(hostileTexts)) {
  test(`eight times the text costs about eight times as much: ${name}`, () => {
    cost(build(1000));
    const small = lowestCost(build(4000));
    const large = lowestCost(build(32_000));
    // The two milliseconds make up for what is too short to be measured.
    assert.ok(large < 30 * (small + 2), `${small} ms, then ${large} ms`);
  });
}

/** Of two runs: a collection of garbage may fall into one. */
function lowestCost(text: string): number {
  return Math.min(cost(text), cost(text));
}

/** In milliseconds of this thread's own processor time, which other programs do not disturb. */
function cost(text: string): number {
  const start = process.threadCpuUsage();
  readAll(parseMarkdown(text, ALL_DIALECTS));
  return process.threadCpuUsage(start).user / 1000;
}

/** Reads everything that is computed when first read. */
function readAll(model: DocumentModel): unknown[] {
  return [model.title, model.headings, model.checklist, model.links, model.anchors, model.blocks, model.problems];
}

/** What does not depend on line endings. */
function facts({ title, headings, checklist, links, anchors, blocks }: DocumentModel): object {
  return {
    title, blocks,
    headings: headings.map(({ level, text, id, line, endLine, style, container }) => ({ level, text, id, line, endLine, style, container })),
    checklist: checklist.map(({ state, line, endLine, depth, parent, heading }) => ({ state, line, endLine, depth, parent, heading })),
    links: links.map(({ kind, target, text }) => ({ kind, target, text })),
    anchors: anchors.map(({ id }) => id),
  };
}

function titleAndKind({ text, level, style, container }: Heading): object {
  return { text, level, style, container };
}

function replaced(text: string, span: Span, newText: string): string {
  return applyEdits(text, [{ ...span, newText }]);
}

/** Units at random, lone surrogates and NUL among them, mixed with marks of Markdown. */
function generateGarbage(seed: number): string {
  let state = seed + 1;
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const marks = [...'\n\r\t #>-[]()<!`|\0\uFEFF\u2028', '\uD800', '\uDC00', '&#0;', '---\n', '$$', '%%', '{#'];
  return Array.from({ length: 80 }, () => (next(3) === 0 ? String.fromCharCode(next(0x10000)) : marks[next(marks.length)]!)).join('');
}
