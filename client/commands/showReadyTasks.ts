/**
 * Shows only ready tasks in the plan view, or all again.
 */
import type { Services } from '../services.ts';
import { togglePlanFilter } from '../plan/togglePlanFilter.ts';

export const id = 'throughline.plan.toggleReady';

export function run({ plan }: Services): Promise<void> {
  return togglePlanFilter(plan, 'ready');
}
