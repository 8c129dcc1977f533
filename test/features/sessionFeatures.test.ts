/**
 * Help while the text of a session is typed: consequences behind the lines, what can be written, what words mean.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlanSource } from '../../server/core/session/planSource.ts';
import { buildSprintBase } from '../../server/core/session/sprint/sprintBase.ts';
import type { SprintBase } from '../../server/core/session/sprint/sprintBase.ts';
import { buildOutlineBase } from '../../server/core/session/outline/outlineBase.ts';
import type { OutlineBase } from '../../server/core/session/outline/outlineBase.ts';
import { renderOutline } from '../../server/core/session/outline/outlineText.ts';
import { completeOutline } from '../../server/features/outlineCompletion.ts';
import { findOutlineFolds } from '../../server/features/outlineFolding.ts';
import { findOutlineCard } from '../../server/features/outlineHover.ts';
import { findOutlineHints } from '../../server/features/outlineHints.ts';
import { completeSprint } from '../../server/features/sprintCompletion.ts';
import { findSprintHints } from '../../server/features/sprintHints.ts';
import { completeTask } from '../../server/features/taskCompletion.ts';
import { findTaskCard } from '../../server/features/taskHover.ts';
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

test('lines before a pause count in what is used, and unlock', () => {
  assert.deepEqual(hintsOf('cap 6\n#done take schema 2\n#done pause\ntake data 3\n'), ['cap 6 | 5 used, 1 free', 'take data 3 | 5 of 6 · unlocks load']);
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

test('hovering in the head of a form says what a field is for, and what a task or place named there is', () => {
  const card = (marked: string): string | undefined => findTaskCard(baseOf().source, marked.replace('<|>', ''), marked.indexOf('<|>'))?.markdown;
  const form = (line: string): string => `# throughline 1 task abc  data\nData\n${line}\n\nAfter: schema\n`;
  assert.equal(card(form('Af<|>ter: schema')), '**After**: starts when these are done');
  assert.match(card(form('After: schema, lo<|>ad+2'))!, /^\*\*Load\*\* · load\n\n3 points .*Depends on Data/s);
  assert.match(card(form(`In: ${baseOf().words[0]!.slice(0, 2)}<|>${baseOf().words[0]!.slice(2)}`))!, /^\*\*Base\*\*/);
  assert.equal(card(form('After: nob<|>ody')), undefined);
  assert.equal(card(form('Owner: sch<|>ema')), undefined);
  assert.equal(card(form('').replace('After: schema', 'Aft<|>er: schema')), undefined, 'the text of the task');
});

const GUIDE = '# Guide\n\nTwo words.\n\n## Pack *it*\n\nA `bag` of\n<b>things</b>.\n\n### Small\n\n## Walk far\n';
const outlineOf = (): OutlineBase => buildOutlineBase([{ path: 'a.md', dialect: 'markdown', text: GUIDE }, { path: 'b.md', dialect: 'markdown', text: '# Other\n' }]);

test('hovering a section tells its place, how much goes with it, and how its text begins; nothing of it is markup', () => {
  const base = outlineOf();
  const text = renderOutline(base);
  const card = (at: string): string | undefined => findOutlineCard(base, text, text.indexOf(at) + 1)?.markdown;
  assert.equal(card('Pack'), '**Pack \\*it\\***\n\na.md:5 · level 2 · 6 words · 1 section below\n\n```\nA `bag` of\n<b>things</b>.\n```');
  assert.equal(card('Walk'), '**Walk far**\n\na.md:12 · level 2 · 2 words');
  assert.equal(findOutlineCard(base, text, text.indexOf('!'))!.markdown, '**!** the title of the note, which stays in front');
  assert.equal(card('@ a.md'), undefined);
  assert.equal(card('Every section'), undefined);
});

test('in an outline gone sections, signs, notes and new ones are offered at the beginning of a line', () => {
  const base = outlineOf();
  const walk = renderOutline(base).split('\n').find((line) => line.endsWith('Walk far'))!;
  const text = renderOutline(base).replace(walk, '<|>');
  const offered = (line: string): readonly string[] | undefined => {
    const marked = text.replace('<|>', line);
    return completeOutline(base, marked.replace('<|>', ''), marked.indexOf('<|>'))?.suggestions.map(({ insert, label }) => insert ?? label);
  };
  assert.deepEqual(offered('<|>'), [walk, '  new ', '- ', '~ ', '* ', '@ ']);
  assert.deepEqual(offered('- <|>'), [walk.slice(2)]);
  assert.equal(offered('*<|>')!.length, base.sections.length);
  assert.deepEqual(offered('@ <|>'), ['a.md', 'b.md']);
  assert.equal(offered(`${walk}<|>`), undefined);
  assert.equal(offered('# <|>'), undefined);
});

test('sections fold with those below them, and the sections of a note', () => {
  assert.deepEqual(findOutlineFolds('# h\n@ a.md\n! aa3 A\n  k7q One\n  m2d   Two\n  n3e Three\n@ b.md\n! bb4 B\n').map(({ startLine, endLine }) => [startLine, endLine]), [[1, 5], [2, 5], [3, 4], [6, 7]]);
});

test('behind the sections of an outline stands their size, and the level they leave', () => {
  const base = buildOutlineBase([{ path: 'a.md', dialect: 'markdown', text: '# Guide\n\nTwo words.\n\n## Pack\n\n## Walk far\n' }]);
  const labels = (text: string): readonly string[] => findOutlineHints(base, text).map(({ label }) => label);
  const text = renderOutline(base);
  assert.deepEqual(labels(text), ['3 words', '1 word', '2 words']);
  assert.deepEqual(labels(text.replace('Walk far', '  Walk far')), ['3 words', '1 word', '2 words · level 2 → 3']);
});
