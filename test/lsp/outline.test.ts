/**
 * Outlines and contents lists over the real transport: open notes edited step by step, notes on disk, large notes.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { OutlineResult } from '../../server/protocol/outlineMessages.ts';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

let server: ServerProcess;
before(async () => { server = await startServerProcess(); });
after(() => server.stop());

async function outlineOf(uri: string): Promise<NonNullable<OutlineResult>> {
  const outline: OutlineResult = await server.connection.sendRequest('throughline/outline', { uri });
  assert.ok(outline !== null);
  return outline;
}

test('an open note gives its headings with their places, parents and words', async () => {
  await server.open('untitled:a', 'markdown', '# One\n\nthree words here\n\n## Two\n\ntext\n');
  const outline = await outlineOf('untitled:a');
  assert.deepEqual([outline.dialect, outline.title, outline.version, outline.words], ['markdown', 'One', 1, 6]);
  assert.deepEqual(outline.entries, [
    {
      text: 'One', level: 1, parent: -1, number: '', id: 'one', discrete: false, container: 'document',
      selection: { start: { line: 0, character: 2 }, end: { line: 0, character: 5 } },
      range: { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } }, words: 4, wordsTotal: 6,
    },
    {
      text: 'Two', level: 2, parent: 0, number: '1', id: 'two', discrete: false, container: 'document',
      selection: { start: { line: 4, character: 3 }, end: { line: 4, character: 6 } },
      range: { start: { line: 4, character: 0 }, end: { line: 7, character: 0 } }, words: 2, wordsTotal: 2,
    },
  ]);
});

test('what steers a terminal or the direction of writing is shown as a sign of its own; the anchor stays', async () => {
  await server.open('untitled:steering', 'markdown', '# A\u0007 \u202Eevil\n');
  const { title, entries: [entry] } = await outlineOf('untitled:steering');
  assert.deepEqual([title, entry?.text, entry?.id], ['A\uFFFD \uFFFDevil', 'A\uFFFD \uFFFDevil', 'a-evil']);
});

test('a link to a heading, in the dialect of its note and with its file name', async () => {
  const linkOf = (uri: string, entry: number): Promise<string | null> => server.connection.sendRequest('throughline/headingLink', { uri, entry });
  await server.open('file:///notes/my%20guide.md', 'markdown', '# One\n\n## a*b\n');
  assert.equal(await linkOf('file:///notes/my%20guide.md', 1), '[a\\*b](my%20guide.md#ab)');
  await server.open('untitled:Untitled-1', 'asciidoc', '== One\n');
  assert.equal(await linkOf('untitled:Untitled-1', 0), '<<_one,One>>');
  assert.equal(await linkOf('untitled:Untitled-1', 1), null);
});

test('edits arrive as the editor sends them: several at once, mixed line endings, beyond the basic plane', async () => {
  await server.open('untitled:b', 'markdown', '# A\r\n\r\n# 😀 B\n# C\r');
  await server.connection.sendNotification('textDocument/didChange', { textDocument: { uri: 'untitled:b', version: 2 }, contentChanges: [
    { range: { start: { line: 2, character: 5 }, end: { line: 2, character: 6 } }, text: 'Bee' },
    { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, text: '#' },
    { range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }, text: '' },
  ] });
  const outline = await outlineOf('untitled:b');
  assert.deepEqual(outline.entries.map(({ text, level, selection }) => [text, level, selection.start.line]), [['😀 Bee', 1, 0], ['C', 2, 1]]);
  assert.equal(outline.version, 2);
});

test('typing a note letter by letter ends where opening it would', async () => {
  const text = '= Title\n\n== One\n\n----\n== no\n----\n\n== Two\n';
  await server.open('untitled:typed', 'asciidoc', '');
  let position = { line: 0, character: 0 };
  for (const [index, letter] of [...text].entries()) {
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'untitled:typed', version: index + 2 }, contentChanges: [{ range: { start: position, end: position }, text: letter }],
    });
    position = letter === '\n' ? { line: position.line + 1, character: 0 } : { ...position, character: position.character + 1 };
  }
  await server.open('untitled:opened', 'asciidoc', text);
  assert.deepEqual((await outlineOf('untitled:typed')).entries, (await outlineOf('untitled:opened')).entries);
});

test('a note that the editor takes for plain text is known by its name', async () => {
  await server.open('file:///plain.adoc', 'plaintext', '= A\n');
  assert.equal((await outlineOf('file:///plain.adoc')).dialect, 'asciidoc');
});

test('one URI in two spellings is one note', async () => {
  await server.open('file:///c%3A/a%20(b).md', 'markdown', '# A\n');
  assert.equal((await outlineOf('file:///c:/a%20%28b%29.md')).title, 'A');
});

test('a note on disk with a byte-order mark has an outline', async () => {
  const folder = await makeFolder({ 'a.md': '\ufeff# A\n' });
  assert.deepEqual([(await outlineOf(folder.uriOf('a.md'))).title, (await outlineOf(folder.uriOf('a.md'))).version], ['A', null]);
});

test('a hundred thousand headings are all there', async () => {
  const folder = await makeFolder({ 'many.md': '## Heading\n'.repeat(100_000) });
  assert.equal((await outlineOf(folder.uriOf('many.md'))).entries.length, 100_000);
});

test('contents come as text or as links, of the whole note or of one section', async () => {
  await server.open('untitled:c', 'markdown', '# One\n\n## Two\n\n### Three\n\n## Four\n');
  const contents = (format: string, entry: number | null): Promise<string> =>
    server.connection.sendRequest('throughline/contents', { uri: 'untitled:c', format, entry });
  assert.equal(await contents('markdown', null), '- [One](#one)\n  - [Two](#two)\n    - [Three](#three)\n  - [Four](#four)\n');
  assert.equal(await contents('text', 1), 'Two\n  Three\n');
  assert.equal(await contents('markdown', 99), '');
});
