/**
 * The chart as text and as a Mermaid diagram, and titles that stay titles there.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildChartModel } from '../../../client/webview/chartModel.ts';
import { renderMermaid, renderText } from '../../../client/webview/exports/renderText.ts';
import { chartOf } from './timelineNote.ts';

const model = buildChartModel(chartOf(`# Shed

## Design
- [x] Measure  id:measure est:2
- [ ] Draw: now; here  id:draw est:3 spent:1 after:measure

## Build
- [ ] Walls  id:walls est:2 after:draw at:6,8
- [ ] Party  id:party est:0 after:walls
`));

test('as text: used, waiting and split blocks, windows and milestones', () => {
  assert.equal(renderText(model, model.keys.map((_, row) => row)), `Design               5  ━━━━━···
  Measure            2  ██······
  Draw: now; here    3  ··█▓▓···
Build                2  ·····━━━
  Walls              2  ·····░·░
  Party              0  ········◆
`);
});

test('as text: long titles end with dots, and right-to-left ones leave the rest where it is', () => {
  const lines = renderText(buildChartModel(chartOf(`- [ ] ${'long '.repeat(40)} est:1\n- [ ] תכנון est:1\n`)), [0, 1]).split('\n');
  assert.equal(lines[0], `${'long '.repeat(11)}long…    1  ▓`);
  assert.equal(lines[1], `${'תכנון'.padEnd(60)}\u200e    1  ▓`);
});

test('as Mermaid: columns are seconds, and nothing in a title ends it', () => {
  assert.equal(renderMermaid(model), `gantt
    title Shed
    dateFormat X
    axisFormat %s
    section Design
    Measure :done, t1, 0, 2
    Draw now here :active, t2, 2, 5
    section Build
    Walls :t4, 5, 8
    Party :milestone, t5, 8, 8
`);
});
