/**
 * The right half of a text chart: columns of a schedule as cells of characters. Wide charts give a column several
 * characters, long plans put several columns in one cell. It knows neither titles nor colours.
 *
 * Sample: blocks in columns 2 and 3 of 5, ready, one character each: `·▸▓▓··` with the gutter in front of column 1.
 */
import { isDoing } from '../../core/plan/schedule/blocks.ts';
import type { PlanItem } from '../../core/plan/planItem.ts';
import { slotsOf } from '../../core/plan/schedule/schedule.ts';
import type { Schedule } from '../../core/plan/schedule/schedule.ts';
import { isReady } from '../../core/plan/taskStates.ts';

export interface ChartScale {
  readonly cells: number;
  readonly columnsPerCell: number;
  readonly charactersPerCell: number;
}

/** Columns the chart needs: a milestone may stand behind the last one. */
export function cellCount({ columns, first, items }: Schedule): number {
  return items.reduce((count, _, row) => (first[row]! > count ? first[row]! : count), Math.max(1, columns));
}

/** @param space characters there are for `count` columns */
export function chartScale(count: number, space: number): ChartScale {
  const columnsPerCell = Math.ceil(count / space);
  return { cells: Math.ceil(count / columnsPerCell), columnsPerCell, charactersPerCell: Math.max(1, Math.min(3, Math.floor(space / count))) };
}

/** Numbers of every fifth cell's column, each ending where its cell ends. */
export function drawRuler({ cells, columnsPerCell, charactersPerCell }: ChartScale): string {
  let ruler = '1'.padStart(charactersPerCell);
  for (let cell = 5; cell <= cells; cell += 5) {
    const label = String(cell * columnsPerCell);
    const end = cell * charactersPerCell;
    if (end - label.length > ruler.length) ruler += label.padStart(end - ruler.length);
  }
  return ruler;
}

/** One row of the chart with its gutter in front; a task that can start has the frontier's mark before its first block. */
export function cellsOf(schedule: Schedule, items: readonly PlanItem[], row: number, scale: ChartScale): string {
  const { cells, columnsPerCell, charactersPerCell } = scale;
  const drawn = new Array<string>(cells).fill('·'.repeat(charactersPerCell));
  const cellOf = (column: number): number => Math.floor((column - 1) / columnsPerCell);
  const [first, last] = [schedule.first[row]!, schedule.last[row]!];
  const fill = (from: number, to: number, charAt: (cell: number) => string): void => {
    for (let cell = cellOf(from); cell <= cellOf(to); cell++) drawn[cell] = charAt(cell).repeat(charactersPerCell);
  };
  if (items[row]!.isMajor) {
    if (last >= first) fill(first, last, () => '━');
    return ` ${drawn.join('')}`;
  }
  let before = 0;
  for (const [from, to] of slotsOf(schedule, row)) {
    fill(from, to, (cell) => blockCharacter(schedule, items[row]!, row, before + Math.max(from, cell * columnsPerCell + 1) - from + 1));
    before += to - from + 1;
  }
  if (last < first) drawn[cellOf(first)] = '◆'.padEnd(charactersPerCell, '·');
  return markFrontier(schedule, row, drawn.join(''), Number.isNaN(first) ? -1 : cellOf(first) * charactersPerCell);
}

/** @param start characters before the row's first cell, -1 where there is none */
function markFrontier({ states }: Schedule, row: number, text: string, start: number): string {
  const guttered = ` ${text}`;
  return isReady(states[row]) && start >= 0 ? `${guttered.slice(0, start)}▸${guttered.slice(start + 1)}` : guttered;
}

/** @param block of the task, from 1 */
function blockCharacter({ blocks, states }: Schedule, item: PlanItem, row: number, block: number): string {
  const state = states[row]!;
  if (state === 'cyclic') return '╳';
  if (block > blocks.points[row]!) return '▚';
  if (block <= blocks.spent[row]!) return '█';
  if (item.estimate === undefined) return '╌';
  return isDoing(item) || isReady(state) ? '▓' : '░';
}
