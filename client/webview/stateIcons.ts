/**
 * The codicon that stands for a state in front of a title. States are told apart without colour.
 */
import type { ChartModel } from './chartModel.ts';
import type { IconName } from './iconNames.ts';

export function iconOf({ schedule: { states, last, first }, problems }: ChartModel, row: number): IconName {
  const found = problems.get(row) ?? [];
  switch (states[row]!) {
    case 'done': return 'pass';
    case 'doing': return 'play-circle';
    case 'cyclic': return 'sync';
    case 'dead': return 'debug-disconnect';
    case 'cancelled': return 'circle-slash';
    default:
  }
  if (found.some(({ severity }) => severity === 'error')) return 'error';
  if (found.some(({ severity }) => severity === 'warning')) return 'warning';
  if (last[row]! < first[row]!) return 'milestone';
  return states[row] === 'blocked' ? 'circle-large' : 'circle-large-filled';
}
