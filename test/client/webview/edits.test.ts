/**
 * What gestures make of a plan before anything is written: the intent for the server, the columns as they would be, and the
 * warning about what would no longer hold.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildChartModel } from '../../../client/webview/chartModel.ts';
import type { ChartModel } from '../../../client/webview/chartModel.ts';
import { findSameRelation, tryChangeRelation, tryDelete, tryRelate, tryReorder, tryToggleDone, tryUnrelate } from '../../../client/webview/edits/changeTasks.ts';
import { tryMove } from '../../../client/webview/edits/moveRows.ts';
import type { PlanTry } from '../../../client/webview/edits/planTry.ts';
import { tryStep } from '../../../client/webview/edits/stepRows.ts';
import { tryColumns, writeColumns } from '../../../client/webview/edits/typedColumns.ts';
import { tryBlocks, tryStretch } from '../../../client/webview/edits/shapeTask.ts';
import { findInFrame, findTarget, kindAt } from '../../../client/webview/gesturePlaces.ts';
import { FIRST_STATE, reduce } from '../../../client/webview/timelineState.ts';
import { schedulePlan } from '../../../server/core/plan/schedule/schedule.ts';
import { planIntent } from '../../../server/protocol/planMessages.ts';
import { chartOf } from './timelineNote.ts';

const NOTE = `# Shed

## Design
<!-- plan: id:design -->
- [ ] Measure  id:measure est:2
- [x] Draw  id:draw est:3 after:measure

## Build
<!-- plan: id:build after:design -->
- [ ] Base  id:base est:2
- [ ] Walls  id:walls est:3 after:base
`;
const [DESIGN, MEASURE, DRAW, BUILD, BASE, WALLS] = [0, 1, 2, 3, 4, 5];
const model = buildChartModel(chartOf(NOTE));

/** What is sent, checked against the protocol, without places. */
function intentOf(tried: PlanTry): unknown {
  if (tried.intent === undefined) return undefined;
  const titleOf = (_: string, value: unknown): unknown => (
    typeof value === 'object' && value !== null && 'uri' in value && 'title' in value ? value.title : value);
  return JSON.parse(JSON.stringify(planIntent.parse(tried.intent), titleOf));
}

function firstColumns(tried: PlanTry, of: ChartModel = model): readonly number[] {
  return [...schedulePlan(tried.items ?? of.schedule.items).first];
}

test('moving right pins in columns as the chart shows them, and followers follow', () => {
  const tried = tryMove(model, [BASE], 2);
  assert.deepEqual(intentOf(tried), { kind: 'setPins', pins: [{ task: 'Base', pin: { kind: 'start', column: 8 } }] });
  assert.deepEqual([firstColumns(tried)[BASE], firstColumns(tried)[WALLS]], [8, 10]);
  assert.equal(tried.words, '“Base” begins in column 8.');
});

test('nobody leaves the major to the left: the task stops there, is told why, and the major is offered to move', () => {
  const tried = tryMove(model, [BASE], -3);
  assert.equal(tried.intent, undefined);
  assert.equal(tried.warning, '“Build” starts at column 6, after “Design”.');
  assert.equal(tried.offer?.label, 'Move “Build” to column 3');
  assert.deepEqual(intentOf(tried.offer!.attempt), { kind: 'setPins', pins: [{ task: 'Build', pin: { kind: 'start', column: 3 } }] });
});

test('moving back to where the plan would put it takes the pin away', () => {
  const pinned = buildChartModel(chartOf(NOTE.replace('after:base', 'after:base at:5')));
  assert.deepEqual(intentOf(tryMove(pinned, [WALLS], -2)), { kind: 'setPins', pins: [{ task: 'Walls', pin: null }] });
});

test('of tasks moved together only those are pinned that would not follow by themselves', () => {
  assert.deepEqual(intentOf(tryMove(model, [BASE, WALLS], 1)), {
    kind: 'setPins', pins: [{ task: 'Base', pin: { kind: 'start', column: 7 } }, { task: 'Walls', pin: null }],
  });
});

test('a major moves with all below it, which are not moved again', () => {
  const tried = tryMove(model, [BUILD, BASE], 4);
  assert.deepEqual(intentOf(tried), { kind: 'setPins', pins: [{ task: 'Build', pin: { kind: 'start', column: 10 } }] });
  assert.deepEqual([firstColumns(tried)[BASE], firstColumns(tried)[WALLS]], [10, 12]);
});

