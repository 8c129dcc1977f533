/**
 * A plan as a text chart: the tree of tasks with their points, columns and float on the left, a cell for each column of
 * blocks on the right. Every state has a sign and every kind of block a character, so colour adds nothing but ease.
 *
 * Sample: `▶ Review   3  1-3  0 ▸▓▓▓···`: ready, three points in columns 1 to 3, no float; `▸` is the frontier.
 */
import { visibleLine } from '../../core/text/visibleText.ts';
import { leavesOf } from '../loadPlans.ts';
import type { ScheduledPlan } from '../loadPlans.ts';
import { cellCount, cellsOf, chartScale, drawRuler } from './chartCells.ts';
import type { ChartScale } from './chartCells.ts';
import { STATE_NAMES, STATE_SIGNS, paint } from './stateSigns.ts';
import { fitText, textWidth } from './textWidth.ts';
import { isReady } from '../../core/plan/taskStates.ts';

export interface ChartOptions {
  /** Columns of text. */
  readonly width: number;
  readonly hasColours: boolean;
}

const LEAST_TREE = 20;

/** Draws `scheduled` in lines no longer than the width, with a line end after each. */
export function drawPlan(scheduled: ScheduledPlan, { width, hasColours }: ChartOptions): string {
  const { plan, schedule } = scheduled;
  const columns = plan.items.map((_, row) => columnsText(scheduled, row));
  const trees = plan.rows.map((_, row) => treeText(scheduled, row));
  const numbers = plan.items.map(({ isMajor }, row) => [
    String(schedule.blocks.points[row]), columns[row]!, isMajor || Number.isNaN(schedule.totalFloat[row]!) ? '' : String(schedule.totalFloat[row]),
  ]);
  const widths = ['pts', 'cols', 'float'].map((name, at) => numbers.reduce((widest, row) => Math.max(widest, row[at]!.length), name.length));
  const table = (row: readonly string[]): string => row.map((text, at) => ` ${text.padStart(widths[at]!)}`).join('');
  const fixed = widths.reduce((sum, each) => sum + each + 1, 0) + 2;
  const count = cellCount(schedule);
  const natural = trees.reduce((widest, tree) => Math.max(widest, textWidth(tree)), LEAST_TREE);
  const treeWidth = Math.max(LEAST_TREE, Math.min(natural, width - fixed - Math.min(count, width)));
  const scale = chartScale(count, Math.max(4, width - fixed - treeWidth));
  const lines = plan.items.map(({ isMajor }, row) => {
    const left = fitText(trees[row]!, treeWidth) + table(numbers[row]!);
    const right = cellsOf(schedule, plan.items, row, scale).trimEnd();
    const style = isMajor ? 'major' : schedule.states[row]!;
    return hasColours ? `${paint(style, left)} ${paint(style, right)}` : `${left} ${right}`;
  });
  const head = `${' '.repeat(treeWidth)}${table(['pts', 'cols', 'float'])}  ${drawRuler(scale)}`.trimEnd();
  return `${[...wrap(summary(scheduled, scale), width), '', head, ...lines.map((line) => line.trimEnd()), '', ...wrap(legend(scheduled), width)].join('\n')}\n`;
}

/** `8-20`, `8` for one column, `◆8` for a milestone, nothing for what is cancelled. */
function columnsText({ schedule }: ScheduledPlan, row: number): string {
  const [first, last] = [schedule.first[row]!, schedule.last[row]!];
  if (Number.isNaN(first)) return '';
  if (last < first) return `◆${first}`;
  return first === last ? String(first) : `${first}-${last}`;
}

function treeText({ plan, schedule }: ScheduledPlan, row: number): string {
  let depth = 0;
  for (let parent = plan.items[row]!.parent; parent >= 0 && depth < 8; parent = plan.items[parent]!.parent) depth++;
  const sign = plan.items[row]!.isMajor ? '▾' : STATE_SIGNS[schedule.states[row]!];
  return `${'  '.repeat(depth)}${sign} ${visibleLine(plan.rows[row]!.row.entry.title)}`;
}

function summary({ plan, schedule, problems }: ScheduledPlan, scale: ChartScale): readonly string[] {
  const leaves = leavesOf(plan);
  const done = leaves.reduce((sum, row) => sum + (schedule.states[row] === 'done' ? schedule.blocks.points[row]! : 0), 0);
  const ready = leaves.filter((row) => isReady(schedule.states[row])).length;
  const worse = problems.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  return [
    visibleLine(plan.name), `${done} of ${schedule.points} points done`, `${schedule.columns} columns`, `${ready} of ${leaves.length} tasks ready`,
    ...(scale.columnsPerCell > 1 ? [`a cell is ${scale.columnsPerCell} columns`] : []),
    ...(worse === 0 ? [] : [`${worse} ${worse === 1 ? 'problem' : 'problems'}: throughline check`]),
  ];
}

/** What the signs mean, of states only those that occur. */
function legend({ plan, schedule }: ScheduledPlan): readonly string[] {
  const leaves = leavesOf(plan);
  const states = new Set(leaves.map((row) => schedule.states[row]!));
  const isUnestimated = leaves.some((row) => plan.items[row]!.estimate === undefined);
  const isOverrun = leaves.some((row) => schedule.blocks.count[row]! > schedule.blocks.points[row]!);
  const isMilestone = leaves.some((row) => schedule.last[row]! < schedule.first[row]!);
  return [
    ...Object.entries(STATE_SIGNS).filter(([state]) => states.has(state as keyof typeof STATE_SIGNS)).map(([state, sign]) => `${sign} ${STATE_NAMES[state as keyof typeof STATE_SIGNS]}`),
    '█ used', '▓ can go on', '░ waits', '▸ frontier', '━ major',
    ...(states.has('cyclic') ? ['╳ in a ring'] : []), ...(isUnestimated ? ['╌ no estimate'] : []),
    ...(isOverrun ? ['▚ beyond the estimate'] : []), ...(isMilestone ? ['◆ milestone'] : []), 'float 0: critical',
  ];
}

/** Joins `parts` with three blanks into lines no longer than `width`, where no part is. */
function wrap(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = lines.length === 0 ? part : `${lines.at(-1)!}   ${part}`;
    if (lines.length > 0 && textWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(textWidth(part) > width ? fitText(part, width) : part);
  }
  return lines;
}
