/**
 * What the page knows of a plan: the chart as received, its schedule, and what rows are to each other. Built once for
 * each chart, and again for what a drag would make of it. It knows no pixels and nothing of what is folded or selected.
 *
 * Sample: two majors with tasks give the colours [0, 0, 0, 1, 1] and the depths [0, 1, 1, 0, 1].
 */
import type { PlanItem } from '../../server/core/plan/planItem.ts';
import { schedulePlan } from '../../server/core/plan/schedule/schedule.ts';
import type { Schedule } from '../../server/core/plan/schedule/schedule.ts';
import type { Chart, ChartProblem } from '../../server/protocol/timelineMessages.ts';
import { findFrontierColumns } from './frontierColumns.ts';

export interface ChartModel {
  readonly chart: Chart;
  readonly schedule: Schedule;
  readonly depth: Uint8Array;
  /** Which colour a row has: that of the major at the top around it. */
  readonly colour: Uint16Array;
  readonly lastBelow: Int32Array;
  /** What a row is called while charts come and go. */
  readonly keys: readonly string[];
  readonly rowOfKey: ReadonlyMap<string, number>;
  /** Whether any task says who does it. */
  readonly hasOwners: boolean;
  readonly problems: ReadonlyMap<number, readonly ChartProblem[]>;
  /** Where the frontier crosses each row, as a column; see `frontierColumns.ts`. */
  readonly frontier: Float64Array;
}

/** The colours of the chart, as many as `--vscode-charts-*` has. */
export const COLOURS = 6;

export function buildChartModel(chart: Chart): ChartModel {
  const { items, rows } = chart;
  const schedule = scheduleOf(items);
  const depth = new Uint8Array(items.length);
  const colour = new Uint16Array(items.length);
  let majors = -1;
  items.forEach(({ parent, isMajor }, row) => {
    if (parent >= 0) {
      depth[row] = Math.min(200, depth[parent]! + 1);
      colour[row] = colour[parent]!;
      return;
    }
    if (isMajor || majors < 0) majors++;
    colour[row] = majors % COLOURS;
  });
  const { keys, rowOfKey } = nameRows(rows);
  return {
    chart, schedule, depth, colour, keys, rowOfKey, lastBelow: schedule.blocks.lastBelow,
    hasOwners: items.some(({ owners, isMajor }) => !isMajor && (owners?.length ?? 0) > 0),
    problems: gatherProblems(chart.problems), frontier: findFrontierColumns(schedule, schedule.states),
  };
}

/** The same plan with other work: what a drag would make of it. */
export function withItems(model: ChartModel, items: readonly PlanItem[]): ChartModel {
  const schedule = scheduleOf(items);
  return { ...model, schedule, frontier: findFrontierColumns(schedule, schedule.states) };
}

let last: Schedule | undefined;

/** The schedule of rows, the last one remembered: a step of a drag asks what it would break, and then shows it. */
export function scheduleOf(items: readonly PlanItem[]): Schedule {
  if (last?.items !== items) last = schedulePlan(items);
  return last;
}

/** By id where there is one, else by title; equal names are told apart by their order. */
function nameRows(rows: Chart['rows']): Pick<ChartModel, 'keys' | 'rowOfKey'> {
  const rowOfKey = new Map<string, number>();
  const keys = rows.map(({ id, title, note }, row) => {
    const name = id === null ? `${note}:${title}` : `#${id}`;
    let key = name;
    for (let again = 2; rowOfKey.has(key); again++) key = `${name} ${again}`;
    rowOfKey.set(key, row);
    return key;
  });
  return { keys, rowOfKey };
}

function gatherProblems(problems: readonly ChartProblem[]): ReadonlyMap<number, readonly ChartProblem[]> {
  const byRow = new Map<number, ChartProblem[]>();
  for (const problem of problems) {
    const known = byRow.get(problem.row);
    if (known === undefined) byRow.set(problem.row, [problem]);
    else known.push(problem);
  }
  return byRow;
}
