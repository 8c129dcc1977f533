/**
 * Copies the contents list of a note or section as indented text.
 */
import type { Services } from '../services.ts';
import { copyContents } from '../copyContents.ts';

export const id = 'throughline.copyContentsAsText';

export async function run(services: Services, argument?: unknown): Promise<void> {
  await copyContents(services, 'text', argument);
}
