/**
 * Shows all headings again.
 */
import type { Services } from '../services.ts';

export const id = 'throughline.outline.clearFilter';

export async function run({ outline }: Services): Promise<void> {
  outline.setFilter('');
}
