/**
 * Help while the text of a session is typed: consequences behind the lines, what can be written, what words mean.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlanSource } from '../../server/core/session/planSource.ts';
import { buildSprintBase } from '../../server/core/session/sprint/sprintBase.ts';
import type { SprintBase } from '../../server/core/session/sprint/sprintBase.ts';
import { buildOutlineBase } from '../../server/core/session/outline/outlineBase.ts';
import { renderOutline } from '../../server/core/session/outline/outlineText.ts';
import { findOutlineHints } from '../../server/features/outlineHints.ts';
import { completeSprint } from '../../server/features/sprintCompletion.ts';
import { findSprintHints } from '../../server/features/sprintHints.ts';
import { completeTask } from '../../server/features/taskCompletion.ts';
import { findSprintCard } from '../../server/features/sprintHover.ts';

const PLAN = `---
plan: {name: shop}
---
# Shop

## Base
- [ ] Schema  id:schema est:2
- [ ] Data  id:data est:3 after:schema
- [ ] Load  id:load est:3 after:data,schema owner:ben
- [ ] Guide  id:guide est:4
`;

function baseOf(): SprintBase {
  return buildSprintBase(readPlanSource([{ path: 'shop.md', dialect: 'markdown', text: PLAN }], { name: 'shop', first: 'shop.md' })!, { sprint: 1 });
}

function hintsOf(text: string): readonly string[] {
  return findSprintHints(baseOf(), text).map(({ offset, label }) => `${text.slice(0, offset).split('\n').at(-1)!} | ${label}`);
}

/** Labels offered at `<|>`. */
function offeredAt(marked: string): readonly string[] | undefined {
  const offset = marked.indexOf('<|>');
  return completeSprint(baseOf(), marked.replace('<|>', ''), offset)?.suggestions.map(({ label }) => label);
}

test('behind taken lines stands what is used, and who can start then', () => {
  assert.deepEqual(hintsOf('cap 6\ntake schema 2\ntake guide 4\nwait data 3\nwait load 3\n'), [
    'cap 6 | 6 used, 0 free', 'take schema 2 | 2 of 6 · unlocks data', 'take guide 4 | 6 of 6',
  ]);
  assert.deepEqual(hintsOf('cap 4\ndone schema 2\ntake data 3\ntake guide 4\nwait load 3\n'), [
    'cap 4 | 7 used, 3 too many', 'take data 3 | 3 of 4 · unlocks load', 'take guide 4 | 7 of 4',
  ]);
  assert.deepEqual(hintsOf('part guide 3/4\n'), ['part guide 3/4 | 3 · 1 go into a task behind it']);
  assert.deepEqual(hintsOf('take nonsense 2\nwhat is this\n'), []);
});

test('a changed estimate counts as it is written', () => {
  assert.deepEqual(hintsOf('take guide 1\n'), ['take guide 1 | 1']);
});

test('verbs, tasks without a line first, parents, estimates and fields are offered', () => {
  assert.deepEqual(offeredAt('ta<|>')?.slice(0, 3), ['take', 'wait', 'next']);
  assert.deepEqual(offeredAt('take schema 2\ntake <|>'), ['data', 'load', 'guide', 'schema']);
  assert.ok(offeredAt('new <|>')!.every((word) => word.startsWith('=')));
  assert.ok(offeredAt('take schema <|>')!.includes('M'));
  assert.deepEqual(offeredAt('take schema 2 Schema  owner:<|>'), ['ben']);
  assert.ok(offeredAt('take schema 2 Schema  <|>')!.includes('owner:'));
  assert.equal(offeredAt('# take <|>'), undefined);
});

test('a task is offered with the rest of its line where nothing stands there', () => {
  const text = 'take ';
  const [first] = completeSprint(baseOf(), text, text.length)!.suggestions;
  assert.equal(first!.insert, 'schema  2    Schema');
});

test('hovering a verb or a task says what it is', () => {
  const text = 'w data 3 Data\n';
  assert.equal(findSprintCard(baseOf(), text, 0)?.markdown, '**wait**: leave it out');
  assert.match(findSprintCard(baseOf(), text, 3)!.markdown, /^\*\*Data\*\* · data\n\n3 points .*\n\nDepends on Schema/);
  assert.equal(findSprintCard(baseOf(), text, 9), undefined);
});

test('in the head of a form fields and their values are offered, in the text of the task nothing', () => {
  const offered = (marked: string): readonly string[] | undefined => (
    completeTask(baseOf().source, marked.replace('<|>', ''), marked.indexOf('<|>'))?.suggestions.map(({ label }) => label));
  const form = (line: string): string => `# throughline 1 task abc  data\nData\nId: data\n${line}\nEst: 3\n\nBody\n`;
  assert.deepEqual(offered(form('S<|>'))?.slice(0, 2), ['State:', 'Spent:']);
  assert.deepEqual(offered(form('State: <|>')), ['open', 'doing', 'done', 'cancelled']);
  assert.deepEqual(offered(form('After: schema, <|>')), ['schema', 'data', 'load', 'guide']);
  assert.deepEqual(offered(form('Owner: b<|>')), ['ben']);
  assert.equal(offered(form('').replace('Body', '<|>Body')), undefined);
  assert.equal(offered('# throughline 1 task abc  data\nDa<|>\n'), undefined);
});

test('behind the sections of an outline stands their size, and the level they leave', () => {
  const base = buildOutlineBase([{ path: 'a.md', dialect: 'markdown', text: '# Guide\n\nTwo words.\n\n## Pack\n\n## Walk far\n' }]);
  const labels = (text: string): readonly string[] => findOutlineHints(base, text).map(({ label }) => label);
  const text = renderOutline(base);
  assert.deepEqual(labels(text), ['3 words', '1 word', '2 words']);
  assert.deepEqual(labels(text.replace('Walk far', '  Walk far')), ['3 words', '1 word', '2 words · level 2 → 3']);
});
