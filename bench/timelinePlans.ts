/**
 * Plans for the timeline's benchmark: generated as a note, read by the server's own code into a chart, and as plain bars for
 * libraries that know dates only.
 */
import { parseNote } from '../server/core/parseNote.ts';
import { schedulePlan } from '../server/core/plan/schedule/schedule.ts';
import { buildTimelineChart } from '../server/features/timelineChart.ts';
import { factsOf } from '../server/index/noteFacts.ts';
import { analyseAlone } from '../server/index/planAnalysis.ts';
import { toChart } from '../server/lsp/toTimeline.ts';
import type { Chart } from '../server/protocol/timelineMessages.ts';
import { createRandom } from './documents.ts';
import type { BarTask } from './timelineBars.ts';

const NOTE = 'file:///notes/plan.md';

/** Majors of twenty tasks. Every task waits for two tasks of the tenth of the plan before it, so the plan is wide and not endless. */
export function generateChartNote(tasks: number): string {
  const random = createRandom(8);
  const reach = Math.max(20, tasks / 10);
  const lines = ['# Plan', ''];
  for (let task = 0; task < tasks; task++) {
    if (task % 20 === 0) lines.push('', `## Part ${task / 20}`, '');
    const before = (): number => Math.floor(random() * Math.min(task, reach)) + Math.max(0, Math.floor(task / reach - 1) * reach);
    const first = before();
    const second = (first + 1 + before()) % Math.max(1, task);
    const after = task < 2 ? '' : ` after:t${first},t${second === first ? (first + 1) % task : second}`;
    lines.push(`- [ ] Task ${task} of the plan  id:t${task} est:${1 + Math.floor(random() * 5)}${after}`);
  }
  return lines.join('\n');
}

/** The chart of a note as the server sends it. */
export function chartOf(text: string): Chart {
  const analysis = analyseAlone(NOTE, factsOf(parseNote(text, 'markdown')));
  return toChart(analysis, buildTimelineChart(analysis, NOTE)!, () => 1);
}

/** The tasks of a chart where our schedule puts them. */
export function toBarTasks({ items, rows }: Chart): readonly BarTask[] {
  const { first, last } = schedulePlan(items);
  return rows.flatMap(({ id, title }, row) => (items[row]!.isMajor ? [] : [{
    id: id!, title, first: first[row]!, last: last[row]!, after: items[row]!.relations.flatMap(({ target }) => rows[target]?.id ?? []),
  }]));
}
