/**
 * Numbers of a plan in words. It knows nothing of rows or where the words stand.
 *
 * Sample: 1,841 of 18,977 points, 3 of them in `1 of 3 points`, all of them in `all 3 points done`.
 */
import type { PlanSummary } from '../../server/protocol/planViewMessages.ts';

export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

export function counted(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}

export function progressOf(points: number, done: number): string {
  if (done === 0 || points === 0) return counted(points, 'point');
  return done >= points ? `all ${counted(points, 'point')} done` : `${grouped(done)} of ${counted(points, 'point')}`;
}

/** A plan in one sentence without a full stop. */
export function describePlan({ points, done, tasks, ready, blocked }: PlanSummary): string {
  return `${grouped(done)} of ${counted(points, 'point')} done; of ${counted(tasks, 'task')} ${grouped(ready)} ready and ${grouped(blocked)} blocked`;
}
