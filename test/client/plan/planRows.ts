/**
 * Rows of plans for tests of the plan view, written as short lines: indentation, title, words.
 *
 * Sample: `['Build', '  Walls blocked ana']` is a group and a blocked task of ana's below it.
 */
import type { PlanRow, PlanSummary } from '../../../server/protocol/planViewMessages.ts';

const STATES = ['ready', 'blocked', 'done', 'doing', 'dead', 'cyclic', 'ready-with-partner'] as const;

export function rowsOf(...lines: readonly string[]): readonly PlanRow[] {
  const depths = lines.map((line) => (line.length - line.trimStart().length) / 2);
  return lines.map((line, index) => {
    const [title = '', ...words] = line.trim().split(' ');
    const isMajor = (depths[index + 1] ?? 0) > depths[index]!;
    const state = STATES.find((candidate) => words.includes(candidate)) ?? 'ready';
    return {
      title, label: title, id: null, note: 0, line: index, parent: depths.findLastIndex((depth, other) => other < index && depth < depths[index]!),
      isMajor, isHeading: isMajor, box: state === 'done' ? 'done' : 'open', state, points: 1, done: 0, ready: 0, estimate: '1',
      owners: words.filter((word) => !STATES.includes(word as typeof STATES[number])), sprint: null, problem: null, waitsFor: '',
    };
  });
}

export function summaryOf(name: string, more: Partial<PlanSummary> = {}): PlanSummary {
  return { uri: `file:///${name}.md`, name, notes: [{ uri: `file:///${name}.md`, version: 1 }], points: 3, done: 0, tasks: 2, ready: 1, blocked: 0, problems: 0, revision: 1, ...more };
}