test('a move that breaks a relation says so before it is made', () => {
  assert.equal(tryMove(model, [WALLS], -1).warning, '“Walls” would stand 1 block too early for “Base”.');
});

test('stretching writes the estimate, never below one block', () => {
  assert.deepEqual(intentOf(tryStretch(model, BASE, 9)), { kind: 'setField', tasks: ['Base'], field: 'est', value: '4' });
  assert.deepEqual(intentOf(tryStretch(model, WALLS, 1)), { kind: 'setField', tasks: ['Walls'], field: 'est', value: '1' });
  assert.equal(tryStretch(model, BASE, 7).intent, undefined, 'the end where it is changes nothing');
});

test('blocks turned on and off make a split task with the estimate that fits', () => {
  assert.deepEqual(intentOf(tryBlocks(model, BASE, [10], true)), {
    kind: 'setPins', pins: [{ task: 'Base', pin: { kind: 'slots', columns: [6, 7, 10] }, estimate: '3' }],
  });
  assert.match(tryBlocks(model, BASE, [6, 7], false).warning ?? '', /keeps its last block/);
});

test('ticking ticks the open ones, and opens where all are done', () => {
  assert.deepEqual(intentOf(tryToggleDone(model, [DESIGN])), { kind: 'setState', tasks: ['Measure'], state: 'done' });
  assert.deepEqual(intentOf(tryToggleDone(model, [DRAW])), { kind: 'setState', tasks: ['Draw'], state: 'open' });
});

test('relations are added, changed and removed as they are written, and a ring is announced', () => {
  assert.deepEqual(intentOf(tryRelate(model, WALLS, DRAW, 'overlap')), { kind: 'addRelation', task: 'Walls', target: 'Draw', relation: 'overlap' });
  assert.match(tryRelate(model, MEASURE, DRAW, 'after').warning ?? '', /^That would be a ring: “Measure”, “Draw”/);
  assert.deepEqual(intentOf(tryUnrelate(model, WALLS, 0)), { kind: 'removeRelation', task: 'Walls', relation: 'after', reference: 'base' });
  assert.deepEqual(intentOf(tryChangeRelation(model, WALLS, 0, 'overlap')), {
    kind: 'changeRelation', task: 'Walls', relation: 'after', reference: 'base', to: { relation: 'overlap' },
  });
});

test('a relation written as before is changed where it is written', () => {
  const turned = buildChartModel(chartOf('- [ ] A  id:a est:1 before:b\n- [ ] B  id:b est:1\n'));
  assert.deepEqual(intentOf(tryUnrelate(turned, 1, 0)), { kind: 'removeRelation', task: 'A', relation: 'before', reference: 'b' });
});

test('deleting and moving rows name each once, and nobody moves into himself', () => {
  assert.deepEqual(intentOf(tryDelete(model, [BUILD, BASE])), { kind: 'deleteTasks', tasks: ['Build'], references: 'remove' });
  assert.equal(tryReorder(model, [BUILD], 'after', WALLS).intent, undefined);
  assert.deepEqual(intentOf(tryReorder(model, [WALLS], 'before', BASE)), { kind: 'moveTasks', tasks: ['Walls'], where: 'before', target: 'Base' });
});

test('a relation is found again by how it is written, and one that is gone is not mistaken for the next', () => {
  const two = buildChartModel(chartOf(NOTE.replace('est:3 after:base', 'est:3 after:base,measure')));
  const [base, measure] = [0, 1];
  const later = buildChartModel(chartOf(NOTE.replace('est:3 after:base', 'est:3 with:measure')));
  assert.deepEqual([findSameRelation(two, WALLS, base, two, WALLS), findSameRelation(two, WALLS, measure, two, WALLS)], [base, measure]);
  assert.deepEqual([findSameRelation(two, WALLS, base, later, WALLS), findSameRelation(two, WALLS, measure, later, WALLS)], [-1, 0]);
});

test('rows step among their neighbours, and beyond the last of them into the next major', () => {
  assert.deepEqual(intentOf(tryStep(model, [WALLS], -1)!), { kind: 'moveTasks', tasks: ['Walls'], where: 'before', target: 'Base' });
  assert.deepEqual(intentOf(tryStep(model, [DRAW], 1)!), { kind: 'moveTasks', tasks: ['Draw'], where: 'before', target: 'Base' });
  assert.deepEqual(intentOf(tryStep(model, [BASE], -1)!), { kind: 'moveTasks', tasks: ['Base'], where: 'into', target: 'Design' });
  assert.equal(tryStep(model, [WALLS], 1), undefined, 'nothing is below');
  assert.equal(tryStep(model, [DESIGN], -1), undefined);
});

