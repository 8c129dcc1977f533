/**
 * Places of the chart in pixels and back.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInMiniMap, placeMiniMap, scrollTo } from '../../../client/webview/miniMapPlace.ts';
import { CELL_RANGE, edgeSpeed, columnAt, columnLeft, fittingCell, rulerStep, scrollIntoSight, spanInSight, zoomedCell } from '../../../client/webview/geometry.ts';

test('a column begins where the one before ends, and every place in it belongs to it', () => {
  assert.deepEqual([columnLeft(2, 24) - columnLeft(1, 24), columnLeft(3, 24) - columnLeft(1, 24)], [24, 48]);
  for (let column = 1; column < 50; column++) {
    assert.equal(columnAt(columnLeft(column, 7), 7), column);
    assert.equal(columnAt(columnLeft(column + 1, 7) - 0.01, 7), column);
  }
  assert.equal(columnAt(-1, 24), 0, 'in front of the chart');
});

test('what is in sight is whole, with one more at each side, and never beyond the list', () => {
  assert.deepEqual(spanInSight(0, 220, 22, 100), { from: 0, to: 11 });
  assert.deepEqual(spanInSight(2200, 220, 22, 1000), { from: 99, to: 111 });
  assert.deepEqual(spanInSight(99_999, 220, 22, 5), { from: 5, to: 5 });
});

test('scrolling into sight moves as little as it can', () => {
  assert.equal(scrollIntoSight(100, 200, 150, 22), 100);
  assert.equal(scrollIntoSight(100, 200, 50, 22), 50);
  assert.equal(scrollIntoSight(100, 200, 290, 22), 112);
});

test('zooming in and out stays within the range and always changes something in between', () => {
  for (let cell = CELL_RANGE.least; cell < CELL_RANGE.most; cell++) {
    assert.ok(zoomedCell(cell, 1) > cell);
    assert.ok(zoomedCell(cell + 1, -1) < cell + 1);
  }
  assert.equal(zoomedCell(CELL_RANGE.most, 1), CELL_RANGE.most);
  assert.equal(zoomedCell(CELL_RANGE.least, -1), CELL_RANGE.least);
});

test('a drag scrolls at the ends only, towards them, and faster beyond them', () => {
  assert.equal(edgeSpeed(300, 100, 500), 0);
  assert.ok(edgeSpeed(495, 100, 500) > 0 && edgeSpeed(105, 100, 500) < 0);
  assert.ok(edgeSpeed(520, 100, 500) > edgeSpeed(495, 100, 500));
  assert.ok(edgeSpeed(9_000, 100, 500) <= 24, 'and never out of sight');
});

test('fitting shows all columns where cells can be that small, and numbers of the ruler keep apart', () => {
  assert.ok(fittingCell(100, 800) * 100 <= 800);
  assert.equal(fittingCell(3, 800), CELL_RANGE.usual);
  assert.equal(fittingCell(100_000, 800), CELL_RANGE.least);
  for (const cell of [2, 5, 9, 24, 48]) assert.ok(rulerStep(cell) * cell >= 40 && rulerStep(cell) % 5 === 0);
});

test('a large chart has an overview in its corner, whose middle is the middle of the chart', () => {
  const window = { scrollLeft: 0, scrollTop: 0, width: 800, height: 600, header: 26 };
  assert.equal(placeMiniMap(window, 20, 20, 24), undefined, 'what is in sight needs none');
  assert.equal(placeMiniMap({ ...window, width: 200 }, 2000, 4000, 24), undefined, 'no room to give away');
  const map = placeMiniMap(window, 2000, 4000, 24)!;
  assert.ok(map.left + map.width < 800 && map.top + map.height < 600);
  const [x, y] = [map.left + map.width / 2, map.top + map.height / 2];
  assert.ok(isInMiniMap(map, x, y) && !isInMiniMap(map, x, map.top - 1));
  assert.deepEqual(scrollTo(map, window, 24, x, y), { left: 1000 * 24 - 400, top: 2000 * 22 - 287 });
  assert.deepEqual(scrollTo(map, window, 24, map.left, map.top), { left: 0, top: 0 });
});
