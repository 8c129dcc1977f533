/**
 * The chart as plain text and as a Mermaid diagram, for places that take nothing else. In Mermaid a column is a second after
 * the beginning of time, because its charts know nothing but dates.
 *
 * Sample: a ready task of two blocks in columns 2 and 3 is `Walls  2  ·▓▓`.
 */
import { slotsOf } from '../../../server/core/plan/schedule/schedule.ts';
import type { ChartModel } from '../chartModel.ts';
import { titleOf } from '../taskWords.ts';

export function renderText(model: ChartModel, rows: readonly number[]): string {
  const { items, blocks, columns, first, last, states } = model.schedule;
  const titles = rows.map((row) => `${'  '.repeat(model.depth[row]!)}${plain(titleOf(model, row))}`);
  const width = titles.reduce((widest, title) => Math.max(widest, Math.min(LONGEST, title.length)), 0);
  const lines = rows.map((row, at) => {
    const cells = Array.from({ length: columns }, () => '·');
    if (items[row]!.isMajor) for (let column = first[row]!; column <= last[row]!; column++) cells[column - 1] = '━';
    let block = 0;
    for (const [from, to] of slotsOf(model.schedule, row)) {
      for (let column = from; column <= to; column++) {
        block++;
        cells[column - 1] = block <= blocks.spent[row]! ? '█' : states[row] === 'blocked' || states[row] === 'dead' ? '░' : '▓';
      }
    }
    if (!items[row]!.isMajor && last[row]! < first[row]!) cells[Math.max(0, first[row]! - 1)] = '◆';
    return `${endLeftToRight(shorten(titles[at]!).padEnd(width))}  ${String(blocks.points[row]!).padStart(3)}  ${cells.join('')}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}

const LONGEST = 60;

function shorten(title: string): string {
  return title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
}

/** Behind a title in Arabic or Hebrew a mark that nobody sees keeps numbers and blocks from being drawn in front of it. */
function endLeftToRight(title: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(title) ? `${title}\u200e` : title;
}

export function renderMermaid(model: ChartModel): string {
  const { items, first, last, states } = model.schedule;
  const lines = ['gantt', `    title ${mermaidText(model.chart.name)}`, '    dateFormat X', '    axisFormat %s'];
  items.forEach(({ isMajor }, row) => {
    if (isMajor) lines.push(`    section ${mermaidText(titleOf(model, row))}`);
    else if (!Number.isNaN(first[row]!)) {
      const isMilestone = last[row]! < first[row]!;
      const tag = isMilestone ? 'milestone, ' : states[row] === 'done' ? 'done, ' : states[row] === 'doing' ? 'active, ' : '';
      lines.push(`    ${mermaidText(titleOf(model, row))} :${tag}t${row}, ${first[row]! - 1}, ${isMilestone ? first[row]! - 1 : last[row]!}`);
    }
  });
  return `${lines.join('\n')}\n`;
}

/** Signs that end a title or begin a statement in Mermaid become look-alikes that do not. */
function mermaidText(title: string): string {
  return plain(title).replace(/[:;#,%{}]/g, ' ').replace(/\s+/g, ' ').trim() || 'untitled';
}

function plain(title: string): string {
  return title.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}
