/**
 * Tasks whose partner stands in another plan: they can start when the partner can, as they would in one plan.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../../../server/core/parseNote.ts';
import { buildPlanSet } from '../../../../server/core/plan/graph/planGraph.ts';
import type { PlanSet } from '../../../../server/core/plan/graph/planGraph.ts';
import { findPlanRows } from '../../../../server/core/plan/graph/planMembership.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';

function setOf(notes: Readonly<Record<string, string>>, before?: PlanSet): PlanSet {
  const known = new Map(before?.notes.map((note) => [note.path, note]));
  return buildPlanSet(Object.entries(notes).map(([path, text]) => {
    const plan = findPlanRows(parseNote(text, 'markdown'));
    const same = known.get(path);
    return same !== undefined && JSON.stringify(same.plan) === JSON.stringify(plan) ? same : { path, plan };
  }), before);
}

function statesOf({ plans }: PlanSet): readonly string[] {
  return plans.flatMap(({ items }) => schedulePlan(items).states);
}

test('overlap, with and sync of a task elsewhere', () => {
  for (const kind of ['overlap', 'with', 'sync']) {
    const asking = `- [ ] A  est:2 ${kind}:b/x\n`;
    const stateWith = (b: string): string => statesOf(setOf({ 'a.md': asking, 'b.md': b }))[0]!;
    assert.equal(stateWith('- [ ] X  id:x est:3\n'), 'ready-with-partner', kind);
    assert.equal(stateWith('- [ ] X  id:x est:3 after:y\n- [ ] Y  id:y est:1\n'), 'blocked', kind);
    assert.equal(stateWith('- [ ] X  id:x est:3 spent:2\n'), 'ready', kind);
    assert.equal(stateWith('- [-] X  id:x est:3\n'), 'dead', kind);
  }
});

test('after waits all the same', () => {
  assert.deepEqual(statesOf(setOf({ 'a.md': '- [ ] A  est:2 after:b/x\n', 'b.md': '- [ ] X  id:x est:3\n' })), ['blocked', 'ready']);
});

test('partners that name each other are ready together, also along a chain of plans', () => {
  assert.deepEqual(statesOf(setOf({ 'a.md': '- [ ] A  id:x est:2 with:b/x\n', 'b.md': '- [ ] B  id:x est:2 with:a/x\n' })), ['ready-with-partner', 'ready-with-partner']);
  const chain = { 'a.md': '- [ ] A  id:x est:2 overlap:b/x\n', 'b.md': '- [ ] B  id:x est:2 overlap:c/x\n', 'c.md': '- [ ] C  id:x est:2 after:y\n- [ ] Y  id:y est:1\n' };
  assert.deepEqual(statesOf(setOf(chain)), ['blocked', 'blocked', 'blocked', 'ready']);
});

test('a ring of partners is blocked when one of them is', () => {
  const ring = { 'a.md': '- [ ] A  id:x est:2 with:b/x\n', 'b.md': '- [ ] B  id:x est:2 with:a/x after:y\n- [ ] Y  id:y est:1\n' };
  assert.deepEqual(statesOf(setOf(ring)), ['blocked', 'blocked', 'ready']);
});

test('an edit far away is noticed, and plans that it does not reach stay the same objects', () => {
  const notes = {
    'a.md': '- [ ] A  id:x est:2 overlap:b/x\n', 'b.md': '- [ ] B  id:x est:2 overlap:c/x\n', 'c.md': '- [ ] C  id:x est:2 after:y\n- [ ] Y  id:y est:1\n', 'd.md': '- [ ] D  id:x est:1\n',
  };
  const before = setOf(notes);
  const edited = { ...notes, 'c.md': notes['c.md'].replace('[ ] Y', '[x] Y') };
  const after = setOf(edited, before);
  assert.deepEqual(statesOf(after), ['ready-with-partner', 'ready-with-partner', 'ready', 'done', 'ready']);
  assert.deepEqual(statesOf(after), statesOf(setOf(edited)));
  assert.equal(after.plans[3], before.plans[3]);
  const again = setOf({ ...edited, 'd.md': '- [ ] D  id:x est:5\n' }, after);
  assert.deepEqual(again.plans.slice(0, 3).map((plan, index) => plan === after.plans[index]), [true, true, true]);
});
