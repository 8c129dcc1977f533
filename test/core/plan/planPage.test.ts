/**
 * The page on the plan syntax says what the code does: all keys, all problem codes with their severity, and examples
 * that are read without a problem.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PLAN_KEYS } from '../../../server/core/plan/planKeys.ts';
import { SEVERITY_BY_CODE } from '../../../server/core/plan/planProblem.ts';
import { describeFields, plansOf, readNote } from './planNotes.ts';

const page = readFileSync('docs/plan-syntax.md', 'utf8');

/** The cells of the rows of the table under a heading, without its head. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  return section.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

test('the table of keys is complete, and each example is read as that key', () => {
  const rows = tableUnder('Keys');
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
  const rows = tableUnder('Problems').map(([code, severity]) => [code!.replaceAll('`', ''), severity]);
  assert.deepEqual(Object.fromEntries(rows), SEVERITY_BY_CODE);
});

test('the examples are plans without errors, but for the names they do not show', () => {
  const [markdown, asciidoc] = [...page.matchAll(/```(?:markdown|asciidoc)\n([^]*?)```/g)].map((match) => match[1]!);
  const plans = plansOf({ 'a.md': markdown!, 'b.adoc': asciidoc! });
  assert.deepEqual(plans.map(({ name, capacity, items }) => [name, capacity, items.length]), [['Storage service', 20, 5], ['Storage service', 20, 2]]);
  assert.deepEqual(plans.flatMap(({ problems }) => problems).map(({ message }) => message.split(':')[0]), [
    'No task is called "design"', 'No task is called "design"', 'No task is called "seed"',
  ]);
});
