/**
 * Every plan the server knows of: those of the workspace, and of each open note outside it.
 */
import { analysePlans } from '../index/planAnalysis.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import type { State } from './state.ts';

export function findAnalyses({ index, open, plans }: Pick<State, 'index' | 'open' | 'plans'>): readonly PlanAnalysis[] {
  const outside = open.uris().filter((uri) => index.find(uri) === undefined).map(plans);
  return [analysePlans(index.snapshot()), ...outside.filter((analysis) => analysis !== undefined)];
}
