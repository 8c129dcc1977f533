/**
 * The language features of plans over the real transport, in a Markdown and an AsciiDoc note that make one plan.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeAction, CompletionItem, DocumentHighlight, Hover, Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { buildLineIndex, offsetAt } from '../../server/core/text/lineIndex.ts';
import { applyEdits } from '../../server/core/text/textEdit.ts';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

const MARKDOWN = '---\nplan:\n  name: both\n---\n- [ ] *Schema*  id:schema est:2\n- [ ] Load  id:load est:1 after:schema\n';
const ASCIIDOC = '= B\n:plan-name: both\n\nsee schema\n\n* [ ] Deploy  est:1 after:load,schema\n';

let server: ServerProcess;
const folder = await makeFolder({ 'a.md': MARKDOWN, 'b.adoc': ASCIIDOC });
const [markdown, asciidoc] = [folder.uriOf('a.md'), folder.uriOf('b.adoc')];
before(async () => {
  server = await startServerProcess({ folders: [folder.uri] });
  await server.scanned();
  await server.open(markdown, 'markdown', MARKDOWN);
});
after(() => server.stop());

/** Asks about the place where `words` begin in a note. */
function ask<T>(method: string, uri: string, words: string, more: object = {}): Promise<T> {
  const text = uri === markdown ? MARKDOWN : ASCIIDOC;
  const before = text.slice(0, text.indexOf(words)).split('\n');
  return server.connection.sendRequest(method, { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1)!.length }, ...more });
}

test('hovering an id tells of the task it names, in words without markup of their own', async () => {
  const hover = await ask<Hover>('textDocument/hover', asciidoc, 'schema\n');
  assert.equal(hover, null, 'a word of the text is no id');
  const card = await ask<Hover>('textDocument/hover', markdown, 'schema\n');
  assert.deepEqual(card.range, { start: { line: 5, character: 32 }, end: { line: 5, character: 38 } });
  assert.deepEqual(card.contents, { kind: 'markdown', value: [
    '**\\*Schema\\*** · schema', '2 points · columns 1–2 · no float · ready', 'Needed by Load (blocked), Deploy (blocked)',
  ].join('\n\n') });
});

test('hovering a title tells of its task', async () => {
  const card = await ask<Hover>('textDocument/hover', asciidoc, 'Deploy');
  assert.match(JSON.stringify(card.contents), /Deploy.*1 point · column 4 · no float · blocked.*Depends on Load \(blocked\), /);
});

function describePlace({ uri, range }: Location): string {
  return `${uri === markdown ? 'a' : 'b'} ${range.start.line}:${range.start.character}-${range.end.character}`;
}

test('the definition of an id is in the other note, and its references are in both', async () => {
  assert.equal(describePlace(await ask('textDocument/definition', asciidoc, 'load,')), 'a 5:15-19');
  const references = await ask<Location[]>('textDocument/references', asciidoc, 'load,', { context: { includeDeclaration: true } });
  assert.deepEqual(references.map(describePlace), ['a 5:15-19', 'b 5:26-30']);
  const highlights = await ask<DocumentHighlight[]>('textDocument/documentHighlight', markdown, 'schema est');
  assert.deepEqual(highlights.map(({ range }) => range.start), [{ line: 4, character: 19 }, { line: 5, character: 32 }]);
});

test('an id is renamed in both notes, to names that are free and well formed', async () => {
  const edit = await ask<WorkspaceEdit>('textDocument/rename', markdown, 'load est', { newName: 'fill' });
  assert.deepEqual(edit.changes, {
    [markdown]: [{ range: { start: { line: 5, character: 15 }, end: { line: 5, character: 19 } }, newText: 'fill' }],
    [asciidoc]: [{ range: { start: { line: 5, character: 26 }, end: { line: 5, character: 30 } }, newText: 'fill' }],
  });
  await assert.rejects(ask('textDocument/rename', markdown, 'load est', { newName: 'schema' }), /already names/);
  await assert.rejects(ask('textDocument/rename', markdown, 'load est', { newName: 'two words' }), /cannot be an id/);
});

test('where there is no id nothing is answered', async () => {
  for (const method of ['textDocument/definition', 'textDocument/documentHighlight', 'textDocument/prepareRename']) {
    assert.equal(await ask(method, asciidoc, 'see schema'), null, method);
  }
  assert.deepEqual(await ask('textDocument/prepareRename', asciidoc, 'load,'), {
    range: { start: { line: 5, character: 26 }, end: { line: 5, character: 30 } }, placeholder: 'load',
  });
});

async function complete(uri: string, languageId: string, line: string): Promise<CompletionItem[] | null> {
  const text = `- [ ] A  id:a est:2 owner:ann\n- [ ] B  id:b est:M\n- [ ] Far\n${line}`;
  await server.open(uri, languageId, text);
  return server.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position: { line: 3, character: line.length } });
}

