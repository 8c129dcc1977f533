/**
 * Symbols of a note and of the workspace, and whose symbols are offered.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../server/core/parseNote.ts';
import { findDocumentSymbols } from '../../server/features/documentSymbols.ts';
import { offeredDialects } from '../../server/features/offeredDialects.ts';
import type { MarkdownSymbols } from '../../server/features/offeredDialects.ts';
import { findWorkspaceSymbols } from '../../server/features/workspaceSymbols.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import { ListedSnapshot } from '../../server/index/noteIndex.ts';

function symbolsOf(text: string, headingsInQuotes = true): string[] {
  const symbols = findDocumentSymbols(parseNote(text, 'markdown'), { headingsInQuotes });
  return symbols.map(({ name, parent, span, selection }) => {
    assert.ok(span.start <= selection.start && selection.end <= span.end, 'an editor refuses a title outside its section');
    return `${name} < ${symbols[parent]?.name ?? ''}`;
  });
}

test('a skipped level lies under the section above it', () => {
  assert.deepEqual(symbolsOf('# A\n\n### B\n\n## C\n\n# D\n'), ['A < ', 'B < A', 'C < A', 'D < ']);
});

test('a heading without text has a name, as editors demand', () => {
  assert.deepEqual(symbolsOf('#\n'), ['(untitled) < ']);
});

test('headings in quotes can be left out without losing the tree', () => {
  const text = '# A\n\n> ## Quoted\n\n## B\n\n- # Item\n\n### C\n';
  assert.deepEqual(symbolsOf(text), ['A < ', 'Quoted < A', 'B < A', 'Item < B', 'C < B']);
  assert.deepEqual(symbolsOf(text, false), ['A < ', 'B < A', 'C < B']);
});

test('whose symbols are offered, by setting and by who else is there', () => {
  const offered = (setting: MarkdownSymbols, others: string): string =>
    offeredDialects(setting, { markdown: others.includes('m'), asciidoc: others.includes('a') }).join();
  assert.deepEqual(['off', 'whenAlone', 'always'].map((setting) => ['', 'm', 'a', 'ma'].map((others) => offered(setting as MarkdownSymbols, others))), [
    ['asciidoc', 'asciidoc', '', ''],
    ['markdown,asciidoc', 'asciidoc', 'markdown', ''],
    ['markdown,asciidoc', 'markdown,asciidoc', 'markdown', 'markdown'],
  ]);
});

test('workspace symbols hold the letters of the query in order, whatever their case', () => {
  const snapshot = new ListedSnapshot([['file:///a.md', factsOf(parseNote('# Guide\n\n## Installing things\n\n## In the street\n\n## Other\n\n#\n', 'markdown'))]]);
  const find = (query: string): string[] =>
    findWorkspaceSymbols(snapshot, query, ['markdown']).map(({ name, line, container }) => `${name} ${line} in ${container ?? ''}`);
  assert.deepEqual(find('INST'), ['Installing things 2 in Guide', 'In the street 4 in Guide']);
  assert.deepEqual(find('in  str'), ['In the street 4 in Guide']);
  assert.deepEqual(find('tsni'), []);
  assert.equal(find('').length, 4);
  assert.deepEqual(findWorkspaceSymbols(snapshot, 'inst', ['asciidoc']), []);
});
