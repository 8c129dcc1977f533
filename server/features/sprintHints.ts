/**
 * What the lines of a sprint list lead to, shown behind them while they are typed: how much of the capacity is used, which
 * tasks can start once this one is done, where the rest of a split task goes. Lines that are wrong are left out.
 *
 * Sample: behind `take schema 2 Create schema` stands `5 of 20 · unlocks seed`.
 */
import { gateOf, measureProgress } from '../core/plan/schedule/readiness.ts';
import { nameInMessages } from '../core/session/planWords.ts';
import { leftWith, estimateText } from '../core/session/sprint/sprintBase.ts';
import type { SprintBase } from '../core/session/sprint/sprintBase.ts';
import { parseSprint, readFinished } from '../core/session/sprint/sprintLines.ts';
import type { SprintLine } from '../core/session/sprint/sprintLines.ts';

/** A few words behind a line. */
export interface SessionHint {
  readonly offset: number;
  readonly label: string;
  readonly explanation: string;
}

/** More tasks than these are counted, not named. */
const NAMED = 2;

const TAKEN: ReadonlySet<string> = new Set(['take', 'edit', 'part']);

export function findSprintHints(base: SprintBase, text: string): readonly SessionHint[] {
  const { lines, capacity: written } = parseSprint(text);
  const { lines: finished } = parseSprint(readFinished(text));
  const capacity = written?.value ?? base.capacity;
  const unlocked = findUnlocked(base, finished, lines);
  const pointsOf = (line: SprintLine, row: number): number => line.points?.here ?? leftWith(base.source, row, line.estimate?.text ?? estimateText(base.source, row));
  let used = finished.reduce((sum, line) => (TAKEN.has(line.verb) && rowOf(base, line) !== -1 ? sum + pointsOf(line, rowOf(base, line)) : sum), 0);
  const ofLines = lines.flatMap((line): readonly SessionHint[] => {
    const row = rowOf(base, line);
    if (row === -1 || line.verb === 'new') return [];
    if (TAKEN.has(line.verb)) used += pointsOf(line, row);
    const parts = [
      ...(TAKEN.has(line.verb) ? [capacity === undefined ? String(used) : `${used} of ${capacity}`] : []),
      ...(line.points === undefined || line.points.of <= line.points.here ? [] : [`${line.points.of - line.points.here} go into a task behind it`]),
      ...describeUnlocked(base, unlocked.get(row) ?? []),
    ];
    return parts.length === 0 ? [] : [{ offset: line.line.end, label: parts.join(' · '), explanation: TAKEN.has(line.verb) ? 'Points taken so far, and the tasks that can start once this one is done' : 'The tasks that can start now' }];
  });
  if (written === undefined) return ofLines;
  const left = written.value - used;
  const sum = left < 0 ? `${used} used, ${-left} too many` : `${used} used, ${left} free`;
  return [{ offset: written.span.end, label: sum, explanation: 'Points of the tasks that are taken, beside what the sprint holds' }, ...ofLines];
}

function rowOf({ source, rowOfWord }: SprintBase, { word }: SprintLine): number {
  return rowOfWord.get(word.text) ?? source.plan.rowOfId.get(word.text) ?? -1;
}

function describeUnlocked({ source }: SprintBase, rows: readonly number[]): readonly string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, NAMED).map((row) => nameInMessages(source, row));
  return [`unlocks ${names.join(', ')}${rows.length > NAMED ? ` and ${rows.length - NAMED} more` : ''}`];
}

/** The open tasks that wait now and could start with all taken ones done, by the last of those in the list they name. */
function findUnlocked(base: SprintBase, finished: readonly SprintLine[], lines: readonly SprintLine[]): ReadonlyMap<number, readonly number[]> {
  const { plan: { items }, schedule: { blocks, states } } = base.source;
  const order = new Map<number, number>();
  [...finished, ...lines].forEach((line, index) => {
    if (TAKEN.has(line.verb) && line.verb !== 'part' || line.verb === 'done') order.set(rowOf(base, line), index);
  });
  const [now, then] = [measureProgress(blocks), measureProgress(blocks, Uint8Array.from(items, (_, row) => (order.has(row) ? 1 : 0)))];
  const { start, target } = blocks.relations;
  const unlocked = new Map<number, number[]>();
  for (let row = 0; row < items.length; row++) {
    if (items[row]!.isMajor || order.has(row) || states[row] === 'done' || states[row] === 'cancelled') continue;
    let [isFree, wasFree, last] = [true, true, -1];
    for (let writer = row; writer >= 0; writer = items[writer]!.parent) {
      for (let at = start[writer]!; at < start[writer + 1]!; at++) {
        isFree &&= gateOf(then, at) === 'satisfied';
        wasFree &&= gateOf(now, at) === 'satisfied';
        if ((order.get(target[at]!) ?? -1) > (order.get(last) ?? -1)) last = target[at]!;
      }
    }
    if (isFree && !wasFree && last >= 0) unlocked.set(last, [...unlocked.get(last) ?? [], row]);
  }
  return unlocked;
}
