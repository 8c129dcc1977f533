/**
 * Moves a task behind the one after it in its list.
 */
import type { Services } from '../services.ts';
import { moveAmongSiblings } from '../plan/moveAmongSiblings.ts';

export const id = 'throughline.plan.moveTaskDown';

export function run(services: Services, argument?: unknown): Promise<void> {
  return moveAmongSiblings(services, argument, 1);
}
