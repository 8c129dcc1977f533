/**
 * Editing sessions over the real transport: opened on a plan, checked while the text changes, and turned into edits of
 * the notes as they are then.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { buildLineIndex, offsetAt } from '../../server/core/text/lineIndex.ts';
import { applyEdits } from '../../server/core/text/textEdit.ts';
import type { EvaluateSessionResult, OpenSessionResult, SessionBasis } from '../../server/protocol/sessionMessages.ts';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

const PLAN = '---\nplan:\n  capacity: 5\n---\n# Shop\n\n- [ ] Schema  id:schema est:2\n- [ ] Data  id:data est:3 after:schema\n- [ ] Guide  id:guide est:4\n';
const SESSION = 'throughline-edit:/s1/Sprint%201.throughline-sprint';
const OUTLINE = 'throughline-edit:/s2/Outline.throughline-outline';
const FORM = 'throughline-edit:/s3/Task.throughline-task';

let server: ServerProcess;
let basis: SessionBasis;
const bases = new Map<string, SessionBasis>();
let text: string;
let version = 1;
const published: Diagnostic[][] = [];
const folder = await makeFolder({ 'shop.md': PLAN, 'prose.md': '# Nothing planned\n' });
const note = folder.uriOf('shop.md');

before(async () => {
  server = await startServerProcess({ folders: [folder.uri] });
  server.connection.onRequest('throughline/sessionBasis', ({ uri }: { uri: string }) => (uri === SESSION ? basis : bases.get(uri) ?? null));
  server.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    if (uri === SESSION) published.push(diagnostics);
  });
  await server.scanned();
});
after(() => server.stop());

function request<T>(method: string, params: object): Promise<T> {
  return server.connection.sendRequest(method, params);
}

async function evaluated(edited: string): Promise<Extract<EvaluateSessionResult, { kind: 'evaluated' }>> {
  const result = await request<EvaluateSessionResult>('throughline/evaluateSession', { uri: SESSION, text: edited, isWhole: true });
  assert.equal(result.kind, 'evaluated');
  return result as Extract<EvaluateSessionResult, { kind: 'evaluated' }>;
}

/** The next diagnostics after the text of the session became `edited`. */
async function problemsAfter(edited: string): Promise<Diagnostic[]> {
  const count = published.length;
  await server.connection.sendNotification('textDocument/didChange', { textDocument: { uri: SESSION, version: ++version }, contentChanges: [{ text: edited }] });
  while (published.length === count) await new Promise((resolve) => setTimeout(resolve, 20));
  return published.at(-1)!;
}

test('a note without a plan opens no session', async () => {
  const result = await request<OpenSessionResult>('throughline/openSession', { kind: 'sprint', uri: folder.uriOf('prose.md'), options: {} });
  assert.deepEqual(result, { kind: 'fault', message: 'There is no plan in this note: write est:3 at the end of a checklist item to begin one.' });
});

test('a sprint opens with the notes it was made from', async () => {
  const opened = await request<Extract<OpenSessionResult, { kind: 'opened' }>>('throughline/openSession', { kind: 'sprint', uri: note, options: { sprint: 1 } });
  assert.equal(opened.subject, 'sprint 1 of Shop');
  assert.deepEqual(opened.basis.notes, [{ uri: note, path: 'shop.md', dialect: 'markdown', text: PLAN }]);
  assert.match(opened.text, /^take {2}schema {2}2 {4}Schema$/m);
  ({ basis, text } = opened);
  await server.open(SESSION, 'throughline-sprint', text);
});

test('what the text would do comes as the smallest edits, of the disk as of an open note', async () => {
  const { notes, summary, problems } = await evaluated(text);
  assert.deepEqual(problems, []);
  assert.equal(notes[0]!.version, null);
  assert.equal(notes[0]!.after, PLAN.replace('est:2', 'est:2 sprint:1').replace('after:schema', 'after:schema sprint:1'));
  const lines = buildLineIndex(PLAN);
  const edits = notes[0]!.edits.map(({ range, newText }) => ({ start: offsetAt(lines, range.start), end: offsetAt(lines, range.end), newText }));
  assert.equal(applyEdits(PLAN, edits), notes[0]!.after);
  assert.deepEqual(edits.map(({ newText }) => newText), [' sprint:1', ' sprint:1']);
  assert.equal(summary.length, 2);
});

test('a missing line is a problem with repairs, and the repair mends it', async () => {
  const without = text.replace(/^wait {2}guide.*\n/m, '');
  const problems = await problemsAfter(without);
  assert.deepEqual(problems.map(({ code }) => code), ['missing-line']);
  const actions = await request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: SESSION }, range: problems[0]!.range, context: { diagnostics: problems } });
  assert.deepEqual(actions.map(({ title }) => title), ['Write wait guide', 'Write drop guide']);
  const lines = buildLineIndex(without);
  const edits = actions[0]!.edit!.changes![SESSION]!.map(({ range, newText }) => ({ start: offsetAt(lines, range.start), end: offsetAt(lines, range.end), newText }));
  assert.deepEqual(await problemsAfter(applyEdits(without, edits)), []);
  assert.deepEqual((await evaluated(without)).notes, [], 'nothing is written while there are problems');
});

