/**
 * Every plan the server knows of: those of the workspace, and of each open note outside it.
 */
import { analysePlans } from '../index/planAnalysis.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import type { State } from './state.ts';

export function findAnalyses({ index, open, plans }: Pick<State, 'index' | 'open' | 'plans'>): readonly PlanAnalysis[] {
  const snapshot = index.snapshot();
  const outside = open.uris().filter((uri) => !snapshot.notes.has(uri)).map(plans);
  return [analysePlans(snapshot), ...outside.filter((analysis) => analysis !== undefined)];
}
