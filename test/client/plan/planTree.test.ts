/**
 * Nodes of the plan view keep their identity while notes are edited, and only what looks different is drawn again.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlanTree } from '../../../client/plan/planTree.ts';
import type { PlanNode } from '../../../client/plan/planTree.ts';
import type { PlanRow } from '../../../server/protocol/planViewMessages.ts';
import { rowsOf, summaryOf } from './planRows.ts';

function treeWith(rows: readonly PlanRow[]): { readonly tree: PlanTree; readonly plan: PlanNode } {
  const tree = new PlanTree();
  assert.equal(tree.setPlans([summaryOf('a')]), 'all');
  tree.setRows(tree.plans[0]!, rows, rows.map(() => true));
  return { tree, plan: tree.plans[0]! };
}

function render({ children, plan }: PlanNode, indent = ''): readonly string[] {
  return children.flatMap((child) => [`${indent}${plan.rows![child.index]!.title}`, ...render(child, `${indent}  `)]);
}

const titlesOf = (nodes: readonly PlanNode[] | 'all'): readonly string[] | 'all' => (nodes === 'all' ? nodes : nodes.map((node) => (node.kind === 'plan' ? `plan ${node.plan.summary.name}` : node.plan.rows![node.index]!.title)));

test('rows nest as their groups do, and a filter leaves some out', () => {
  const rows = rowsOf('Build', '  Walls', '  Inner', '    Cables', 'Loose');
  const { tree, plan } = treeWith(rows);
  assert.deepEqual(render(plan), ['Build', '  Walls', '  Inner', '    Cables', 'Loose']);
  tree.setRows(plan, rows, [true, false, true, true, false]);
  assert.deepEqual(render(plan), ['Build', '  Inner', '    Cables']);
});

test('a task that changes is drawn again, nothing else', () => {
  const { tree, plan } = treeWith(rowsOf('Build', '  Walls ready', '  Roof blocked'));
  const [walls, roof] = plan.children[0]!.children;
  const after = rowsOf('Build', '  Walls done', '  Roof blocked');
  assert.deepEqual(titlesOf(tree.setRows(plan, after, after.map(() => true))), ['Walls']);
  assert.deepEqual(plan.children[0]!.children, [walls, roof]);
});

test('a task that is new draws its group again, and the others stay who they are', () => {
  const { tree, plan } = treeWith(rowsOf('Build', '  Walls', '  Roof'));
  const roof = plan.children[0]!.children[1];
  const after = rowsOf('Build', '  Walls', '  Beams', '  Roof');
  assert.deepEqual(titlesOf(tree.setRows(plan, after, after.map(() => true))), ['Build']);
  assert.equal(plan.children[0]!.children[2], roof);
  assert.ok(tree.has(roof!));
});

test('a task that is renamed stays who it is; one that is gone is known to be gone', () => {
  const { tree, plan } = treeWith(rowsOf('Build', '  Walls', '  Roof'));
  const [walls, roof] = plan.children[0]!.children;
  const renamed = rowsOf('Build', '  Fences', '  Roof');
  tree.setRows(plan, renamed, renamed.map(() => true));
  assert.equal(plan.children[0]!.children[0], walls);
  const fewer = rowsOf('Build', '  Fences');
  tree.setRows(plan, fewer, fewer.map(() => true));
  assert.ok(!tree.has(roof!));
});

test('a plan with other numbers is drawn again; plans that come or go draw all', () => {
  const { tree, plan } = treeWith(rowsOf('Build', '  Walls'));
  assert.deepEqual(titlesOf(tree.setPlans([summaryOf('a', { done: 1, revision: 2 })])), ['plan a']);
  assert.deepEqual(titlesOf(tree.setPlans([summaryOf('a', { done: 1, revision: 3 })])), []);
  assert.equal(tree.setPlans([summaryOf('a'), summaryOf('b')]), 'all');
  assert.equal(tree.plans[0], plan);
});

test('a task is found by its note and line, or its group when a filter hides it', () => {
  const rows = rowsOf('Build', '  Walls', '  Roof');
  const { tree, plan } = treeWith(rows);
  assert.equal(tree.find('file:///a.md', 2), plan.children[0]!.children[1]);
  assert.equal(tree.find('file:///b.md', 2), undefined);
  tree.setRows(plan, rows, [true, true, false]);
  assert.equal(tree.find('file:///a.md', 2), plan.children[0]);
});
