/**
 * Problems of plans over the real transport: what an editor shows while notes are opened, edited and closed.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

let server: ServerProcess;
const published: PublishDiagnosticsParams[] = [];
const folder = await makeFolder({
  'a.md': '---\nplan:\n  name: both\n---\n- [ ] One  id:one est:1 after:two\n',
  'b.adoc': '= B\n:plan-name: both\n\n* [ ] Two  id:two est:1 after:one\n',
});
before(async () => {
  server = await startServerProcess({ folders: [folder.uri] });
  server.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => { published.push(params); });
  await server.scanned();
});
after(() => server.stop());

/** The next problems published for `uri`. */
async function nextOf(uri: string): Promise<PublishDiagnosticsParams> {
  for (;;) {
    const at = published.findIndex((params) => params.uri === uri);
    if (at >= 0) return published.splice(at, 1)[0]!;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function describe({ code, severity, range }: Diagnostic): string {
  return `${String(code)} ${String(severity)} ${range.start.line}:${range.start.character}-${range.end.character}`;
}

test('a misspelt id is marked where it stands, with the version it was found in, and taken back when mended', async () => {
  await server.open('untitled:plan', 'markdown', '- [ ] A  id:schema est:1\n- [ ] B  after:shcema est:1\n');
  const { diagnostics, version } = await nextOf('untitled:plan');
  assert.deepEqual([diagnostics.map(describe), version], [['unknown-reference 1 1:15-21'], 1]);
  const change = { range: { start: { line: 1, character: 15 }, end: { line: 1, character: 21 } }, text: 'schema' };
  await server.connection.sendNotification('textDocument/didChange', { textDocument: { uri: 'untitled:plan', version: 2 }, contentChanges: [change] });
  assert.deepEqual(await nextOf('untitled:plan'), { uri: 'untitled:plan', diagnostics: [], version: 2 });
});

test('a ring through a Markdown and an AsciiDoc note names the members in both, and goes with the note', async () => {
  const uri = folder.uriOf('a.md');
  await server.open(uri, 'markdown', '---\nplan:\n  name: both\n---\n- [ ] One  id:one est:1 after:two\n');
  const { diagnostics } = await nextOf(uri);
  assert.deepEqual(diagnostics.map(({ code }) => code), ['dependency-cycle']);
  const places = diagnostics[0]!.relatedInformation!.map(({ location }) => [location.uri, location.range.start.line]);
  assert.deepEqual(new Set(places.map(String)), new Set([`${uri},4`, `${folder.uriOf('b.adoc')},3`]));
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  assert.deepEqual((await nextOf(uri)).diagnostics, []);
});

test('a note without a plan is never mentioned', async () => {
  await server.open('untitled:list', 'markdown', '- [ ] buy milk\n- [ ] see after:noon news\n');
  await server.open('untitled:last', 'markdown', '- [ ] A  est:nonsense!\n');
  await nextOf('untitled:last');
  assert.deepEqual(published.filter(({ uri }) => uri === 'untitled:list'), []);
});

test('of thousands of problems a note lists the worst and counts the others', async () => {
  const lines = Array.from({ length: 1500 }, (_, index) => `- [ ] Task ${index}${index === 1400 ? '  after:nobody' : ''}\n`);
  await server.open('untitled:many', 'markdown', lines.join(''));
  const { diagnostics } = await nextOf('untitled:many');
  assert.equal(diagnostics.length, 1001);
  assert.ok(diagnostics.some((diagnostic) => describe(diagnostic).startsWith('unknown-reference 1 1400:')));
  assert.match(String(diagnostics.at(-1)!.message), /^501 more problems/);
});