test('completion offers ids nearest first, sizes, owners, sprints and keys that are not written yet', async () => {
  const ids = await complete('untitled:1', 'markdown', '- [ ] C  est:1 after:a,');
  assert.deepEqual(ids?.map(({ label, detail }) => [label, detail]), [['b', 'B · ready · est M'], ['a', 'A · ready · est 2']]);
  assert.deepEqual(ids?.[0]?.textEdit, { range: { start: { line: 3, character: 23 }, end: { line: 3, character: 23 } }, newText: 'b' });
  assert.ok((await complete('untitled:2', 'markdown', '- [ ] C  est:'))?.some(({ label, detail }) => label === 'XL' && detail === '8 points'));
  assert.deepEqual((await complete('untitled:3', 'markdown', '- [ ] C  owner:'))?.map(({ label }) => label), ['ann']);
  assert.deepEqual((await complete('untitled:4', 'markdown', '- [ ] C  sprint:'))?.map(({ label }) => label), ['1']);
  const keys = (await complete('untitled:5', 'asciidoc', '- [ ] C  est:1 a'))?.map(({ label }) => label);
  assert.ok(keys?.includes('after:') && !keys.includes('est:'), String(keys));
});

test('completion says nothing in a title, in the text and in a note without a plan', async () => {
  assert.equal(await complete('untitled:6', 'markdown', '- [ ] Read the a'), null);
  assert.equal(await complete('untitled:7', 'markdown', 'plain  after:'), null);
  await server.open('untitled:8', 'markdown', '- [ ] milk  ');
  assert.equal(await server.connection.sendRequest('textDocument/completion', { textDocument: { uri: 'untitled:8' }, position: { line: 0, character: 12 } }), null);
});

/** What the fixes offered at a place would make of a note, by title; edits of one line. */
async function fixesOf(uri: string, text: string, words: string, context: object = { diagnostics: [] }): Promise<Record<string, string>> {
  await server.open(uri, 'markdown', text);
  const before = text.slice(0, text.indexOf(words)).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  const actions: CodeAction[] | null = await server.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context });
  return Object.fromEntries((actions ?? []).map(({ title, edit }) => [title, applyAll(text, edit?.changes?.[uri] ?? [])]));
}

function applyAll(text: string, edits: readonly TextEdit[]): string {
  const lines = buildLineIndex(text);
  return applyEdits(text, edits.map(({ range, newText }) => ({ start: offsetAt(lines, range.start), end: offsetAt(lines, range.end), newText })));
}

test('quick fixes mend what is marked under the cursor', async () => {
  const misspelt = '- [ ] A  id:schema est:1\n- [ ] B  after:shcema est:1\n';
  const spelling = await fixesOf('untitled:fix1', misspelt, 'shcema');
  assert.equal(spelling['Change to "schema"'], misspelt.replace('shcema', 'schema'));
  assert.equal(spelling['Remove after:shcema'], misspelt.replace(' after:shcema', ''));
  const twice = '- [ ] A  id:a est:1\n- [ ] B  id:a est:2\n';
  assert.deepEqual(await fixesOf('untitled:fix2', twice, 'a est:2'), { 'Rename this one to "a-2"': twice.replace('a est:2', 'a-2 est:2') });
  const pinned = '- [ ] A  id:a est:3\n- [ ] B  est:1 after:a at:2\n';
  const pin = await fixesOf('untitled:fix3', pinned, 'at:2');
  assert.equal(pin['Unpin: remove at'], pinned.replace(' at:2', ''), Object.keys(pin).join());
  assert.deepEqual(await fixesOf('untitled:fix4', misspelt, 'shcema', { diagnostics: [], only: ['refactor'] }), {});
});

test('an id that is an anchor is renamed with the links to it, in notes on disk too', async () => {
  const notes = {
    'x.adoc': '= X\n\n* [ ] [[old]]One  est:1\n* [ ] Two  est:1 after:old\n\nSee <<old>>.\n', 'y.md': '- [ ] Three  est:1 after:x/old\n\n[one](x.adoc#old)\n',
    'z.md': '[one](x.adoc#old) and [other](#old)\n',
  };
  const place = await makeFolder(notes);
  const other = await startServerProcess({ folders: [place.uri] });
  await other.scanned();
  await other.open(place.uriOf('x.adoc'), 'asciidoc', notes['x.adoc']);
  const rename = (newName: string): Promise<WorkspaceEdit> => other.connection.sendRequest('textDocument/rename', {
    textDocument: { uri: place.uriOf('x.adoc') }, position: { line: 2, character: 9 }, newName,
  });
  const { changes } = await rename('fresh');
  const after = Object.fromEntries(Object.entries(notes).map(([path, text]) => [path, applyAll(text, changes![place.uriOf(path)] ?? [])]));
  assert.deepEqual(after, {
    'x.adoc': notes['x.adoc'].replaceAll('old', 'fresh'), 'y.md': notes['y.md'].replaceAll('old', 'fresh'), 'z.md': notes['z.md'].replace('x.adoc#old', 'x.adoc#fresh'),
  });
  await assert.rejects(rename('_x'), /cannot be/);
  await place.write('y.md', `changed ${notes['y.md']}`);
  await assert.rejects(rename('fresh'), /y\.md has changed/);
  await other.stop();
});
