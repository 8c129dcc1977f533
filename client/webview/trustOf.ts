/**
 * How every row stands to one of them, remembered for the last row asked about, because a pointer rests more than it moves.
 */
import { findTrust } from '../../server/core/plan/schedule/trust.ts';
import type { Trust } from '../../server/core/plan/schedule/trust.ts';
import type { ChartModel } from './chartModel.ts';

let lastModel: ChartModel | undefined;
let lastRow = -1;
let lastTrust: readonly Trust[] = [];

export function trustOf(model: ChartModel, row: number): readonly Trust[] {
  if (lastModel !== model || lastRow !== row) [lastModel, lastRow, lastTrust] = [model, row, findTrust(model.schedule, row)];
  return lastTrust;
}