test('a major selected with its tasks steps as a whole, tasks of several majors go where the foremost of them goes', () => {
  assert.deepEqual(intentOf(tryStep(model, [DESIGN, MEASURE, DRAW], 1)!), { kind: 'moveTasks', tasks: ['Design'], where: 'after', target: 'Build' });
  assert.equal(tryStep(model, [BUILD, BASE, WALLS], 1), undefined, 'nothing is below');
  assert.deepEqual(intentOf(tryStep(model, [DRAW, BASE], 1)!), { kind: 'moveTasks', tasks: ['Draw', 'Base'], where: 'after', target: 'Walls' });
  assert.deepEqual(intentOf(tryStep(model, [DRAW, BASE], -1)!), { kind: 'moveTasks', tasks: ['Draw', 'Base'], where: 'before', target: 'Measure' });
});

test('typed columns move a task, fill exactly those, or take the pin away', () => {
  assert.deepEqual([writeColumns(model, BASE), writeColumns(model, BUILD)], ['6-7', '6']);
  assert.deepEqual(intentOf(tryColumns(model, BASE, '8')), intentOf(tryMove(model, [BASE], 2)));
  assert.deepEqual(intentOf(tryColumns(model, BASE, '8-9')), intentOf(tryMove(model, [BASE], 2)));
  assert.deepEqual(intentOf(tryColumns(model, BUILD, '9')), intentOf(tryMove(model, [BUILD], 3)));
  assert.deepEqual(intentOf(tryColumns(model, BASE, '9, 6 – 7')), { kind: 'setPins', pins: [{ task: 'Base', pin: { kind: 'slots', columns: [6, 7, 9] }, estimate: '3' }] });
  assert.deepEqual(intentOf(tryColumns(model, BASE, '7-9')), { kind: 'setPins', pins: [{ task: 'Base', pin: { kind: 'start', column: 7 }, estimate: '3' }] });
  const split = buildChartModel(chartOf(NOTE.replace('base est:2', 'base est:2 at:1,4')));
  assert.equal(writeColumns(split, BASE), '6, 9');
  assert.deepEqual(intentOf(tryColumns(split, BASE, '6-7')), { kind: 'setPins', pins: [{ task: 'Base', pin: { kind: 'start', column: 6 } }] });
  assert.deepEqual(intentOf(tryColumns(split, BASE, ' ')), { kind: 'setPins', pins: [{ task: 'Base', pin: null }] });
});

test('typed columns that cannot be are told, not written', () => {
  const early = tryColumns(model, WALLS, '4, 9-10');
  assert.deepEqual([early.intent, early.warning], [undefined, '“Build” starts at column 6, after “Design”.']);
  for (const wrong of ['soon', '0', '5-3', '3,', '5-20000', '1-2-3']) assert.match(tryColumns(model, BASE, wrong).warning ?? '', /are no columns/, wrong);
  assert.match(tryColumns(model, BUILD, '6-7').warning!, /has tasks of its own/);
  assert.match(tryColumns(model, BASE, '3-4').warning!, /“Build” starts at column 6/);
  const begun = buildChartModel(chartOf(NOTE.replace('base est:2', 'base est:4 spent:3')));
  assert.match(tryColumns(begun, BASE, '6, 8').warning!, /3 blocks of “Base” are used/);
});

test('a frame selects the tasks with blocks in it; places of the list say where rows are dropped', () => {
  const state = reduce({ ...FIRST_STATE, cell: 20 }, { kind: 'chart', chart: chartOf(NOTE), plans: [] });
  assert.deepEqual(findInFrame(state, 20, { x: 0, y: 0 }, { x: 119, y: 500 }), [MEASURE, DRAW, BASE], 'columns 1 to 6');
  assert.deepEqual(findInFrame(state, 20, { x: 119, y: 100 }, { x: 21, y: 24 }), [MEASURE, DRAW, BASE], 'drawn backwards');
  assert.deepEqual([findTarget(state, 25), findTarget(state, 40), findTarget(state, 10)].map((target) => [target?.place, target?.where]),
    [[1, 'before'], [1, 'after'], [0, 'into']]);
  assert.deepEqual([kindAt(-30, 20, false), kindAt(15, 20, false), kindAt(35, 20, false), kindAt(35, 20, true)], ['after', 'with', 'overlap', 'sync']);
});
