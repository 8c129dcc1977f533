/**
 * What a user asks of one task: why it is blocked, and what its columns may be compared with.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBlockers, findBlockingChain } from '../../../server/core/plan/schedule/blockers.ts';
import { schedulePlan } from '../../../server/core/plan/schedule/schedule.ts';
import { findTrust } from '../../../server/core/plan/schedule/trust.ts';
import { readPlan } from './planNotation.ts';

function checkTrust(plan: string, row: string, expected: string): void {
  const { names, items } = readPlan(plan);
  const trust = findTrust(schedulePlan(items), names.indexOf(row));
  assert.equal(names.map((name, index) => `${name} ${trust[index]}`).join('  '), expected);
}

function checkChain(plan: string, row: string, expected: readonly string[]): void {
  const { names, items } = readPlan(plan);
  const steps = findBlockingChain(schedulePlan(items), names.indexOf(row));
  assert.deepEqual(steps.map(({ row: waiting, by, depth }) => `${depth} ${names[waiting]} < ${names[by] ?? 'nobody'}`), expected);
}

test('coupled, ordered by a path, or concurrent', () => {
  checkTrust('a 1\nb 1 after:a\nc 1 overlap:b\nd 1\ne 1 after:c', 'b', 'a before  b self  c coupled  d concurrent  e after');
  checkTrust('a 1\nb 1 with:a\nc 1 with:b', 'a', 'a self  b coupled  c together');
});

test('paths lead through majors, but rows of one major say nothing about each other', () => {
  checkTrust('p:\n  a 1\n  b 1\nq: after:p\n  c 1\n  d 1', 'a', 'p before  a self  b concurrent  q after  c after  d after');
});

test('the chain of blockers, nearest first, through majors', () => {
  checkChain('a 1\nb 1 after:a\nc 1 after:b', 'c', ['1 c < b', '2 b < a']);
  checkChain('p:\n  a 1\n  b [x] 1\nq: after:p\n  c 1', 'c', ['1 c < p', '2 p < a']);
  checkChain('a 1 after:c\nb 1 after:a\nc 1 after:b\nd 1 after:a', 'd', ['1 d < a', '2 a < c', '3 c < b', '4 b < a']);
  checkChain('a 1 after:nobody\nb 1 after:a', 'b', ['1 b < a', '2 a < nobody']);
});

test('partners that can come along are named and stop nobody', () => {
  const { items } = readPlan('a 3\nx 1\nb 1 overlap:a after:x');
  assert.deepEqual(findBlockers(schedulePlan(items), 2), [
    { writer: 2, relation: 0, by: 0, isBlocking: false },
    { writer: 2, relation: 1, by: 1, isBlocking: true },
  ]);
});
