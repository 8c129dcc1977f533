/**
 * What the editor draws into the text of plans, over the real transport: colours whole, in part and as differences,
 * columns, numbers above majors; and that notes are drawn again when another note of their plan changed.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeLens, CompletionItem, InlayHint, SelectionRange, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

const FIRST = '---\nplan: {name: both}\n---\n# A\n- [ ] One  id:one est:2\n';
const SECOND = '= B\n:plan-name: both\n\n* [ ] Two  id:two est:1 after:one\n';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

let server: ServerProcess;
const folder = await makeFolder({ 'a.md': FIRST, 'b.adoc': SECOND });
const [first, second] = [folder.uriOf('a.md'), folder.uriOf('b.adoc')];
before(async () => {
  server = await startServerProcess({ folders: [folder.uri] });
  await server.scanned();
  await server.open(first, 'markdown', FIRST);
  await server.open(second, 'asciidoc', SECOND);
});
after(() => server.stop());

function ask<T>(method: string, uri: string, more: object = {}): Promise<T> {
  return server.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
}

function change(uri: string, version: number, text: string): Promise<void> {
  return server.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
}

/** `line:character length type.modifiers` of each token, as an editor reads them by the legend. */
function decode(data: readonly number[]): readonly string[] {
  const { tokenTypes, tokenModifiers } = server.initialized.capabilities.semanticTokensProvider!.legend;
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [lines, characters, length, type, bits] = data.slice(index * 5, index * 5 + 5) as [number, number, number, number, number];
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const modifiers = tokenModifiers.filter((_name, bit) => (bits & (1 << bit)) !== 0);
    return `${line}:${character} ${length} ${[tokenTypes[type], ...modifiers].join('.')}`;
  });
}

const COLOURS = ['3:2 3 taskState.blocked', '3:11 2 keyword', '3:14 3 variable.declaration', '3:18 3 keyword', '3:22 1 number', '3:24 5 keyword', '3:30 3 variable'];

test('colours of a whole note and of a part', async () => {
  const { data } = await ask<SemanticTokens>('semanticTokens/full', second);
  assert.deepEqual(decode(data), COLOURS);
  const part = await ask<SemanticTokens>('semanticTokens/range', first, { range: { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } } });
  assert.deepEqual(part.data, []);
});

test('after an edit only what differs is sent', async () => {
  const before = await ask<SemanticTokens>('semanticTokens/full', second);
  await change(second, 2, SECOND.replace('est:1', 'est:XL'));
  const delta = await ask<SemanticTokensDelta>('semanticTokens/full/delta', second, { previousResultId: before.resultId });
  const data = [...before.data];
  for (const { start, deleteCount, data: added } of [...delta.edits].reverse()) data.splice(start, deleteCount, ...added ?? []);
  assert.deepEqual(decode(data), COLOURS.map((token) => token.replace('3:22 1 number', '3:22 2 enumMember').replace(/3:(24|30)/, (_, at: string) => `3:${Number(at) + 1}`)));
  const unknown = await ask<SemanticTokens>('semanticTokens/full/delta', second, { previousResultId: 'nothing' });
  assert.deepEqual(unknown.data, data);
  await change(second, 3, SECOND);
});

test('columns behind tasks, numbers above majors and the title', async () => {
  const hints = await ask<InlayHint[]>('inlayHint', second, { range: WHOLE });
  assert.deepEqual(hints.map(({ position, label, tooltip }) => [position.line, position.character, label, tooltip]), [
    [3, 33, '3 · no float', 'Column 3 of the plan. It is critical: when it slips, the plan slips.'],
  ]);
  const lenses = await ask<CodeLens[]>('codeLens', second);
  assert.deepEqual(lenses.map(({ range, command }) => [range.start.line, command?.title]), [[0, 'both: 3 points · 3 columns · 1 ready'], [0, '1 point · column 3 · none ready']]);
});

test('notes without a plan are left to others', async () => {
  await server.open('untitled:milk', 'markdown', '- [ ] milk\n');
  assert.equal(await ask('semanticTokens/full', 'untitled:milk'), null);
  assert.equal(await ask('inlayHint', 'untitled:milk', { range: WHOLE }), null);
  assert.equal(await ask('codeLens', 'untitled:milk'), null);
});

test('an edit of one note has the other drawn again', async () => {
  server.refreshes.length = 0;
  await change(first, 2, FIRST.replace('est:2', 'est:5'));
  await server.until(() => server.refreshes.length >= 3);
  assert.deepEqual([...new Set(server.refreshes)].sort(), ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh', 'workspace/semanticTokens/refresh']);
  const hints = await ask<InlayHint[]>('inlayHint', second, { range: WHOLE });
  assert.equal(hints[0]?.label, '6 · no float');
});

test('the selection grows from a value to the item', async () => {
  const [range] = await ask<SelectionRange[]>('selectionRange', second, { positions: [{ line: 3, character: 31 }] });
  const lines: string[] = [];
  for (let at = range; at !== undefined; at = at.parent) lines.push(`${at.range.start.line}:${at.range.start.character}-${at.range.end.line}:${at.range.end.character}`);
  assert.deepEqual(lines, ['3:30-3:33', '3:24-3:33', '3:11-3:33', '3:6-3:33', '3:0-3:33', '0:0-4:0']);
  assert.equal(await ask('selectionRange', 'untitled:milk', { positions: [{ line: 0, character: 7 }] }), null);
});

test('in VS Code a click on the numbers opens the timeline or shows the group in the plan view, the sprint can be edited as a text, and a key leads on to its values', async () => {
  const vscode = await startServerProcess({ initializationOptions: { asciidoctor: false, markdown: true } });
  await vscode.open('untitled:a', 'markdown', '# A\n## B\n- [ ] C  est:1\n');
  const lenses: CodeLens[] = await vscode.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: 'untitled:a' } });
  assert.deepEqual(lenses.map(({ command }) => [command?.command, command?.arguments]), [
    ['throughline.openTimelineToSide', undefined], ['throughline.plan.showInView', ['untitled:a', 1]], ['throughline.editSprint', ['untitled:a']],
  ]);
  await vscode.open('untitled:b', 'markdown', '- [ ] A  est:1 s');
  const items: CompletionItem[] = await vscode.connection.sendRequest('textDocument/completion', { textDocument: { uri: 'untitled:b' }, position: { line: 0, character: 16 } });
  assert.deepEqual([...new Set(items.map(({ command }) => command?.command))], ['editor.action.triggerSuggest'], 'a chosen key asks for its values');
  await vscode.stop();
});

test('hints and lenses can be turned off', async () => {
  const quiet = await startServerProcess({ settings: { throughline: { plan: { hints: 'off', lenses: false } } } });
  await quiet.scanned();
  await quiet.open('untitled:a', 'markdown', '# A\n- [ ] A  est:1\n');
  const textDocument = { uri: 'untitled:a' };
  assert.deepEqual(await quiet.connection.sendRequest('textDocument/inlayHint', { textDocument, range: WHOLE }), []);
  assert.equal(await quiet.connection.sendRequest('textDocument/codeLens', { textDocument }), null);
  await quiet.stop();
});
