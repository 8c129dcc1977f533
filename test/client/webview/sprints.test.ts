/**
 * Planning sprints on the chart: picking by hand, taking what the forecast fills, what is said about it, and where the bars
 * of the sprints ahead lie. Expected values follow the rules of docs/scheduling.md.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildChartModel } from '../../../client/webview/chartModel.ts';
import type { ChartModel } from '../../../client/webview/chartModel.ts';
import { labelPick, tryPick, trySprint, tryTake } from '../../../client/webview/edits/pickTasks.ts';
import type { PlanTry } from '../../../client/webview/edits/planTry.ts';
import { columnLeft } from '../../../client/webview/geometry.ts';
import { chooseCapacity, showSprints } from '../../../client/webview/sprintActions.ts';
import { forecastAhead } from '../../../client/webview/sprintForecast.ts';
import { findSprintAt, isAtHandle, placeSprintBar } from '../../../client/webview/sprintPlaces.ts';
import { tellSprint } from '../../../client/webview/sprintWords.ts';
import { FIRST_STATE, reduce } from '../../../client/webview/timelineState.ts';
import type { TimelineEvent } from '../../../client/webview/timelineState.ts';
import { chartOf } from './timelineNote.ts';

const NOTE = `# Boat

## Hull
- [ ] Keel  id:keel est:3
- [ ] Ribs  id:ribs est:2 overlap:keel
- [ ] Planks  id:planks est:4 after:ribs
`;
const [KEEL, RIBS, PLANKS] = [1, 2, 3];

function modelOf(from = '', to = ''): ChartModel {
  assert.ok(NOTE.includes(from));
  return buildChartModel(chartOf(NOTE.replace(from, to)));
}

function written({ intent }: PlanTry): unknown {
  return intent?.kind === 'setField' ? [intent.tasks.map(({ title }) => title), intent.field, intent.value] : intent;
}

test('picking by hand gives the number of the sprint that is due and says how full it is', () => {
  const tried = tryPick(modelOf('est:2', 'est:2 sprint:4'), [KEEL], 5);
  assert.deepEqual(written(tried), [['Keel'], 'sprint', '4']);
  assert.deepEqual([tried.words, tried.warning], ['“Keel” picked for sprint 4. Sprint 4 · 5 of 5.', undefined]);
});

test('picking what is picked takes it out, also of a sprint that its own progress has closed', () => {
  assert.deepEqual(written(tryPick(modelOf('est:3', 'est:3 sprint:1'), [KEEL], 5)), [['Keel'], 'sprint', null]);
  assert.deepEqual(written(tryPick(modelOf('[ ] Keel  id:keel est:3', '[/] Keel  id:keel est:3 sprint:1'), [KEEL], 5)), [['Keel'], 'sprint', null]);
});

test('picking says when a pair is torn or the sprint holds fewer points, and neither without need', () => {
  assert.equal(tryPick(modelOf(), [KEEL], 5).warning, 'Mind: “Keel” is coupled with “Ribs”, which is not in the sprint.');
  assert.equal(tryPick(modelOf(), [KEEL, RIBS], 4).warning, 'Mind: its tasks are 5 points, the sprint holds 4.');
  assert.equal(tryPick(modelOf(), [KEEL, RIBS], undefined).words, '2 tasks picked for sprint 1. Sprint 1 · 5 points.');
  assert.equal(tryPick(modelOf(), [KEEL, RIBS], undefined).warning, undefined);
  assert.equal(trySprint(modelOf('est:3', 'est:3 sprint:1'), [RIBS], 1, 5).warning, undefined, 'the pair is whole');
  assert.equal(trySprint(modelOf('est:3', 'est:3 sprint:2'), [PLANKS], 2, 9).warning, 'Mind: “Keel” is coupled with “Ribs”, which is not in the sprint.');
});

test('taking fills the next sprint within its capacity, and says what stops it', () => {
  assert.deepEqual(written(tryTake(modelOf(), 5)), [['Keel', 'Ribs'], 'sprint', '1']);
  assert.equal(tryTake(modelOf(), undefined).warning, 'Say first how many points a sprint holds: the capacity field above.');
  const full = tryTake(modelOf('est:3', 'est:3 sprint:1'), 3);
  assert.deepEqual([full.intent, full.warning], [undefined, 'Sprint 1 · 3 of 3: nothing to add.']);
});

test('a sprint tells what can start when it is done, and what is wrong with it', () => {
  const model = modelOf();
  assert.deepEqual(forecastAhead(model, 5).map(({ unlocked }) => unlocked), [[PLANKS], []]);
  assert.deepEqual(tellSprint(model, forecastAhead(model, 5)[0]!), { text: 'Sprint 1 · 5 of 5, 2 tasks. Then 1 more task can start.', isProblem: false });
  assert.equal(tellSprint(model, forecastAhead(model, 3)[0]!).isProblem, true, 'the keel alone, without the ribs');
});

test('showing the sprints ahead says what the next one holds, or what is missing; hiding them says so, too', () => {
  let state = reduce(FIRST_STATE, { kind: 'chart', chart: chartOf(NOTE), plans: [] });
  const store = { state: () => state, dispatch: (event: TimelineEvent): void => { state = reduce(state, event); } };
  const told = (): unknown => [state.shown.sprints, state.message?.text];
  showSprints({ store }, false);
  assert.deepEqual(told(), [false, 'Sprints ahead are hidden.']);
  showSprints({ store }, true);
  assert.deepEqual(told(), [true, 'Say first how many points a sprint holds: the capacity field above.']);
  showSprints({ store }, false);
  chooseCapacity({ store }, 5);
  assert.deepEqual(told(), [true, 'Sprint 1 · 5 of 5, 2 tasks. Then 1 more task can start.']);
});

test('the menu says which sprint it is, and what becomes of all that are selected', () => {
  const picked = modelOf('est:3', 'est:3 sprint:2');
  assert.deepEqual([labelPick(modelOf(), [KEEL]), labelPick(picked, [KEEL]), labelPick(picked, [KEEL, RIBS])], ['Pick for sprint 1', 'Take out of sprint 2', 'Pick for sprint 2']);
});

test('bars lie where their sprints take the frontier, the handle at the end of the first', () => {
  const place = { window: { scrollLeft: 0, scrollTop: 0, width: 500, height: 300, header: 46 }, cell: 20 };
  const sprints = forecastAhead(modelOf(), 5);
  const [first, second] = [placeSprintBar(place, sprints, 0), placeSprintBar(place, sprints, 1)];
  assert.deepEqual([first.left, first.right, second.left, second.right], [1, 4, 4, 8].map((column) => columnLeft(column, 20)));
  assert.deepEqual([findSprintAt(place, sprints, first.left + 1, 5), findSprintAt(place, sprints, second.left + 1, 5), findSprintAt(place, sprints, second.right + 1, 5)], [0, 1, -1]);
  assert.deepEqual([findSprintAt(place, sprints, first.left + 1, 40), isAtHandle(place, sprints, first.right - 3, 5), isAtHandle(place, sprints, first.left, 5)], [-1, true, false]);
});
