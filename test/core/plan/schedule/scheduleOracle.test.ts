/**
 * The scheduler against a slow solver on thousands of random plans: same columns, same float, the same rings, and nothing
 * that was neither slid nor pinned could start earlier. What slid is checked against the rule of slides, and free float by
 * moving tasks.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlanItem } from '../../../../server/core/plan/planItem.ts';
import { schedulePlan } from '../../../../server/core/plan/schedule/schedule.ts';
import type { Schedule } from '../../../../server/core/plan/schedule/schedule.ts';
import { randomPlan } from '../randomPlan.ts';
import type { PlanShape } from '../randomPlan.ts';
import { solveSlowly } from '../relaxationOracle.ts';
import type { OracleResult } from '../relaxationOracle.ts';

function show(items: readonly PlanItem[], fast: Schedule, slow: OracleResult): string {
  return items.map((item, row) => `${row} ${JSON.stringify(item)} fast ${fast.origin[row]} slow ${slow.first[row]}`).join('\n');
}

function compare(items: readonly PlanItem[], label: string): void {
  const fast = schedulePlan(items);
  const slow = solveSlowly(items);
  const because = (what: string): string => `${label}: ${what}\n${show(items, fast, slow)}`;
  const slid: number[] = [];
  items.forEach((item, row) => {
    if (item.isMajor || Number.isNaN(slow.first[row]!)) return;
    assert.equal(fast.isCyclic[row] === 1, slow.isRing[row], because(`ring of row ${row}`));
    const shift = fast.first[row]! - slow.first[row]!;
    if (shift !== 0) slid.push(row);
    if (shift !== 0) assert.ok(shift > 0 && !slow.isFixed[row], because(`row ${row} moved by ${shift}`));
    if (!slow.isRing[row]) assert.equal(fast.totalFloat[row]! + shift, slow.total[row], because(`float of row ${row}`));
    assert.ok(!(fast.freeFloat[row]! < 0) || fast.problems.some(({ code }) => code === 'pin-violates-dependency'), because(`free float of row ${row}`));
  });
  const overlaps = items.flatMap((item, row) => item.relations.filter(({ kind }) => kind === 'overlap').map(({ target }) => ({ row, target })));
  if (slid.length > 0) assert.ok(overlaps.some(({ row, target }) => slid.includes(target) && Math.max(fast.last[target]!, fast.first[target]!) === fast.first[row]), because('a slide that reaches nobody'));
  for (const { row, target } of overlaps) {
    const needed = fast.first[row]! - Math.max(fast.last[target]!, fast.first[target]!);
    const couldSlide = !items[target]!.isMajor && !slow.isFixed[target] && !Number.isNaN(fast.first[row]!);
    if (couldSlide && needed > 0) assert.ok(needed > fast.freeFloat[target]!, because(`row ${target} could slide to ${row}`));
  }
}

function compareMany(shape: Omit<PlanShape, 'rows'>, from: number, count: number): void {
  for (let seed = from; seed < from + count; seed++) compare(randomPlan(seed, { ...shape, rows: 2 + (seed % 9) }), `seed ${seed}`);
}

test('columns and float of plans with majors and all relations', () => compareMany({ hasRings: false, hasPins: false, hasProgress: false }, 1, 1500));
test('columns and float with pins', () => compareMany({ hasRings: false, hasPins: true, hasProgress: false }, 10_000, 1500));
test('columns and float with rings', () => compareMany({ hasRings: true, hasPins: false, hasProgress: false }, 20_000, 1500));
test('columns and float with rings, pins and progress', () => compareMany({ hasRings: true, hasPins: true, hasProgress: true }, 30_000, 2500));

/** The columns of all rows when `row` may not start before `column`. */
function columnsWhenHeld(items: readonly PlanItem[], origin: number, row: number, column: number): OracleResult {
  return solveSlowly(items.map((item, index) => (index === row ? { ...item, pin: { kind: 'not-before', column: column - origin + 1 } } : item)));
}

test('free float is how far a task can move before another one moves', () => {
  let moved = 0;
  for (let seed = 50_000; seed < 50_400; seed++) {
    const items = randomPlan(seed, { rows: 3 + (seed % 6), hasRings: false, hasPins: false, hasProgress: false });
    const fast = schedulePlan(items);
    const slow = solveSlowly(items);
    const endOf = ({ first, slots }: OracleResult): number => Math.max(...items.map((item, row) => (item.isMajor ? 0 : first[row]! + slots[row]!.length)));
    if (items.some((item, row) => !item.isMajor && (slow.isRing[row] || fast.first[row] !== slow.first[row]))) continue;
    if (items.some((item) => item.relations.some(({ kind, percent }) => kind === 'with' || kind === 'sync' || percent !== undefined))) continue;
    if (items.some((item, row) => item.relations.some(({ target }) => items[target]!.relations.some((back) => back.target === row)))) continue;
    items.forEach((item, row) => {
      if (item.isMajor) return;
      const origin = item.parent < 0 ? 1 : fast.origin[item.parent]!;
      const disturbs = (shift: number): boolean => {
        const held = columnsWhenHeld(items, origin, row, slow.first[row]! + shift);
        return endOf(held) > endOf(slow) || items.some((other, at) => at !== row && !other.isMajor && held.first[at] !== slow.first[at]);
      };
      const free = fast.freeFloat[row]!;
      const label = (): string => `seed ${seed}, row ${row}, free ${free}\n${show(items, fast, slow)}`;
      assert.ok(!disturbs(free), label());
      assert.ok(disturbs(free + 1), label());
      moved++;
    });
  }
  assert.ok(moved > 200, `${moved} tasks were moved`);
});
