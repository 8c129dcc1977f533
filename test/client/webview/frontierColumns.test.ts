/**
 * Where the frontier crosses the rows: left of it all is done, and what can start begins at it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildChartModel } from '../../../client/webview/chartModel.ts';
import { forecastAhead } from '../../../client/webview/sprintForecast.ts';
import { chartOf } from './timelineNote.ts';

function check(note: string, expected: readonly number[]): void {
  assert.deepEqual([...buildChartModel(chartOf(note)).frontier], expected);
}

test('done rows are passed at their end, ready rows at their start, waiting ones between', () => {
  check('- [x] A  id:a est:2\n- [ ] B  id:b est:3 after:a\n- [ ] C  id:c after:b\n', [3, 3, 3]);
});

test('a row in progress is passed behind what is spent', () => {
  check('- [ ] A  id:a est:5 spent:2\n- [ ] B  id:b after:a\n', [3, 3]);
  check('- [/] A  id:a est:5\n', [1]);
});

test('a gap between blocks is passed with the block before it', () => {
  check('- [ ] A  id:a est:3 spent:2 at:2,5,6\n', [6]);
});

test('waiting rows are never passed behind their own start, majors and cancelled tasks not at all', () => {
  check('# T\n\n## M\n- [x] A  id:a est:9\n- [ ] B  id:b at:3 after:c\n- [ ] C  id:c est:2\n- [-] D  est:1\n', [NaN, 10, 3, 1, NaN]);
});

test('sprints ahead end where the frontier stands when they are done', () => {
  const note = Array.from({ length: 4 }, (_, index) => `- [ ] T${index}  id:t${index} est:5${index === 0 ? '' : ` after:t${index - 1}`}\n`).join('');
  const sprints = forecastAhead(buildChartModel(chartOf(note)), 10);
  assert.deepEqual(sprints.map(({ fill, end }) => [fill.sprint, fill.points, end]), [[1, 10, 11], [2, 10, 21]]);
});