test('an open note counts as it is typed, and the same value changed twice is a conflict', async () => {
  await server.open(note, 'markdown', PLAN.replace('id:guide est:4', 'id:guide est:1'));
  const shorter = await evaluated(text.replace('schema  2', 'schema  1'));
  assert.equal(shorter.notes[0]!.version, 1);
  assert.match(shorter.notes[0]!.after, /id:schema est:1 sprint:1[^]*id:guide est:1/);
  const conflict = await problemsAfter(text.replace(/guide( +)4/, 'guide$1' + '2'));
  assert.deepEqual(conflict.map(({ code }) => code), ['changed-meanwhile']);
});

test('an emptied text does nothing', async () => {
  const { isEmpty, notes, problems } = await evaluated('# only a comment\n');
  assert.deepEqual({ isEmpty, notes, problems }, { isEmpty: true, notes: [], problems: [] });
});

test('a list shows what its lines lead to, offers its capacity to the note, and completes', async () => {
  const edited = text.replace(/^cap .*$/m, 'cap 7');
  await problemsAfter(edited);
  const line = edited.split('\n').findIndex((each) => each === 'cap 7');
  const range = { start: { line, character: 0 }, end: { line, character: 5 } };
  const textDocument = { uri: SESSION };
  const actions = await request<CodeAction[]>('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  const { [note]: edits } = actions.find(({ title }) => title === 'Write capacity 7 into shop.md')!.edit!.changes!;
  assert.deepEqual(edits, [{ range: { start: { line: 2, character: 12 }, end: { line: 2, character: 13 } }, newText: '7' }]);
  const hints = await request<{ label: string }[]>('textDocument/inlayHint', { textDocument, range });
  assert.deepEqual(hints.map(({ label }) => label), ['5 used, 2 free']);
  const offered = await request<{ label: string }[]>('textDocument/completion', { textDocument, position: range.start });
  assert.ok(offered.some(({ label }) => label === 'take'));
  const hover = await request<{ contents: { value: string } }>('textDocument/hover', { textDocument, position: { line: line + 1, character: 7 } });
  assert.match(hover.contents.value, /^\*\*Schema\*\*/);
});

/** Opens a session's text as the editor does. */
async function openText(uri: string, languageId: string, kind: 'outline' | 'task', options: object): Promise<string> {
  const opened = await request<Extract<OpenSessionResult, { kind: 'opened' }>>('throughline/openSession', { kind, uri: note, options });
  bases.set(uri, opened.basis);
  await server.open(uri, languageId, opened.text);
  return opened.text;
}

test('an outline is hovered, completed, folded, and its lines moved', async () => {
  const outline = await openText(OUTLINE, 'throughline-outline', 'outline', {});
  assert.match(outline, /^! \S+ Shop$/m);
  const textDocument = { uri: OUTLINE };
  const line = outline.split('\n').findIndex((each) => each.endsWith('Shop'));
  const hover = await request<{ contents: { value: string } }>('textDocument/hover', { textDocument, position: { line, character: 4 } });
  assert.match(hover.contents.value, /^\*\*Shop\*\*\n\nshop\.md:5 · level 1/);
  const offered = await request<{ label: string }[]>('textDocument/completion', { textDocument, position: { line, character: 0 } });
  assert.deepEqual(offered.map(({ label }) => label), ['new', '-', '~', '*']);
  assert.deepEqual(await request('textDocument/foldingRange', { textDocument }), []);
  const moved = await request('throughline/moveOutlineLines', { text: '  k7q One\n  m2d Two\n', position: { line: 0, character: 4 }, how: 'down' });
  assert.deepEqual(moved, { edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }, newText: '  m2d Two\n  k7q One\n' }], position: { line: 1, character: 4 } });
});

test('tasks named in a form have their cards', async () => {
  const form = await openText(FORM, 'throughline-task', 'task', { tasks: ['data'] });
  const line = form.split('\n').indexOf('After: schema');
  const hover = await request<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri: FORM }, position: { line, character: 8 } });
  assert.match(hover.contents.value, /^\*\*Schema\*\*/);
});

test('the sides of a preview are not marked: what they refer to may stand in other notes', async () => {
  const marked: string[] = [];
  server.connection.onNotification('textDocument/publishDiagnostics', ({ uri }: PublishDiagnosticsParams) => void marked.push(uri));
  const text = '- [ ] A  id:a est:1 after:nobody\n';
  await server.open('throughline-preview:/s1/then/a.md', 'markdown', text);
  await server.open('untitled:a.md', 'markdown', text);
  while (!marked.includes('untitled:a.md')) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(!marked.includes('throughline-preview:/s1/then/a.md'));
});

test('a task offers its form where the editor has the command', async () => {
  const editor = await startServerProcess({ folders: [folder.uri], initializationOptions: { asciidoctor: false, markdown: true } });
  try {
    await editor.until(() => editor.indexChanges.some(({ scanning }) => !scanning));
    await editor.open(note, 'markdown', PLAN);
    const offered = async (line: number): Promise<unknown> => {
      const place = { line, character: 0 };
      const actions: readonly CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: note }, range: { start: place, end: place }, context: { diagnostics: [], only: ['refactor.rewrite'] } });
      return actions.flatMap(({ command }) => command ?? []);
    };
    assert.deepEqual(await offered(7), [{ title: 'Edit task as form', command: 'throughline.editTask', arguments: [{ uri: note, line: 7 }] }]);
    assert.deepEqual(await offered(4), []);
  } finally {
    await editor.stop();
  }
});
