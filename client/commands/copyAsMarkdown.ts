/**
 * Copies the contents list of a note or section as a Markdown list of links.
 */
import type { Services } from '../services.ts';
import { copyContents } from '../copyContents.ts';

export const id = 'throughline.copyContentsAsMarkdown';

export async function run(services: Services, argument?: unknown): Promise<void> {
  await copyContents(services, 'markdown', argument);
}
