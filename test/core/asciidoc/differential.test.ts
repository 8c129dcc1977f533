/**
 * Our headings against Asciidoctor's: on every case of `test/data/asciidoc` and on thousands of generated documents,
 * with both line endings. Levels, texts, ids, numbering, order and lines must be the same.
 *
 * Lines are not compared where Asciidoctor's are known to be wrong: when a preprocessor directive follows the title
 * (its number is late by the lines it looked ahead over), and inside lists and blocks (it counts on from the first line
 * of the container, whatever was left out). There the line must at least hold the title.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expandMaster } from '../../../server/core/asciidoc/expandMaster.ts';
import { parseAsciidoc } from '../../../server/core/asciidoc/parseAsciidoc.ts';
import type { Heading } from '../../../server/core/model/documentModel.ts';
import { readCases } from './fixtures.ts';
import { generateDocument, generateNestedDocument, randomFrom } from './generatedDocument.ts';
import { oracleHeadings } from './oracle.ts';
import type { OracleHeading } from './oracle.ts';

const GENERATED = 1500;
/** An escaped directive after a discrete title makes Asciidoctor cut the title's first character (or give up). */
const UNESCAPE_BUG = /^\\(?:ifdef|ifndef|ifeval|endif|include)::/m;
const DIRECTIVE = /^(?:ifdef|ifndef|ifeval|endif)::/;

function check(text: string, expected: readonly OracleHeading[], label: string): void {
  const found = parseAsciidoc(text).headings;
  const lines = text.split(/\r?\n/);
  assert.deepEqual(found.map(shape), expected.map(shape), `${label}\n${text}`);
  found.forEach((heading, index) => {
    const inside = heading.container !== 'document';
    const late = DIRECTIVE.test(lines[heading.line + 1] ?? '') || DIRECTIVE.test(lines[heading.endLine + 1] ?? '');
    if (!inside && !late) assert.equal(heading.line + 1, expected[index]!.line, `${label}: line of ${heading.text}\n${text}`);
    else assert.ok(lines[heading.line]!.includes(text.slice(heading.titleSpan.start, heading.titleSpan.end)), `${label}\n${text}`);
  });
}

function shape({ level, text, id, discrete, numbered }: Heading | OracleHeading): readonly unknown[] {
  return [level, text, id, discrete, numbered];
}

test('every case agrees with Asciidoctor, but for the deviations it states', () => {
  for (const { name, file, files, deviation } of readCases()) {
    if (deviation === undefined && file !== 'includes' && file !== 'restructure') check(files[0]!.text, oracleHeadings(files[0]!.text), name);
  }
});

test('books over several files agree in levels, texts and ids', () => {
  for (const { name, file, files, deviation } of readCases()) {
    if (deviation !== undefined || file !== 'includes') continue;
    const folder = mkdtempSync(join(tmpdir(), 'book-'));
    for (const { path, text } of files) writeFileSync(join(folder, path), text);
    const expected = oracleHeadings(files[0]!.text, {}, folder);
    rmSync(folder, { recursive: true });
    const { headings } = expandMaster(files[0]!, (target) => files.find(({ path }) => path === target));
    assert.deepEqual(headings.map(shape), expected.map(shape), name);
  }
});

for (const generate of [generateDocument, generateNestedDocument]) {
  test(`documents of ${generate.name} agree with Asciidoctor`, () => {
    let compared = 0;
    for (let seed = 0; seed < GENERATED; seed++) {
      const text = generate(randomFrom(seed));
      if (UNESCAPE_BUG.test(text)) continue;
      const expected = oracleHeadings(text);
      check(text, expected, `seed ${seed}`);
      check(text.replaceAll('\n', '\r\n'), expected, `seed ${seed} with CRLF`);
      compared += expected.length;
    }
    assert.ok(compared > GENERATED, `only ${compared} headings were compared`);
  });
}
