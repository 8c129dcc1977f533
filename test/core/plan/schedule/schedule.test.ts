/**
 * The scheduling rules one by one, on plans small enough to work out by hand. Expected columns are written `first-last`,
 * a milestone as `◆` and the column it stands in front of.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ScheduleProblem } from '../../../../server/core/plan/planItem.ts';
import { isCritical, schedulePlan, slotsOf } from '../../../../server/core/plan/schedule/schedule.ts';
import type { Schedule } from '../../../../server/core/plan/schedule/schedule.ts';
import { readPlan } from '../planNotation.ts';
import { plansOf } from '../planNotes.ts';
import { readReferencePlan } from '../referencePlan.ts';

function columnsOf(schedule: Schedule, row: number): string {
  const [first, last] = [schedule.first[row]!, schedule.last[row]!];
  if (Number.isNaN(first)) return 'none';
  if (last < first) return `◆${first}`;
  const slots = slotsOf(schedule, row);
  return slots.length === 0 ? `${first}-${last}` : slots.map(([from, to]) => `${from}-${to}`).join(',');
}

/** A problem in one line: its code and everything else it says, rows by name. */
function describe(problem: ScheduleProblem, names: readonly string[]): string {
  const rows = [problem.item, ...('other' in problem ? [problem.other] : []), ...('members' in problem ? problem.members : [])];
  const number = 'blocks' in problem ? ` ${problem.blocks}` : '';
  return `${problem.code} ${rows.map((row) => names[row] ?? 'outside').join(' ')}${number}`;
}

function check(plan: string, columns: string, problems: readonly string[] = []): void {
  const { names, items } = readPlan(plan);
  const schedule = schedulePlan(items);
  assert.equal(names.map((name, row) => `${name} ${columnsOf(schedule, row)}`).join('  '), columns);
  assert.deepEqual(schedule.problems.map((problem) => describe(problem, names)), problems);
}

function checkStates(plan: string, states: string): void {
  const { names, items } = readPlan(plan);
  const schedule = schedulePlan(items);
  assert.equal(names.map((name, row) => `${name} ${schedule.states[row]}`).join('  '), states);
}

function floatsOf(plan: string): Record<string, string> {
  const { names, items } = readPlan(plan);
  const schedule = schedulePlan(items);
  return Object.fromEntries(names.map((name, row) => [name, `${schedule.totalFloat[row]} ${schedule.freeFloat[row]}${isCritical(schedule, row) ? ' critical' : ''}`]));
}

for (const path of ['storage-service.md', 'storage-service.adoc']) {
  test(`the reference plan comes out exactly: ${path}`, () => {
    const plan = plansOf({ [path]: readFileSync(`test/data/plan/${path}`, 'utf8') })[0]!;
    const schedule = schedulePlan(plan.items);
    const expected = readReferencePlan();
    const tasks: object[] = [];
    const majors: object[] = [];
    plan.rows.forEach(({ row: { entry: { id, title } } }, row) => {
      const window = { points: schedule.blocks.points[row], first: schedule.first[row], last: schedule.last[row] };
      if (plan.items[row]!.isMajor) majors.push({ id, ...window });
      else tasks.push({ id, title, ...window, totalFloat: schedule.totalFloat[row], state: schedule.states[row] });
    });
    assert.deepEqual({ columns: schedule.columns, points: schedule.points, majors, tasks }, expected);
    assert.deepEqual(schedule.problems, []);
  });
}

test('after: past the last block, with lag, after a block, after a part', () => {
  check('a 4\nb 1 after:a\nc 1 after:a+2\nd 1 after:a@1\ne 1 after:a@50%\nf 1 after:a@60%', 'a 1-4  b 5-5  c 7-7  d 2-2  e 3-3  f 4-4');
  check('a 2\nb 1 after:a@5', 'a 1-2  b 3-3', ['invalid-value b a 2']);
});

test('overlap: so many blocks in, at most up to the last block but one', () => {
  check('a 4\nb 2 overlap:a\nc 1 overlap:a+3\nd 1 overlap:a+9', 'a 1-4  b 2-3  c 4-4  d 4-4');
  check('a 1\nb 2 overlap:a', 'a 1-1  b 1-2');
});

test('with and sync tie starts both ways', () => {
  check('x 2\na 3 after:x\nb 1 with:a', 'x 1-2  a 3-5  b 3-3');
  check('x 2\na 3\nb 1 with:a after:x', 'x 1-2  a 3-5  b 3-3');
  check('a 3\nb 2 sync:a@2', 'a 1-3  b 2-3');
  check('x 5\na 3\nb 2 sync:a@2 after:x', 'x 1-5  a 5-7  b 6-7');
  check('a 3\nb 2 sync:a@7', 'a 1-3  b 3-4', ['invalid-value b a 3']);
});

test('of contradictory equalities the first in document order holds', () => {
  check('a 3\nb 1 with:a\nc 1 sync:a@3 with:b', 'a 1-3  b 1-1  c 3-3', ['sync-conflict c b']);
});

