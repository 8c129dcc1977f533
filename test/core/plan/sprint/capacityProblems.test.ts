/**
 * Sprints that hold more than the capacity: where that is said, and what counts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOverfullSprints } from '../../../../server/core/plan/sprint/capacityProblems.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';
import { plansOf } from '../planNotes.ts';

/** `text underlined: message | related texts` of each problem of a note. */
function problemsOf(tasks: string, capacity = 'capacity: 5'): readonly string[] {
  const text = `---\nplan: {${capacity}}\n---\n# P\n${tasks}`;
  const [plan] = plansOf({ 'a.md': text });
  return findOverfullSprints(plan!, schedulePlan(plan!.items)).map(({ span, message, related, severity }) =>
    [severity, text.slice(span.start, span.end), message, ...related.map((place) => text.slice(place.span.start, place.span.end))].join(' | '));
}

test('at the task that is too much, with the others beside it', () => {
  assert.deepEqual(problemsOf('- [ ] A  est:3 sprint:1\n- [ ] B  est:2 sprint:1\n- [ ] C  est:1 sprint:1\n- [ ] D  est:9 sprint:2\n'), [
    'warning | sprint:1 | Sprint 1 holds 6 points of work and the capacity is 5: move "C" or others to a later sprint. | A | B',
    'warning | sprint:2 | Sprint 2 holds 9 points of work and the capacity is 5: move "D" or others to a later sprint.',
  ]);
});

test('only what is left counts', () => {
  assert.deepEqual(problemsOf('- [x] A  est:3 sprint:1\n- [ ] B  est:5 spent:3 sprint:1\n- [ ] C  est:3 sprint:1\n- [-] D  est:3 sprint:1\n'), []);
  assert.equal(problemsOf('- [ ] B  est:5 spent:3 left:3 sprint:1\n- [ ] C  est:3 sprint:1\n').length, 1);
});

test('a major says it for its tasks', () => {
  assert.deepEqual(problemsOf('## A\n<!-- plan: sprint:1 -->\n- [ ] A1  est:3\n- [ ] A2  est:3\n## B\n- [ ] B1  est:1\n'),
    ['warning | sprint:1 | Sprint 1 holds 6 points of work and the capacity is 5: move "A2" or others to a later sprint. | A1']);
});

test('a plan without a capacity is never too full', () => {
  assert.deepEqual(problemsOf('- [ ] A  est:99 sprint:1\n', 'name: x'), []);
});
