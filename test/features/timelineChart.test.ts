/**
 * The chart of a plan as the timeline receives it: words, work and places of every row, over the notes it is made of.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../server/core/parseNote.ts';
import { buildTimelineChart, listPlans } from '../../server/features/timelineChart.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import { ListedSnapshot } from '../../server/index/noteIndex.ts';
import { analyseAlone, analysePlans } from '../../server/index/planAnalysis.ts';
import { chart as chartSchema } from '../../server/protocol/timelineMessages.ts';
import { toChart } from '../../server/lsp/toTimeline.ts';
import * as z from 'zod/mini';

const URI = 'file:///n/shed.md';

function chartOf(text: string): NonNullable<ReturnType<typeof buildTimelineChart>> {
  return buildTimelineChart(analyseAlone(URI, factsOf(parseNote(text, 'markdown'))), URI)!;
}

test('rows carry their words as written and the line they stand in', () => {
  const { rows, items, name } = chartOf('# Shed\n\n## Design\n<!-- plan: id:design -->\n- [ ] Measure *twice*  id:measure est:S\n- [ ] Draw  est:2-5 sprint:2 owner:ana before:nobody\n');
  assert.equal(name, 'Shed');
  assert.deepEqual(rows.map(({ title, id, line, estimate }) => [title, id, line, estimate]), [
    ['Design', 'design', 2, ''], ['Measure *twice*', 'measure', 4, 'S'], ['Draw', null, 5, '2-5'],
  ]);
  assert.deepEqual(items.map(({ isMajor, estimate }) => [isMajor, estimate]), [[true, undefined], [false, 2], [false, 4]]);
});

test('relations say with which name they are written, and who else writes them as before', () => {
  const { rows } = chartOf('- [ ] A  id:a est:1 before:b\n- [ ] B  id:b est:1 after:a+2,c\n');
  assert.deepEqual(rows.map(({ relations }) => relations), [[], [
    { name: 'a' }, { name: 'c' }, { name: 'b', before: 0 },
  ]]);
});

test('problems are marked on their rows', () => {
  const { problems } = chartOf('- [ ] A  id:a est:2\n- [ ] B  id:b est:2 after:a at:1\n- [ ] C\n');
  assert.deepEqual(problems.map(({ code, row, line }) => [code, row, line]), [['unestimated', 2, 2], ['pin-violates-dependency', 1, 1]]);
});

test('a plan over two notes is one chart, found from either, in the shape of its message', () => {
  const texts: Readonly<Record<string, string>> = {
    'file:///n/a.md': '---\nplan: {name: both}\n---\n# A\n\n- [ ] One  id:one est:2\n', 'file:///n/b.md': '---\nplan: {name: both}\n---\n# B\n\n- [ ] Two  est:1 after:one\n',
  };
  const facts = Object.entries(texts).map(([uri, text]) => [uri, factsOf(parseNote(text, 'markdown'))] as const);
  const analysis = analysePlans(new ListedSnapshot(facts));
  const built = buildTimelineChart(analysis, 'file:///n/b.md')!;
  const message = toChart(analysis, built, () => 7);
  assert.deepEqual(message.notes.map(({ name, version }) => [name, version]), [['a.md', 7], ['b.md', 7]]);
  assert.equal(z.safeParse(chartSchema, message).success, true);
  assert.deepEqual(listPlans(analysis).map(({ name, tasks }) => [name, tasks]), [['both', 2]]);
});
