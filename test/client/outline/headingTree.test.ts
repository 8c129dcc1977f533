/**
 * The tree behind both views: right rows, rows that survive edits, as few redraws as possible, and many headings.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GROUP_SIZE, HeadingTree, shownTitle } from '../../../client/outline/headingTree.ts';
import type { HeadingNode } from '../../../client/outline/headingTree.ts';
import { outlineEntries } from './outlineEntries.ts';

function treeOf(list: string): HeadingTree {
  const tree = new HeadingTree('file:///note.md');
  tree.update(outlineEntries(list));
  return tree;
}

function titleOf(node: HeadingNode): string {
  return node.kind === 'heading' ? node.tree.entries[node.index]!.text : node.kind;
}

/** All rows, built or not, as an indented list. */
function render(tree: HeadingTree, node = tree.root, indent = ''): string {
  return tree.childrenOf(node).map((child) => `${indent}${titleOf(child)}\n${render(tree, child, `${indent}  `)}`).join('');
}

function rows(tree: HeadingTree): string {
  return render(tree).trimEnd();
}

function find(tree: HeadingTree, title: string): HeadingNode {
  const node = tree.findNode(tree.entries.findIndex(({ text }) => text === title));
  assert.ok(node, title);
  return node;
}

/** Edits `before` into `after` with all rows built, and compares the titles of the rows that are redrawn. */
function checkRedrawn(before: string, after: string, redrawn: readonly string[]): void {
  const tree = treeOf(before);
  rows(tree);
  const changed = tree.update(outlineEntries(after));
  assert.deepEqual(changed.map(titleOf), redrawn);
  assert.equal(rows(tree), after);
}

test('rows nest as the headings do', () => {
  const list = 'A\n  B\n    C\n  D\nE';
  assert.equal(rows(treeOf(list)), list);
});

test('an edit that changes nothing redraws nothing', () => {
  checkRedrawn('A\n  B', 'A\n  B', []);
});

test('a title typed in place redraws its row only', () => {
  checkRedrawn('A\nB\n  C\nD', 'A\nBee\n  C\nD', ['Bee']);
});

test('a new section redraws what it stands in, not what is elsewhere', () => {
  checkRedrawn('A\n  B\nC\n  D', 'A\n  B\nC\n  D\n  E', ['C']);
  checkRedrawn('A\nC', 'A\nB\nC', ['root']);
});

test('of nested changes only the outermost is redrawn', () => {
  checkRedrawn('A\n  B\n    C', 'A\n  B\n    C\n    D', ['A']);
});

test('a node keeps its identity when headings come, go and change around it', () => {
  const tree = treeOf('A\n  B\nC\n  D');
  const node = find(tree, 'D');
  tree.update(outlineEntries('New\nA\n  B\nC\n  D'));
  assert.equal(find(tree, 'D'), node);
  tree.update(outlineEntries('C\n  D'));
  assert.equal(find(tree, 'D'), node);
  tree.update(outlineEntries('C\n  Dee'));
  assert.equal(find(tree, 'Dee'), node);
});

test('a row knows that its heading is gone, whatever took its place', () => {
  const tree = treeOf('A\n  B\nC\n  D');
  const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((title) => find(tree, title));
  tree.update(outlineEntries('C\n  D'));
  assert.deepEqual([a, b, c, d].map((node) => tree.has(node!)), [false, false, true, true]);
  assert.deepEqual([shownTitle(a!), shownTitle(b!)], ['A', 'B'], 'and what it was called');
});

test('a heading that turns into a quoted or discrete one is drawn anew', () => {
  const tree = treeOf('A\nB');
  rows(tree);
  const [first, second] = outlineEntries('A\nB');
  assert.deepEqual(tree.update([first!, { ...second!, discrete: true }]).map(titleOf), ['B']);
  assert.deepEqual(tree.update([{ ...first!, container: 'quote' }, { ...second!, discrete: true }]).map(titleOf), ['A']);
});

test('equal titles are told apart by their order', () => {
  const tree = treeOf('A\nA\nA');
  const [, second] = tree.childrenOf(tree.root);
  tree.update(outlineEntries('A\nX\nA\nA'));
  assert.equal(tree.childrenOf(tree.root).length, 4);
  assert.equal(second!.tree, tree);
  assert.equal(rows(tree), 'A\nX\nA\nA');
});

test('hidden headings hand their subsections to the section above', () => {
  const tree = treeOf('A');
  tree.update(outlineEntries('A\n  B\n    C\n  D'), [true, false, true, true]);
  assert.equal(rows(tree), 'A\n  C\n  D');
  assert.equal(titleOf(tree.findNode(1)!), 'A', 'a hidden heading is found as the section above');
});

test('no heading has no row', () => {
  const tree = treeOf('A');
  tree.update([]);
  assert.deepEqual(tree.childrenOf(tree.root), []);
  assert.equal(tree.findNode(0), undefined);
});

test('very many siblings come in groups that cover them in order', () => {
  const count = 2 * GROUP_SIZE + 5;
  const list = Array.from({ length: count }, (_, index) => `H${index}`).join('\n');
  const entries = outlineEntries('x').flatMap((entry) => list.split('\n').map((text) => ({ ...entry, text })));
  const tree = new HeadingTree('file:///note.md');
  tree.update(entries);
  const groups = tree.childrenOf(tree.root);
  assert.deepEqual(groups.map((group) => tree.childrenOf(group).length), [GROUP_SIZE, GROUP_SIZE, 5]);
  const last = tree.findNode(count - 1)!;
  assert.deepEqual([titleOf(last), last.parent], [`H${count - 1}`, groups[2]]);
  tree.update(entries.slice(0, 2));
  assert.equal(rows(tree), 'H0\nH1');
});