test('mutual plain overlap starts together', () => {
  check('x 2\na 3 overlap:b\nb 2 overlap:a after:x', 'x 1-2  a 3-5  b 3-4');
});

test('majors: after waits for the last leaf, everything else counts from the origin', () => {
  check('db:\n  a 2\n  b 3\nc 1 after:db', 'db 1-3  a 1-2  b 1-3  c 4-4');
  check('x 3\ndb: after:x\n  a 2\n  b 3 after:a\nc 1 with:db\nd 1 sync:db@2\ne 1 overlap:db+3\nf 1 after:db@1',
    'x 1-3  db 4-8  a 4-5  b 6-8  c 4-4  d 5-5  e 7-7  f 5-5');
  check('a 2\ndb: overlap:a\n  b 1\n  in:\n    c 2', 'a 1-2  db 2-3  b 2-2  in 2-3  c 2-3');
  check('db:\n  a 4\n  b 2 after:a\nc 1 after:db@50%', 'db 1-6  a 1-4  b 5-6  c 4-4');
});

test('milestones stand in front of a column and take none', () => {
  check('a 2\nm 0 after:a\nb 1 after:m', 'a 1-2  m ◆3  b 3-3');
  check('m 0\nb 2 with:m\nc 1 overlap:m\nd 1 sync:m', 'm ◆1  b 1-2  c 1-1  d 1-1');
});

test('an estimate that is missing counts as one block', () => check('a -\nb 1 after:a', 'a 1-1  b 2-2'));

test('a coupled task slides right to share a column, as little as possible', () => {
  check('x 6\na 2\nb 2 overlap:a after:x\nend 1 after:b', 'x 1-6  a 6-7  b 7-8  end 9-9');
});

test('a coupling that no float can mend is reported, and so is one of a task that must not move', () => {
  check('x 6\na 2\nb 2 overlap:a after:x\nc 9 after:a', 'x 1-6  a 1-2  b 7-8  c 3-11', ['coupling-broken b a']);
  check('x 6\na [x] 2\nb 2 overlap:a after:x', 'x 1-6  a 1-2  b 7-8', ['coupling-broken b a']);
  check('x 6\na 2 at:1\nb 2 overlap:a after:x', 'x 1-6  a 1-2  b 7-8', ['coupling-broken b a']);
});

test('chains of couplings slide from the end, groups slide whole', () => {
  check('x 9\na 2\nb 2 overlap:a\nc 1 overlap:b after:x', 'x 1-9  a 8-9  b 9-10  c 10-10');
  check('x 6\na 2\nw 1 with:a\nb 1 overlap:a after:x', 'x 1-6  a 6-7  w 6-6  b 7-7');
});

test('pins count from the origin of the major and are shown where they are', () => {
  check('x 7\ndb: after:x\n  a 2 at:3\n  b 1 at:5+\n  c 3 at:1,3-4\n  d 1 after:c', 'x 1-7  db 8-12  a 10-11  b 12-12  c 8-8,10-11  d 12-12');
  check('a 3\nb 2 after:a at:2\nc 1 after:b', 'a 1-3  b 2-3  c 4-4', ['pin-violates-dependency b a 2']);
  check('a 3\ndb: after:a at:2\n  b 1', 'a 1-3  db 2-2  b 2-2', ['pin-violates-dependency db a 2']);
  check('a 3\ndb: after:a at:2+\n  b 1\n  c 1 at:2', 'a 1-3  db 4-5  b 4-4  c 5-5');
});

test('slot lists of another length than the estimate: missing blocks follow, surplus ones stay', () => {
  check('a 4 at:2,5\nb 1 after:a', 'a 2-2,5-7  b 8-8', ['slots-differ-from-estimate a 4']);
  check('a 1 at:2-4\nb 1 after:a', 'a 2-4  b 5-5', ['slots-differ-from-estimate a 1']);
});

test('groups follow their first pin; a second pin holds and is reported', () => {
  check('a 2\nb 3 with:a at:5\nc 1 sync:b@2', 'a 5-6  b 5-7  c 6-6');
  check('a 2 at:3\nb 3 with:a at:5\nc 1 with:b', 'a 3-4  b 5-7  c 3-3', ['sync-conflict b a']);
});

test('rings start after what leads into them, are left out of float, and block what follows', () => {
  const ring = 'x 2\na 1 after:c,x\nb 2 after:a\nc 1 after:b\nd 1 after:b\ne 1';
  check(ring, 'x 1-2  a 3-3  b 3-4  c 3-3  d 5-5  e 1-1', ['dependency-cycle a a b c']);
  checkStates(ring, 'x ready  a cyclic  b cyclic  c cyclic  d blocked  e ready');
  const { items } = readPlan(ring);
  assert.deepEqual([...schedulePlan(items).totalFloat], [0, NaN, NaN, NaN, 0, 4]);
  assert.deepEqual(schedulePlan(items).problems[0], { code: 'dependency-cycle', item: 1, members: [1, 2, 3], frees: { item: 1, relation: 0 } });
});

