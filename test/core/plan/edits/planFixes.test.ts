/**
 * From a note to all its problems and back to a note without them: every problem of the schedule in words, its places,
 * and that its repairs repair. Columns have tests of their own.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Dialect } from '../../../../server/core/model/documentModel.ts';
import { findFixes } from '../../../../server/core/plan/edits/planFixes.ts';
import { buildPlans } from '../../../../server/core/plan/graph/planGraph.ts';
import type { PlanProblem } from '../../../../server/core/plan/planProblem.ts';
import { listProblems } from '../../../../server/core/plan/listProblems.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';
import { applyEdits } from '../../../../server/core/text/textEdit.ts';
import { readNote } from '../planNotes.ts';

interface Found {
  readonly problems: readonly PlanProblem[];
  readonly fix: (code: string, title: RegExp) => string;
}

/** All problems of one note, and the note after a fix. */
function examine(text: string, dialect: Dialect = 'markdown'): Found {
  const { model, plan } = readNote(text, dialect);
  const [built] = buildPlans([{ path: 'a.md', plan }]);
  const problems = listProblems(built!, schedulePlan(built!.items));
  return {
    problems,
    fix: (code, title) => {
      const fixes = problems.filter((problem) => problem.code === code).flatMap((problem) => findFixes(model, built!, problem));
      const fix = fixes.find((candidate) => title.test(candidate.title));
      assert.ok(fix, `${code} offers ${fixes.map((candidate) => candidate.title).join(' | ')}`);
      return applyEdits(text, fix.edits);
    },
  };
}

/** The one problem of a note: code, message, the text it underlines, related texts; and each fix with its outcome. */
function check(name: string, text: string, expected: { readonly code: string; readonly message: string; readonly at: string; readonly related?: readonly string[] }, fixes: readonly (readonly [title: RegExp, after: string])[]): void {
  test(name, () => {
    const found = examine(text);
    const problem = found.problems.find(({ code }) => code === expected.code)!;
    assert.ok(problem, JSON.stringify(found.problems.map(({ code }) => code)));
    assert.equal(problem.message, expected.message);
    assert.equal(text.slice(problem.span.start, problem.span.end), expected.at);
    if (expected.related !== undefined) assert.deepEqual(problem.related.map(({ span }) => text.slice(span.start, span.end)), expected.related);
    for (const [title, after] of fixes) {
      const fixed = found.fix(expected.code, title);
      assert.equal(fixed, after);
      assert.ok(!examine(fixed).problems.some(({ code }) => code === expected.code), `${String(title)} repairs`);
    }
  });
}

check('a ring', '- [ ] A  id:a est:1 after:c\n- [ ] B  id:b est:1 after:a\n- [ ] C  id:c est:1 after:b\n', {
  code: 'dependency-cycle', at: 'A', related: ['A', 'B', 'C'],
  message: 'These tasks wait for each other: "A", "B", "C". To free the knot, remove after:c on "A".',
}, [[/^Remove after:c/, '- [ ] A  id:a est:1\n- [ ] B  id:b est:1 after:a\n- [ ] C  id:c est:1 after:b\n']]);

check('a pin too early', '- [ ] A  id:a est:3\n- [ ] B  est:2 after:a at:2\n', {
  code: 'pin-violates-dependency', at: 'at:2', related: ['A'],
  message: '"B" is pinned 2 blocks too early for "A" (after:a): unpin it, move it later, loosen the relation to overlap or drop it.',
}, [
  [/^Unpin/, '- [ ] A  id:a est:3\n- [ ] B  est:2 after:a\n'],
  [/^Move to at:4/, '- [ ] A  id:a est:3\n- [ ] B  est:2 after:a at:4\n'],
  [/^Loosen/, '- [ ] A  id:a est:3\n- [ ] B  est:2 overlap:a at:2\n'],
  [/^Remove/, '- [ ] A  id:a est:3\n- [ ] B  est:2 at:2\n'],
]);

check('slots for another estimate', '- [ ] A  id:a est:3 at:2,4\n', {
  code: 'slots-differ-from-estimate', at: 'at:2,4', message: '"A" has 3 blocks but is drawn in 2 columns: change its estimate, or the columns after at.',
}, [[/^Set est:2/, '- [ ] A  id:a est:2 at:2,4\n'], [/^Unpin/, '- [ ] A  id:a est:3\n']]);

check('a dead dependency is linked to what stood before it', '- [ ] A  id:a est:1\n- [-] B  id:b est:1 after:a\n- [ ] C  est:1 after:b\n', {
  code: 'dead-dependency', at: 'b', related: ['B'], message: '"C" waits for "B", which is cancelled: remove after:b, or name what "B" waited for.',
}, [
  [/^Wait for a instead/, '- [ ] A  id:a est:1\n- [-] B  id:b est:1 after:a\n- [ ] C  est:1 after:a\n'],
  [/^Remove after:b/, '- [ ] A  id:a est:1\n- [-] B  id:b est:1 after:a\n- [ ] C  est:1\n'],
]);

