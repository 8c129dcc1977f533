/**
 * Which problems an editor is told of when a note has too many.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPlans } from '../../server/core/plan/graph/planGraph.ts';
import { findPlanRows } from '../../server/core/plan/graph/planMembership.ts';
import { listProblems } from '../../server/core/plan/listProblems.ts';
import { schedulePlan } from '../../server/core/plan/schedule/schedule.ts';
import { parseNote } from '../../server/core/parseNote.ts';
import { chooseProblems } from '../../server/features/shownProblems.ts';

const text = '- [ ] A\n- [ ] B\n- [ ] C  after:nobody\n- [ ] D\n';
const plan = buildPlans([{ path: 'a.md', plan: findPlanRows(parseNote(text, 'markdown')) }])[0]!;
const problems = listProblems(plan, schedulePlan(plan.items));

function check(limit: number, shown: string, hidden: string): void {
  const chosen = chooseProblems(problems, limit);
  const lines = (list: typeof problems): string => list.map(({ code, span }) => `${code}@${text.slice(0, span.start).split('\n').length}`).join(' ');
  assert.deepEqual([lines(chosen.shown), lines(chosen.hidden)], [shown, hidden]);
}

test('all of them as long as there are few, else the worst in their places', () => {
  check(5, 'unknown-reference@3 unestimated@1 unestimated@2 unestimated@3 unestimated@4', '');
  check(2, 'unknown-reference@3 unestimated@1', 'unestimated@2 unestimated@3 unestimated@4');
});
