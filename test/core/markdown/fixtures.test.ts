/**
 * Every fixture of `test/data/markdown`: headings are always compared, the other lists where the fixture names them.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '../../../server/core/markdown/parseMarkdown.ts';
import type { DocumentModel } from '../../../server/core/model/documentModel.ts';
import { lineAt, type Span } from '../../../server/core/text/lineIndex.ts';
import { type Fixture, readFixtures } from './fixtures.ts';

for (const fixture of readFixtures('!(restructure).txt')) test(fixture.name, () => check(fixture));

test('every case of the list M1 to M65 has a fixture', () => {
  const labels = new Set(readFixtures('*.txt').map(({ name }) => /: M(\d+) /.exec(name)?.[1]).filter(Boolean));
  assert.deepEqual(Array.from({ length: 65 }, (_, index) => String(index + 1)).filter((label) => !labels.has(label)), []);
});

function check({ note, options, expected }: Fixture): void {
  const model = parseMarkdown(note, options);
  const found = [
    ...headingLines(model),
    ...(names(expected, 'title') ? [`title "${model.title}"`] : []),
    ...(names(expected, 'item') ? orNone('items', itemLines(model)) : []),
    ...(names(expected, 'link') ? orNone('links', linkLines(model)) : []),
    ...(names(expected, 'anchor') ? model.anchors.map(({ id, span }) => `anchor ${lineOf(model, span)} "${id}"`) : []),
    ...(names(expected, 'block') ? orNone('blocks', blockLines(model)) : []),
    ...model.problems.map(({ code, span }) => `problem ${lineOf(model, span)} ${code}`),
  ];
  assert.deepEqual(found.sort(), [...expected].sort());
}

function names(expected: readonly string[], kind: string): boolean {
  return expected.some((line) => line.startsWith(kind));
}

function orNone(kind: string, lines: string[]): string[] {
  return lines.length === 0 ? [`${kind} none`] : lines;
}

function headingLines({ headings }: DocumentModel): string[] {
  return headings.map(({ level, line, endLine, text, id, container }) =>
    `h${level} ${lines(line, endLine)} "${text}" #${id}${container === 'document' ? '' : ` ${container}`}`);
}

function itemLines({ checklist, text }: DocumentModel): string[] {
  return checklist.map((item) => {
    const words = item.textLines.map(({ start, end }) => text.slice(start, end)).join(' / ');
    return `item ${lines(item.line, item.endLine)} ${item.state} ${item.depth} "${words}"${item.parent === -1 ? '' : ` ^${item.parent + 1}`}`;
  });
}

function blockLines({ blocks }: DocumentModel): string[] {
  return blocks.map(({ kind, startLine, endLine }) => `block ${kind} ${startLine + 1}-${endLine + 1}`);
}

function linkLines(model: DocumentModel): string[] {
  return model.links.map(({ kind, span, target, text, targetSpan }) => {
    const place = targetSpan === undefined ? '' : ` at \`${written(model, targetSpan)}\``;
    return `link ${lineOf(model, span)} ${kind} \`${written(model, span)}\` -> "${target}" "${text}"${place}`;
  });
}

function written({ text }: DocumentModel, { start, end }: Span): string {
  return text.slice(start, end).replaceAll('\n', '⏎');
}

function lineOf({ lines: index }: DocumentModel, span: Span): number {
  return lineAt(index, span.start) + 1;
}

function lines(first: number, last: number): string {
  return first === last ? `${first + 1}` : `${first + 1}-${last + 1}`;
}