test('self-loops, loops through equalities and dependence on the own major are rings', () => {
  check('a 2 after:a', 'a 1-2', ['dependency-cycle a a']);
  check('a 2\nb 1 with:a after:a', 'a 1-2  b 1-1', ['dependency-cycle b a b']);
  check('db:\n  a 1\n  b 1 after:db', 'db 1-2  a 1-1  b 2-2', ['dependency-cycle b db b']);
  check('db: after:b\n  a 1\n  b 1', 'db 1-1  a 1-1  b 1-1', ['dependency-cycle db db b']);
});

test('durations: done by what was spent, begun by spent and left, cancelled none', () => {
  check('a [x] 3 spent:5\nb [x] 3\nc [/] 5 spent:2\nd 2 spent:4\ne 5 spent:2 left:0\nf [-] 3\ng 3 left:1',
    'a 1-5  b 1-3  c 1-5  d 1-5  e 1-2  f none  g 1-1');
});

test('done before a hard predecessor is out of order', () => {
  check('a 1\nb [x] 1 after:a', 'a 1-1  b 2-2', ['out-of-order b a']);
  check('a 1\ndb: after:a\n  b [x] 1\n  c [x] 1', 'a 1-1  db 2-2  b 2-2  c 2-2', ['out-of-order db a']);
  check('a 4 spent:1\nb [x] 1 after:a@1', 'a 1-4  b 2-2');
});

test('a cancelled or missing predecessor constrains nothing and releases nobody', () => {
  check('a [-] 3\nb 1 after:a\nc 1 after:nobody\nd 1 after:b', 'a none  b 1-1  c 1-1  d 2-2', ['dead-dependency b a']);
  checkStates('a [-] 3\nb 1 after:a\nc 1 after:nobody\nd 1 after:b', 'a cancelled  b dead  c dead  d blocked');
  check('db: [-]\n  a 3\n  b [x] 1\nc 1 after:db', 'db none  a none  b none  c 1-1', ['dead-dependency c db']);
});

test('float: total, free, critical, negative in front of a pin', () => {
  assert.deepEqual(floatsOf('a 1\nb 5\nc 1 after:a,b\nd 2 after:a'), { a: '3 0', b: '0 0 critical', c: '0 0 critical', d: '3 3' });
  assert.deepEqual(floatsOf('a 5\nb 5 after:a at:3'), { a: '-3 -3 critical', b: '0 0 critical' });
  assert.deepEqual(floatsOf('db:\n  a 1\n  b 4\nc 1 after:db+1'), { db: 'NaN NaN', a: '3 3', b: '0 0 critical', c: '0 0 critical' });
});

test('readiness: done, enough blocks spent, or a partner that is begun', () => {
  checkStates('a 4 spent:2\nb 1 after:a@2\nc 1 after:a@3\nd 1 overlap:a+2\ne 1 overlap:a+3\nf 1 with:a\ng 1 sync:a@3\nh 1 sync:a@4\ni 1 after:a+2',
    'a doing  b ready  c blocked  d ready  e ready-with-partner  f ready  g ready  h ready-with-partner  i blocked');
  checkStates('a [x] 1\nb 1 after:a+5', 'a done  b ready');
});

test('ready with partner: partners that can start too, also when they name each other', () => {
  checkStates('a 3\nb 1 overlap:a\nc 1 with:b', 'a ready  b ready-with-partner  c ready-with-partner');
  checkStates('a 1 with:b\nb 1 with:a', 'a ready-with-partner  b ready-with-partner');
  checkStates('x 1\na 1 with:b after:x\nb 1 with:a', 'x ready  a blocked  b blocked');
});

test('relations of a major hold for all leaves, and a major is a partner as long as one leaf can start', () => {
  checkStates('a 1\ndb: after:a\n  b 1\n  in:\n    c 1', 'a ready  db blocked  b blocked  in blocked  c blocked');
  checkStates('db:\n  a 1\n  b 1 after:a\nc 1 with:db', 'db ready  a ready  b blocked  c ready-with-partner');
  checkStates('x 1\ndb:\n  a 1 after:x\nc 1 with:db', 'x ready  db blocked  a blocked  c blocked');
});

test('a row of another plan gates and constrains no column', () => {
  const states = (status: 'open' | 'doing' | 'done' | 'cancelled', kind: string): string | undefined => {
    const { items } = readPlan(`a 1 ${kind}:api/list`, { 'api/list': { status, spent: 0, duration: 9 } });
    const schedule = schedulePlan(items);
    assert.equal(schedule.first[0], 1);
    return schedule.states[0];
  };
  assert.deepEqual((['open', 'doing', 'done', 'cancelled'] as const).map((status) => states(status, 'after')), ['blocked', 'blocked', 'ready', 'dead']);
  assert.deepEqual((['open', 'doing', 'done', 'cancelled'] as const).map((status) => states(status, 'with')), ['blocked', 'ready', 'ready', 'dead']);
});
