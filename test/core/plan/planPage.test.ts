/**
 * The pages on the plan syntax say what the code does: all keys, all problem codes with their severity, and examples
 * that are read without a problem and drawn as shown.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PLAN_KEYS } from '../../../server/core/plan/syntax/planKeys.ts';
import { drawPlan } from '../../../server/cli/render/planChart.ts';
import { SEVERITY_BY_CODE } from '../../../server/core/plan/planProblem.ts';
import { schedulePlan } from '../../../server/core/plan/schedule/schedule.ts';
import { describeFields, plansOf, readNote } from './planNotes.ts';

const page = readFileSync('docs/plan-syntax.md', 'utf8');
const details = readFileSync('docs/plan-details.md', 'utf8');

/** The cells of the rows of the table under a heading, without its head. */
function tableUnder(text: string, heading: string): readonly (readonly string[])[] {
  const section = text.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  return section.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

test('the table of keys is complete, and each example is read as that key', () => {
  const rows = tableUnder(page, 'Keys');
  assert.deepEqual(rows.map(([key]) => key), PLAN_KEYS.map((key) => `\`${key}\``));
  for (const [key, examples] of rows) {
    for (const [, example] of examples!.matchAll(/`([^`]+)`/g)) {
      const { plan } = readNote(`- [ ] T  ${example}\n`);
      assert.deepEqual(plan.problems, [], example);
      assert.equal(describeFields(plan.rows[0]!.entry), example!.replace(':', '='), `${key} ${example}`);
    }
  }
});

test('the table of problems is complete', () => {
  const rows = tableUnder(details, 'Problems').map(([code, severity]) => [code!.replaceAll('`', ''), severity]);
  assert.deepEqual(Object.fromEntries(rows), SEVERITY_BY_CODE);
});

const [markdown, chart, asciidoc] = [...page.matchAll(/```(?:markdown|text|asciidoc)\n([^]*?)```/g)].map((match) => match[1]!);

test('the examples are plans without problems, and refer to each other', () => {
  const plans = plansOf({ 'new-quay.md': markdown!, 'quay.adoc': asciidoc! });
  assert.deepEqual(plans.map(({ name, capacity, items }) => [name, capacity, items.length]), [['New quay', undefined, 9], ['New quay', 20, 3]]);
  assert.deepEqual(plans.flatMap(({ problems }) => problems), []);
});

test('the chart of the page is the one the command line draws', () => {
  const [plan] = plansOf({ 'new-quay.md': markdown! });
  const schedule = schedulePlan(plan!.items);
  assert.deepEqual(schedule.problems, []);
  assert.equal(drawPlan({ plan: plan!, schedule, problems: [] }, { width: 76, hasColours: false }).trimEnd(), chart!.trimEnd());
});
