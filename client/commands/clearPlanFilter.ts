/**
 * Shows all tasks in the plan view again.
 */
import type { Services } from '../services.ts';
import { NO_FILTER } from '../plan/planFilter.ts';

export const id = 'throughline.plan.clearFilter';

export function run({ plan }: Services): Promise<void> {
  return plan.setFilter(NO_FILTER);
}
