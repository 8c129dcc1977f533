/**
 * How wide the list of tasks is and what its columns get.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOutTree } from '../../../client/webview/treeColumns.ts';

const FREE = { width: 0, points: 0, owner: 0, state: 0 };
const titleOf = ({ width, points, owner, state }: typeof FREE): number => width - points - owner - state;

test('where there is room, the list is as wide as its longest title and its columns want', () => {
  const columns = layOutTree(FREE, 2000, 300, true);
  assert.equal(titleOf(columns), 300);
  assert.ok(columns.points > 0 && columns.owner > 0 && columns.state > 0);
  assert.equal(layOutTree(FREE, 2000, 300, false).owner, 0);
});

test('the state yields first, then the owners, and the chart keeps more than a third', () => {
  const shown = [2000, 1100, 900, 700, 500, 300].map((room) => layOutTree(FREE, room, 350, true));
  for (const [index, { owner, state }] of shown.entries()) {
    if (owner === 0) assert.equal(state, 0);
    if (index > 0) assert.ok(state <= shown[index - 1]!.state && owner <= shown[index - 1]!.owner);
  }
  assert.ok(shown[0]!.state > 0 && shown.at(-1)!.owner === 0);
  for (const room of [400, 800, 1600]) assert.ok(layOutTree({ ...FREE, width: 5_000 }, room, 350, true).width <= 0.6 * room);
});

test('a column made wider takes its room from the titles', () => {
  const [before, after] = [layOutTree(FREE, 2000, 300, true), layOutTree({ ...FREE, owner: 92 }, 2000, 300, true)];
  assert.deepEqual([after.width, after.owner], [before.width, 92]);
});

test('widths that the reader chose stay, also beside titles that are cut', () => {
  const chosen = { width: 500, points: 60, owner: 70, state: 120 };
  assert.deepEqual(layOutTree(chosen, 1600, 460, true), chosen);
});