check('two pins of tasks that start together', '- [ ] A  id:a est:1 at:2\n- [ ] B  est:1 with:a at:5\n', {
  code: 'sync-conflict', at: 'a', related: ['A'],
  message: '"B" cannot start with "A" as with:a says, because another relation or a pin already decides: remove one of them.',
}, [[/^Remove with:a/, '- [ ] A  id:a est:1 at:2\n- [ ] B  est:1 at:5\n']]);

check('a block that is not there', '- [ ] A  id:a est:2\n- [ ] B  est:1 after:a@5\n', {
  code: 'invalid-value', at: 'a@5', related: ['A'], message: '"A" has only 2 blocks, so after:a@5 is read as its last one: name an earlier block.',
}, [[/^Change to a@2/, '- [ ] A  id:a est:2\n- [ ] B  est:1 after:a@2\n']]);

check('done out of order', '- [ ] A  id:a est:1\n- [x] B  est:1 after:a\n', {
  code: 'out-of-order', at: 'a', related: ['A'], message: '"B" is done although "A" is not (after:a): the relation may not be needed.',
}, [[/^Remove/, '- [ ] A  id:a est:1\n- [x] B  est:1\n']]);

check('no estimate', '- [ ] A  id:a\n', {
  code: 'unestimated', at: 'A', message: '"A" has no estimate and counts as 1 block: add est with a number or a size.',
}, [[/^Add est:3/, '- [ ] A  id:a est:3\n']]);

check('an unknown name that a title says', '- [ ] Create the schema  est:1\n- [ ] B  est:1 after:schema\n', {
  code: 'unknown-reference', at: 'schema', message: 'No task is called "schema": give that id to a task, or remove the relation.',
}, [
  [/^Give "Create the schema" the id/, '- [ ] Create the schema  est:1 id:schema\n- [ ] B  est:1 after:schema\n'],
  [/^Remove after:schema/, '- [ ] Create the schema  est:1\n- [ ] B  est:1\n'],
]);

check('before becomes after on the other task', '- [ ] A  id:a est:1\n- [ ] Bake it  est:1 before:a\n', {
  code: 'import-alias', at: 'before:a', message: '"before" is read, but a plan says it on the other task: write after with this task\'s id there.',
}, [[/^Write after:bake-it/, '- [ ] A  id:a est:1 after:bake-it\n- [ ] Bake it  est:1 id:bake-it\n']]);

check('other aliases', '- [ ] A  id:a @est(3)\n', { code: 'import-alias', at: '@est(3)', message: '"@est(3)" is read as est:3: write it so.' },
  [[/^Write est:3/, '- [ ] A  id:a est:3\n']]);

check('work on a major', '- [ ] A  est:3\n  - [ ] B  est:1\n', {
  code: 'major-has-work', at: 'est:3', message: '"A" has tasks of its own, so its est is ignored: move it to a task below, or remove it.',
}, [[/^Remove est/, '- [ ] A\n  - [ ] B  est:1\n']]);

test('the reference plan comes out as drawn, in both dialects', () => {
  const expected = JSON.parse(readFileSync('test/data/plan/storage-service.expected.json', 'utf8')) as {
    columns: number; points: number;
    tasks: readonly { id: string; title: string; points: number; first: number; last: number; totalFloat: number; state: string }[];
    majors: readonly { id: string; points: number; first: number; last: number }[];
  };
  for (const [path, dialect] of [['storage-service.md', 'markdown'], ['storage-service.adoc', 'asciidoc']] as const) {
    const { plan } = readNote(readFileSync(`test/data/plan/${path}`, 'utf8'), dialect);
    const [built] = buildPlans([{ path, plan }]);
    const schedule = schedulePlan(built!.items);
    const tasks = built!.rows.flatMap(({ row: { kind, entry } }, index) => (kind === 'major' ? [] : [{ id: entry.id, title: entry.title, points: schedule.blocks.points[index]!, first: schedule.first[index]!, last: schedule.last[index]!, totalFloat: schedule.totalFloat[index]!, state: schedule.states[index]! }]));
    const majors = built!.rows.flatMap(({ row: { kind, entry } }, index) => (kind === 'leaf' ? [] : [{ id: entry.id, points: schedule.blocks.points[index]!, first: schedule.first[index]!, last: schedule.last[index]! }]));
    assert.deepEqual(tasks, expected.tasks);
    assert.deepEqual(majors, expected.majors);
    assert.deepEqual([schedule.columns, schedule.points, schedule.problems], [expected.columns, expected.points, []]);
  }
});
