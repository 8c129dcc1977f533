/**
 * Shows only one's own tasks in the plan view, or all again.
 */
import type { Services } from '../services.ts';
import { togglePlanFilter } from '../plan/togglePlanFilter.ts';

export const id = 'throughline.plan.toggleMine';

export function run({ plan }: Services): Promise<void> {
  return togglePlanFilter(plan, 'mine');
}
