/**
 * What the plan view and the commands about tasks are told, over the real transport: two notes that make one plan and a
 * third one apart, one of them only on disk; and an intent from being sent to its edits.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PlanEditResult, PlanIntent } from '../../server/protocol/planMessages.ts';
import type { BlockingChain, PlanRows, PlanSummaries, TaskFacts } from '../../server/protocol/planViewMessages.ts';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { makeFolder } from './temporaryFolder.ts';

const MARKDOWN = `---
plan: {name: both}
---
# Shed

## Design
- [x] Measure  id:measure est:1
- [ ] See \`guide\`  id:draw est:3 spent:1 after:measure owner:ana

## Build
<!-- plan: after:draw -->
- [ ] Walls  id:walls est:2 sprint:2
- [ ] Roof  after:walls,gone
`;
const ASCIIDOC = '= Garden\n:plan-name: both\n\n* [ ] Plants  est:1 after:walls\n';
const APART = '- [ ] Alone  est:0\n';

let server: ServerProcess;
const folder = await makeFolder({ 'a.md': MARKDOWN, 'b.adoc': ASCIIDOC, 'c.md': APART });
const [markdown, asciidoc, apart] = [folder.uriOf('a.md'), folder.uriOf('b.adoc'), folder.uriOf('c.md')];
before(async () => {
  server = await startServerProcess({ folders: [folder.uri] });
  await server.scanned();
  await server.open(markdown, 'markdown', MARKDOWN);
});
after(() => server.stop());

test('plans in short', async () => {
  const { plans, scanning } = await server.connection.sendRequest<PlanSummaries>('throughline/planSummaries', { uri: null });
  assert.equal(scanning, false);
  assert.deepEqual(plans.map(({ revision, ...plan }) => ({ ...plan, revision: typeof revision })), [
    {
      uri: markdown, name: 'both', notes: [{ uri: markdown, version: 1 }, { uri: asciidoc, version: null }],
      points: 8, done: 1, tasks: 5, ready: 0, blocked: 3, problems: 1, revision: 'number',
    },
    { uri: apart, name: 'c', notes: [{ uri: apart, version: null }], points: 0, done: 0, tasks: 1, ready: 1, blocked: 0, problems: 0, revision: 'number' },
  ]);
  const { plans: own } = await server.connection.sendRequest<PlanSummaries>('throughline/planSummaries', { uri: asciidoc });
  assert.deepEqual(own.map(({ name }) => name), ['both']);
});

test('the rows of a plan', async () => {
  const plan = await server.connection.sendRequest<PlanRows>('throughline/planRows', { uri: asciidoc });
  const rows = plan!.rows.map(({ label, note, line, parent, isMajor, state, points, done, ready, estimate, owners, sprint, waitsFor }) =>
    [label, note, line, parent, isMajor ? 'major' : 'task', state, points, done, ready, estimate, owners.join(), sprint, waitsFor]);
  assert.deepEqual(rows, [
    ['Shed', 0, 3, -1, 'major', 'doing', 7, 1, 0, '', '', null, ''],
    ['Design', 0, 5, 0, 'major', 'doing', 4, 1, 0, '', '', null, ''],
    ['Measure', 0, 6, 1, 'task', 'done', 1, 1, 0, '1', '', null, ''],
    ['See guide', 0, 7, 1, 'task', 'doing', 3, 1, 0, '3', 'ana', null, ''],
    ['Build', 0, 9, 0, 'major', 'blocked', 3, 0, 0, '', '', null, ''],
    ['Walls', 0, 11, 4, 'task', 'blocked', 2, 0, 0, '2', '', 2, 'See guide'],
    ['Roof', 0, 12, 4, 'task', 'dead', 1, 0, 0, '', '', null, 'gone (missing)'],
    ['Garden', 1, 0, -1, 'major', 'blocked', 1, 0, 0, '', '', null, ''],
    ['Plants', 1, 3, 7, 'task', 'blocked', 1, 0, 0, '1', '', null, 'Walls'],
  ]);
  assert.equal(plan!.rows[3]!.title, 'See `guide`');
  assert.deepEqual(plan!.estimates.map(({ value, detail }) => `${value} ${detail}`), [
    '1 point', '2 points', '3 points', '5 points', '8 points', 'XS 1 point', 'S 2 points', 'M 3 points', 'L 5 points', 'XL 8 points',
  ]);
  assert.match(plan!.rows[6]!.problem!.message, /No task is called "gone"/);
});

test('facts of the tasks between two lines, or of the one a line belongs to', async () => {
  const facts = await server.connection.sendRequest<TaskFacts[]>('throughline/taskFacts', { uri: markdown, firstLine: 5, lastLine: 11 });
  assert.deepEqual(facts.map(({ label }) => label), ['Measure', 'See guide', 'Walls']);
  const [roof] = await server.connection.sendRequest<TaskFacts[]>('throughline/taskFacts', { uri: markdown, firstLine: 12, lastLine: 12 });
  assert.deepEqual(roof!.place, { uri: markdown, version: 1, line: 12, title: 'Roof' });
  assert.deepEqual(roof!.relations.map(({ relation, reference, task }) => [relation, reference, task?.label ?? null]), [['after', 'walls', 'Walls'], ['after', 'gone', null]]);
  const [walls] = await server.connection.sendRequest<TaskFacts[]>('throughline/taskFacts', { uri: markdown, firstLine: 11, lastLine: 11 });
  assert.equal(walls!.dependents, 2);
  const [build] = await server.connection.sendRequest<TaskFacts[]>('throughline/taskFacts', { uri: markdown, firstLine: 10, lastLine: 10 });
  assert.deepEqual([build!.label, build!.isHeading, build!.isMajor], ['Build', true, true]);
  assert.deepEqual(await server.connection.sendRequest('throughline/taskFacts', { uri: markdown, firstLine: 0, lastLine: 1 }), []);
});

test('the chain that blocks a task', async () => {
  const chain = await server.connection.sendRequest<BlockingChain>('throughline/blockingChain', { uri: asciidoc, line: 3 });
  assert.deepEqual(chain!.steps.map(({ depth, waiting, relation, label, state, place }) => [depth, waiting, relation, label, state, place?.line]), [
    [1, 'Plants', 'after:walls', 'Walls', 'blocked', 11],
    [2, 'Walls', 'after:draw', 'See guide', 'doing', 7],
  ]);
  assert.equal(await server.connection.sendRequest('throughline/blockingChain', { uri: asciidoc, line: 1 }), null);
});

test('the card of a task', async () => {
  const card = await server.connection.sendRequest<string>('throughline/planCard', { uri: asciidoc, line: 3 });
  assert.match(card, /Plants/);
  assert.match(card, /Walls/);
});

const send = (intent: PlanIntent): Promise<PlanEditResult> => server.connection.sendRequest('throughline/planEdit', { intent });

test('an intent gives edits of open notes, and names those to open first', async () => {
  const walls = { uri: markdown, version: 1, line: 11 };
  assert.deepEqual(await send({ kind: 'setState', tasks: [walls], state: 'done' }), {
    kind: 'edits', added: null, notes: [{ uri: markdown, version: 1, edits: [{ range: { start: { line: 11, character: 3 }, end: { line: 11, character: 4 } }, newText: 'x' }] }],
  });
  assert.match(JSON.stringify(await send({ kind: 'setState', tasks: [{ ...walls, version: 2 }], state: 'done' })), /fault.*has changed/);
  assert.deepEqual(await send({ kind: 'deleteTasks', tasks: [walls], references: 'remove' }), { kind: 'unopened', uris: [asciidoc] });
});

test('an intent of the wrong shape is answered with the field that is wrong', async () => {
  await assert.rejects(send({ kind: 'setState', tasks: [], state: 'done' }), /intent\.tasks/);
  await assert.rejects(send({ kind: 'fly' } as never), /intent\.kind|Invalid/);
});

test('no sign that turns the direction of writing reaches what is shown of a plan', async () => {
  const uri = 'untitled:turned';
  await server.open(uri, 'markdown', '# T \u202E\n\n- [ ] A \u202E  id:a est:1 after:zz\n- [ ] B  est:1 after:a\n');
  const textDocument = { uri };
  const position = { line: 3, character: 19 };
  const ask = (method: string, params: object): Promise<unknown> => server.connection.sendRequest(method, params);
  const shown = [
    await ask('throughline/planSummaries', { uri }), await ask('throughline/blockingChain', { uri, line: 3 }), await ask('textDocument/codeLens', { textDocument }),
    await ask('textDocument/hover', { textDocument, position }), await ask('textDocument/completion', { textDocument, position }),
    await ask('textDocument/codeAction', { textDocument, range: { start: { line: 2, character: 0 }, end: position }, context: { diagnostics: [] } }),
  ].map((answer) => JSON.stringify(answer, (key, value: unknown) => (key === 'edit' || key === 'title' && typeof value === 'string' && value.startsWith('A ') ? undefined : value)));
  assert.ok(shown.every((answer) => answer.length > 20), shown.join('\n'));
  assert.deepEqual(shown.filter((answer) => answer.includes('\u202E')), []);
});
