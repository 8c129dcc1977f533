/**
 * What the server offers beside other extensions, over the real transport: symbols and folding under each setting, as
 * extensions come and go, and for editors that take promises only at the start.
 */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { DocumentSymbol, FoldingRange, SymbolInformation } from 'vscode-languageserver-protocol';
import { startServerProcess } from './serverProcess.ts';
import type { ServerOptions, ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

const SYMBOLS = 'textDocument/documentSymbol';
const FOLDING = 'textDocument/foldingRange';

const started: ServerProcess[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())));

async function start(options: ServerOptions): Promise<ServerProcess> {
  const server = await startServerProcess(options);
  started.push(server);
  await server.scanned();
  return server;
}

/** The languages `method` is registered for; `any` for one without a selector. */
function offered(server: ServerProcess, method: string): string[] {
  return [...server.registrations.values()].filter((registration) => registration.method === method).map(({ registerOptions }) => {
    const options = registerOptions as { documentSelector?: { language: string }[] } | undefined;
    return options?.documentSelector?.map(({ language }) => language).join() ?? 'any';
  }).sort();
}

const withSetting = (symbols: unknown): ServerOptions['settings'] => ({ throughline: { markdown: { symbols } } });
const vscode = { asciidoctor: false, markdown: true };

test('Markdown symbols are off in VS Code unless asked for', async () => {
  assert.deepEqual(offered(await start({ initializationOptions: vscode }), SYMBOLS), ['asciidoc']);
  assert.deepEqual(offered(await start({ initializationOptions: vscode, settings: withSetting('off') }), SYMBOLS), ['asciidoc']);
  assert.deepEqual(offered(await start({ initializationOptions: vscode, settings: withSetting('always') }), SYMBOLS), ['asciidoc', 'markdown']);
});

test('whenAlone offers Markdown symbols only where nobody else does', async () => {
  assert.deepEqual(offered(await start({ initializationOptions: vscode, settings: withSetting('whenAlone') }), SYMBOLS), ['asciidoc']);
  const alone = { asciidoctor: false, markdown: false };
  assert.deepEqual(offered(await start({ initializationOptions: alone, settings: withSetting('whenAlone') }), SYMBOLS), ['asciidoc', 'markdown']);
});

test('AsciiDoc symbols and folding go when the AsciiDoc extension comes, and come back', async () => {
  const server = await start({ initializationOptions: vscode });
  assert.deepEqual(offered(server, FOLDING), ['asciidoc', 'markdown', 'throughline-outline']);
  assert.deepEqual(offered(server, 'workspace/symbol'), ['any']);
  await server.connection.sendNotification('throughline/didChangeExtensions', { asciidoctor: true, markdown: true });
  await server.until(() => offered(server, 'workspace/symbol').length === 0);
  assert.deepEqual([offered(server, SYMBOLS), offered(server, FOLDING)], [[], ['markdown', 'throughline-outline']]);
  await server.connection.sendNotification('throughline/didChangeExtensions', { asciidoctor: false, markdown: true });
  await server.until(() => offered(server, 'workspace/symbol').length === 1);
  assert.deepEqual([offered(server, SYMBOLS), offered(server, FOLDING)], [['asciidoc'], ['asciidoc', 'markdown', 'throughline-outline']]);
});

test('tasks are symbols of both dialects where that is wanted, whoever gives the headings', async () => {
  const server = await start({ initializationOptions: { asciidoctor: true, markdown: true }, settings: { throughline: { plan: { symbols: true } } } });
  assert.deepEqual(offered(server, SYMBOLS), ['asciidoc', 'markdown']);
  await server.open('untitled:a', 'markdown', '# A\n\n## B\n- [ ] C  est:2\n');
  const symbols: DocumentSymbol[] = await server.connection.sendRequest(SYMBOLS, { textDocument: { uri: 'untitled:a' } });
  assert.deepEqual(symbols.map(({ name, children }) => [name, children?.map((child) => [child.name, child.detail, child.kind])]), [['B', [['C', '2 points · ready', 17]]]]);
});

test('our symbols carry a label of their own', async () => {
  const server = await start({ initializationOptions: vscode });
  const options = [...server.registrations.values()].find(({ method }) => method === SYMBOLS)?.registerOptions;
  assert.equal((options as { label: string }).label, 'Throughline');
});

test('a setting that is none is named in the log and its default is used', async () => {
  const server = await start({ initializationOptions: vscode, settings: withSetting('yes') });
  assert.deepEqual(offered(server, SYMBOLS), ['asciidoc']);
  assert.ok(server.log.some((line) => line.includes('throughline.markdown.symbols')), server.log.join('\n'));
});

test('an editor of another kind is promised everything at the start and has Markdown symbols by default', async () => {
  const server = await start({ capabilities: {} });
  const { documentSymbolProvider, foldingRangeProvider, workspaceSymbolProvider } = server.initialized.capabilities;
  assert.deepEqual([documentSymbolProvider, foldingRangeProvider, workspaceSymbolProvider], [{ label: 'Throughline' }, true, true]);
  await server.open('file:///a.md', 'markdown', '# A\n\n## B\n');
  const symbols: SymbolInformation[] = await server.connection.sendRequest(SYMBOLS, { textDocument: { uri: 'file:///a.md' } });
  assert.deepEqual(symbols.map(({ name, containerName }) => [name, containerName]), [['A', undefined], ['B', 'A']]);
});

test('symbols are nested and follow edits', async () => {
  const server = await start({ initializationOptions: vscode, settings: withSetting('always') });
  await server.open('untitled:a', 'markdown', '# A\n\n### B\n\n## C\n');
  const ask = (): Promise<DocumentSymbol[]> => server.connection.sendRequest(SYMBOLS, { textDocument: { uri: 'untitled:a' } });
  const render = (symbols: readonly DocumentSymbol[], indent = ''): string =>
    symbols.map((symbol) => `${indent}${symbol.name}\n${render(symbol.children ?? [], `${indent} `)}`).join('');
  assert.equal(render(await ask()), 'A\n B\n C\n');
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: 'untitled:a', version: 2 }, contentChanges: [{ range, text: '#' }],
  });
  assert.equal(render(await ask()), 'A\nB\n C\n');
});

test('workspace symbols are those of the offered dialects, found by their letters in order', async () => {
  const folder = await makeFolder({ 'a.md': '# Guide\n\n## Installing\n', 'b.adoc': '= Book\n\n== Instruments\n' });
  const find = async (settings: ServerOptions['settings']): Promise<string[]> => {
    const server = await start({ initializationOptions: vscode, folders: [folder.uri], settings });
    const symbols: SymbolInformation[] = await server.connection.sendRequest('workspace/symbol', { query: 'inst' });
    return symbols.map(({ name, location }) => `${name} ${location.uri.split('/').at(-1)!}:${location.range.start.line}`);
  };
  assert.deepEqual(await find({}), ['Instruments b.adoc:2']);
  assert.deepEqual((await find(withSetting('always'))).sort(), ['Installing a.md:2', 'Instruments b.adoc:2']);
});

test('folding follows the dialect', async () => {
  const server = await start({ initializationOptions: vscode });
  await server.open('untitled:a', 'asciidoc', '= A\n\n== B\n\ntext\n\n\n== C\n');
  const ranges: FoldingRange[] = await server.connection.sendRequest(FOLDING, { textDocument: { uri: 'untitled:a' } });
  assert.deepEqual(ranges.map(({ startLine, endLine }) => [startLine, endLine]), [[0, 7], [2, 4]]);
});
