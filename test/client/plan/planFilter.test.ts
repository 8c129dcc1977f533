/**
 * What filters of the plan view leave, and who is meant by "my".
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FILTER, describeFilter, findShownRows, namesOfPerson } from '../../../client/plan/planFilter.ts';
import type { PlanFilter } from '../../../client/plan/planFilter.ts';
import { rowsOf } from './planRows.ts';

const ROWS = rowsOf('Design', '  Measure done ana', '  Ask ready ben', 'Build', '  Walls blocked ana', '  Inner', '    Cables cyclic', 'Garden', '  Beds ready-with-partner ana');

function check(filter: Partial<PlanFilter>, expected: string, person = 'Ana'): void {
  const shown = findShownRows(ROWS, { ...NO_FILTER, ...filter }, namesOfPerson(person));
  assert.equal(ROWS.filter((_, index) => shown[index]).map(({ title }) => title).join(' '), expected);
}

test('tasks that match, with the groups around them', () => {
  check({}, 'Design Measure Ask Build Walls Inner Cables Garden Beds');
  check({ ready: true }, 'Design Ask Garden Beds');
  check({ blocked: true }, 'Build Walls Inner Cables');
  check({ ready: true, blocked: true }, 'Design Ask Build Walls Inner Cables Garden Beds');
  check({ mine: true }, 'Design Measure Build Walls Garden Beds');
  check({ mine: true, ready: true }, 'Garden Beds');
  check({ mine: true }, '', '');
});

test('a person is known by parts of the name and by their joints', () => {
  check({ mine: true }, 'Design Ask', 'Ben Müller');
  assert.ok(namesOfPerson('Ana Pérez').has('ana-pérez'));
  assert.ok(!namesOfPerson('').has(''));
});

test('a filter says what it leaves', () => {
  assert.equal(describeFilter({ ready: true, blocked: false, mine: true }), 'my ready tasks');
  assert.equal(describeFilter({ ready: true, blocked: true, mine: false }), 'ready and blocked tasks');
  assert.equal(describeFilter({ ready: false, blocked: false, mine: true }), 'my tasks');
});
