/**
 * All operations of a session done to the notes of a plan, values first, then what adds and moves tasks. All or nothing.
 * Texts in, texts out; it writes no file.
 *
 * Sample: a `part` of `etl` gives it fewer points, puts `etl-2` behind it and lets others wait for that one.
 */
import { applyChanges } from './applyChanges.ts';
import type { Application } from './applyChanges.ts';
import { applyStructure } from './applyStructure.ts';
import type { PlanOperation } from './planOperations.ts';
import type { PlanSource } from './planSource.ts';

/** @param source the notes as they are now, which may be newer than those the operations were made from */
export function applyPlanOperations(source: PlanSource, operations: readonly PlanOperation[]): Application {
  const changed = applyChanges(source, operations.filter((operation) => operation.kind === 'change'));
  if ('problems' in changed) return changed;
  return applyStructure(source, changed.source, operations.filter((operation) => operation.kind !== 'change'));
}
